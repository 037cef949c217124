using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using GptDialogue.Samples.Tavern.Browser;
using GptDialogue.Samples.Tavern.Console;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Samples.Tavern.Village;

namespace GptDialogue.Samples.Tavern
{
    /// <summary>
    /// Reads the options and starts a view of the game. Exit codes: 0 played, 1 a file is missing or damaged, 2 the command line
    /// was not understood. Only messages are printed, never a stack trace.
    /// </summary>
    internal static class CommandLine
    {
        public static int Run(string[] args, Screen screen)
        {
            var console = new Option<bool>("--console") { Description = "Play in the terminal instead of the browser." };
            var port = new Option<int>("--port") { Description = "The port of the page; else a free one.", HelpName = "N" };
            var noBrowser = new Option<bool>("--no-browser") { Description = "Only print the address of the page." };
            var saves = new Option<string?>("--saves") { Description = "The folder of saved games; else one of your own.", HelpName = "DIR" };
            var crowd = new Option<int>("--crowd") { Description = "So many people talk without a pause; for measurements.", HelpName = "N" };
            var bundle = new Option<string?>("--bundle") { Description = "The bundle that speaks; else the one that ships with the sample.", HelpName = "FILE" };
            var world = new Option<string?>("--world") { Description = "The folder of the world to visit; else Hollowmere.", HelpName = "DIR" };
            var seed = new Option<uint>("--seed") { Description = "The same seed and lines give the same replies.", HelpName = "N", DefaultValueFactory = _ => 1 };
            var npc = new Option<string?>("--npc") { Description = "Id or name of the person to begin with.", HelpName = "ID" };
            var say = new Option<string?>("--say") { Description = "Say one line, print the reply and leave; for scripts.", HelpName = "TEXT" };
            var root = new RootCommand("Hollowmere: a village whose people speak with a small model on this machine.")
            {
                console, port, noBrowser, saves, crowd, bundle, world, seed, npc, say,
            };
            port.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is < 0 or > 65535)
                    result.AddError("A port is a number from 1 to 65535; 0 takes a free one.");
            });
            root.SetAction(parsed =>
            {
                using var play = TavernPlay.Open(new PlayOptions
                {
                    Bundle = parsed.GetValue(bundle) ?? PlayOptions.ShippedBundle,
                    World = parsed.GetValue(world) ?? PlayOptions.ShippedWorld,
                    Seed = parsed.GetValue(seed),
                    Person = parsed.GetValue(npc),
                });
                if (parsed.GetValue(say) is string line)
                    return OneLine.Run(play, line, screen);
                if (parsed.GetValue(console))
                    return new ConsoleScene(play, screen).Run();
                return BrowserHost.Run(play, screen, new BrowserOptions
                {
                    Port = parsed.GetValue(port),
                    OpensBrowser = !parsed.GetValue(noBrowser),
                    Saves = parsed.GetValue(saves) ?? SaveSlots.DefaultFolder,
                    Seed = parsed.GetValue(seed),
                    Crowd = parsed.GetValue(crowd),
                });
            });

            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                foreach (ParseError error in parsed.Errors)
                    screen.Error.WriteLine(error.Message);
                screen.Error.WriteLine("Add --help to see what can be given.");
                return 2;
            }

            try
            {
                return parsed.Invoke(new InvocationConfiguration { Output = screen.Output, Error = screen.Error, EnableDefaultExceptionHandler = false });
            }
            catch (Exception fault) when (fault is GptDialogueException or IOException or UnauthorizedAccessException)
            {
                screen.Error.WriteLine(fault.Message);
                return 1;
            }
        }
    }
}
