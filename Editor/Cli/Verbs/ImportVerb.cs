using System.CommandLine;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>import FILE</c>: characters from other tools.</summary>
    internal static class ImportVerb
    {
        public static Command Create(CliContext context)
        {
            var file = new Argument<string>("FILE") { Description = "A Yarn Spinner .yarn, a character card V2 or V3 (.json or .png) or a .csv of lines." };
            var output = new Option<string?>("--output", "-o") { Description = "The folder to write into; else the current one.", HelpName = "DIR" };
            var verb = new Command("import", "Turns characters of other tools into .npc.yaml files.") { file, output };
            verb.SetAction(int (ParseResult parsed) => throw new GptDialogueException($"{parsed.GetRequiredValue(file)}: no importer reads this file."));
            return verb;
        }
    }
}
