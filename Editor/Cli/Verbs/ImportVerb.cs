using System.CommandLine;
using System.IO;
using System.Text;
using GptDialogue.Authoring;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>import FILE</c>: characters from other tools.</summary>
    internal static class ImportVerb
    {
        public static Command Create(CliContext context)
        {
            var file = new Argument<string>("FILE") { Description = "A Yarn Spinner .yarn, a character card of V1 to V3 (.json or .png) or a .csv of lines." };
            var output = new Option<string>("--output", "-o") { Description = "The folder to write into.", HelpName = "DIR", DefaultValueFactory = _ => "." };
            var force = new Option<bool>("--force") { Description = "Replace files that are there already." };
            var verb = new Command("import", "Turns characters of other tools into .npc.yaml files.") { file, output, force };
            verb.SetAction(parsed =>
            {
                string folder = parsed.GetRequiredValue(output);
                var problems = new ProblemList();
                bool all = true;
                foreach (ImportedFile imported in Importer.Import(parsed.GetRequiredValue(file), problems))
                {
                    string path = Path.Combine(folder, imported.Name);
                    if (File.Exists(path) && !parsed.GetValue(force))
                    {
                        context.Error.WriteLine($"{path} is there already. Add --force to replace it.");
                        all = false;
                        continue;
                    }

                    AtomicFile.Write(path, stream => stream.Write(new UTF8Encoding(false).GetBytes(imported.Text)));
                    context.Output.WriteLine(path);
                }

                ProblemPrinter.Print(problems, context.Error);
                return all ? 0 : 1;
            });
            return verb;
        }
    }
}
