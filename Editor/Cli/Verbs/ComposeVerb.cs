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
            var count = new Option<int>("--count") { Description = "How many examples, one reply each.", HelpName = "N", DefaultValueFactory = _ => 10_000 };
            var seed = new Option<int>("--seed") { Description = "The same seed gives the same dialogues.", HelpName = "N", DefaultValueFactory = _ => 1 };
            var bundle = new Option<string?>("--bundle") { Description = "Bundle of the model that is to be trained; its tokenizer writes the examples.", HelpName = "FILE" };
            var facts = new Option<string[]>("--facts") { Description = "Text files whose statements become facts of random worlds.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
            var verb = new Command("compose", "Composes training dialogues of a world, one JSON object a line.") { folder, output, count, seed, bundle, facts };
            verb.SetAction(parsed =>
            {
                AuthoredWorld? world = WorldAtHand.LoadSound(parsed.GetRequiredValue(folder), context);
                if (world == null)
                {
                    return 1;
                }

                var options = new ComposeOptions(parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(bundle), parsed.GetRequiredValue(folder), parsed.GetValue(facts) ?? []);
                string target = parsed.GetRequiredValue(output);
                int written = 0;
                AtomicFile.Write(target, stream =>
                {
                    using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
                    written = context.Backend.Compose(WorldCompiler.Compile(world), options, writer);
                });
                context.Output.WriteLine($"{target}: {written} examples.");
                return 0;
            });
            return verb;
        }
    }
}
