using System.CommandLine;
using System.IO;
using System.Text;
using GptDialogue.Authoring;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>lines DIR -o lines.csv</c>: the authored texts for localisation and voice.</summary>
    internal static class LinesVerb
    {
        public static Command Create(CliContext context)
        {
            var folder = new Argument<string>("DIR") { Description = "The folder of one world with its characters, or its .world.yaml file." };
            var output = new Option<string>("--output", "-o") { Description = "The file to write.", HelpName = "FILE", DefaultValueFactory = _ => "lines.csv" };
            var verb = new Command("lines", "Writes every authored text with a stable id as CSV: id,text,file,node,lineNumber.") { folder, output };
            verb.SetAction(parsed =>
            {
                string path = parsed.GetRequiredValue(folder), target = parsed.GetRequiredValue(output);
                AuthoredWorld? world = WorldAtHand.LoadAny(path, context);
                if (world == null)
                {
                    return 1;
                }

                string csv = LineSheet.Write(world, AuthoredFiles.FolderOf(world.World.File));
                AtomicFile.Write(target, stream => stream.Write(new UTF8Encoding(false).GetBytes(csv)));
                context.Output.WriteLine($"{target}: {CountRows(csv)} lines.");
                return 0;
            });
            return verb;
        }

        private static int CountRows(string csv) => CsvText.Parse(csv).Count - 1;
    }
}
