using System.CommandLine;
using System.IO;
using System.Text;
using GptDialogue.Authoring;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>compose DIR -o dialogues.jsonl</c>: training dialogues of a world.</summary>
    internal static class ComposeVerb
    {
        public static Command Create(CliContext context)
        {
            var folder = new Argument<string>("DIR") { Description = "The folder of one world with its characters, or its .world.yaml file." };
            var output = new Option<string>("--output", "-o") { Description = "The file to write.", HelpName = "FILE", DefaultValueFactory = _ => "dialogues.jsonl" };
            var count = new Option<int>("--count") { Description = "How many dialogues.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
            var seed = new Option<int>("--seed") { Description = "The same seed gives the same dialogues.", HelpName = "N", DefaultValueFactory = _ => 1 };
            var verb = new Command("compose", "Composes training dialogues of a world, one JSON object a line.") { folder, output, count, seed };
            verb.SetAction(parsed =>
            {
                AuthoredWorld? world = WorldAtHand.LoadSound(parsed.GetRequiredValue(folder), context);
                if (world == null)
                {
                    return 1;
                }

                string target = parsed.GetRequiredValue(output);
                int written = 0;
                AtomicFile.Write(target, stream =>
                {
                    using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
                    written = context.Backend.Compose(WorldCompiler.Compile(world), new ComposeOptions(parsed.GetValue(count), parsed.GetValue(seed)), writer);
                });
                context.Output.WriteLine($"{target}: {written} dialogues.");
                return 0;
            });
            return verb;
        }
    }
}
