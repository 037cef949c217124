using System.CommandLine;
using System.IO;
using GptDialogue.Authoring;
using GptDialogue.Worlds;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>pack DIR -o world.gptworld</c>: compiles a world for the game.</summary>
    internal static class PackVerb
    {
        public static Command Create(CliContext context)
        {
            var folder = new Argument<string>("DIR") { Description = "The folder of one world with its characters, or its .world.yaml file." };
            var output = new Option<string?>("--output", "-o") { Description = "The file to write; else the world's id with .gptworld.", HelpName = "FILE" };
            var verb = new Command("pack", "Compiles a world and its characters into one .gptworld file.") { folder, output };
            verb.SetAction(parsed =>
            {
                AuthoredWorld? world = WorldAtHand.LoadSound(parsed.GetRequiredValue(folder), context);
                if (world == null)
                {
                    return 1;
                }

                WorldPack pack = WorldCompiler.Compile(world);
                string path = parsed.GetValue(output) ?? pack.Id + ".gptworld";
                pack.Save(path);
                context.Output.WriteLine($"{path}: {pack.Characters.Count} characters, {pack.Facts.Count} facts, {pack.Actions.Count} actions, {new FileInfo(path).Length} bytes.");
                return 0;
            });
            return verb;
        }
    }
}
