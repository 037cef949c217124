using System;
using System.CommandLine;

namespace GptDialogue.Soak
{
    /// <summary>
    /// Programs that talk for long, or to many, and print figures: <c>dotnet run -c Release --project Tests/Soak -- --help</c>.
    /// Exit code 1 if a figure misses its limit.
    /// </summary>
    internal static class Program
    {
        private static int Main(string[] args)
        {
            var bundle = new Option<string>("--bundle") { Description = "The bundle that talks; else the shipped one.", HelpName = "FILE", DefaultValueFactory = _ => Village.ShippedBundle, Recursive = true };
            var root = new RootCommand("Talks for long, or to many, and measures what that costs.") { bundle };

            var seconds = new Option<int>("--seconds") { Description = "Length of each part.", DefaultValueFactory = _ => 5 };
            var parts = new Option<int>("--parts") { Description = "How often silence and talk take turns.", DefaultValueFactory = _ => 4 };
            var characters = new Option<int>("--characters") { Description = "How many talk at the same time.", DefaultValueFactory = _ => 8 };
            var budget = new Option<double>("--budget") { Description = "Milliseconds per frame for the worker; 0 for no limit.", DefaultValueFactory = _ => 0 };
            var frames = new Command("frames", "A 60 Hz loop, silent and with characters talking: what a frame pays.") { seconds, parts, characters, budget };
            frames.SetAction(parsed => Frames.Run(parsed.GetValue(bundle)!, parsed.GetValue(characters), parsed.GetValue(seconds), parsed.GetValue(parts), parsed.GetValue(budget)));
            root.Add(frames);

            var sizes = new Option<int[]>("--sizes") { Description = "Numbers of conversations.", DefaultValueFactory = _ => [1, 2, 4, 8, 16, 32], AllowMultipleArgumentsPerToken = true };
            var replies = new Option<int>("--replies") { Description = "Replies of each conversation.", DefaultValueFactory = _ => 6 };
            var crowd = new Command("crowd", "Tokens per second, first words and gaps while characters talk at the same time.") { sizes, replies };
            crowd.SetAction(parsed => Crowd.Run(parsed.GetValue(bundle)!, parsed.GetValue(sizes)!, parsed.GetValue(replies)));
            root.Add(crowd);

            var crowds = new Option<int[]>("--sizes") { Description = "Numbers of conversations.", DefaultValueFactory = _ => [2, 8, 32], AllowMultipleArgumentsPerToken = true };
            var turns = new Option<int>("--turns") { Description = "Lines said to each.", DefaultValueFactory = _ => 4 };
            var parity = new Command("parity", "Characters that talk at the same time must say what each says alone, word for word.") { crowds, turns };
            parity.SetAction(parsed => Parity.Run(parsed.GetValue(bundle)!, parsed.GetValue(crowds)!, parsed.GetValue(turns)));
            root.Add(parity);

            var tokens = new Option<long>("--tokens") { Description = "When to stop.", DefaultValueFactory = _ => 1_000_000 };
            var soak = new Command("soak", "Talks for so many tokens; memory must stay flat, and no thread be left.") { tokens };
            soak.SetAction(parsed => Endurance.Talk(parsed.GetValue(bundle)!, parsed.GetValue(tokens)));
            root.Add(soak);

            var count = new Option<int>("--count") { Description = "How many.", DefaultValueFactory = _ => 1000 };
            var cycles = new Command("cycles", "Loads an engine, talks, cancels and destroys it, again and again; memory must stay flat, and no thread be left.") { count };
            cycles.SetAction(parsed => Endurance.Cycle(parsed.GetValue(bundle)!, parsed.GetValue(count)));
            root.Add(cycles);

            return root.Parse(args).Invoke();
        }
    }
}
