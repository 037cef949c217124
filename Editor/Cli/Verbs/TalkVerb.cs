using System.CommandLine;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using GptDialogue.Dialogue;
using GptDialogue.Traces;
using GptDialogue.Worlds;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>talk DIR NPC</c>: a conversation in the terminal.</summary>
    internal static class TalkVerb
    {
        public static Command Create(CliContext context)
        {
            var folder = new Argument<string>("DIR") { Description = "The folder of one world with its characters, or its .world.yaml file." };
            var npc = new Argument<string>("NPC") { Description = "Id or name of the character." };
            var bundle = new Option<string?>("--bundle") { Description = "The bundle that answers; else the nearest one.", HelpName = "FILE" };
            var variant = new Option<string?>("--variant") { Description = "The variant of the bundle; else the best for this machine.", HelpName = "NAME" };
            var seed = new Option<int>("--seed") { Description = "The same seed and lines give the same replies.", HelpName = "N", DefaultValueFactory = _ => 1 };
            var trust = new Option<int>("--trust") { Description = "Trust to begin with.", HelpName = "N" };
            var flags = new Option<string[]>("--flag") { Description = "A flag to set at the beginning; may be repeated.", HelpName = "NAME" };
            var trace = new Option<string?>("--trace") { Description = "Record the conversation for a bug report; see replay.", HelpName = "FILE" };
            var verb = new Command("talk", "Talks with a character. Type /help inside for what else can be done.") { folder, npc, bundle, variant, seed, trust, flags, trace };
            verb.SetAction(parsed =>
            {
                string path = parsed.GetRequiredValue(folder), wanted = parsed.GetRequiredValue(npc);
                AuthoredWorld? world = WorldAtHand.LoadAny(path, context);
                if (world == null)
                {
                    return 1;
                }

                WorldPack pack = WorldCompiler.Compile(world);
                CharacterCard card = pack.FindCharacter(wanted) ?? pack.Characters.FirstOrDefault(other => Glossary.Resolve(wanted, [other.Name]) != null)
                    ?? throw new GptDialogueException($"{path}: there is no character '{wanted}'. {Nearest.Suggestion(wanted, pack.Characters.Select(other => other.Id).ToList(), "Add a character file.")}");
                var state = new GameState { Trust = parsed.GetValue(trust) };
                foreach (string flag in parsed.GetValue(flags) ?? [])
                {
                    state.Set(flag);
                }

                string model = BundleFinder.Find(parsed.GetValue(bundle), path);
                using ISuiteSpeaker speaker = context.Backend.OpenSpeaker(model, new DialogueOptions { Variant = parsed.GetValue(variant) });
                context.Output.WriteLine($"{card.Name}, {card.Role}. {System.IO.Path.GetFileName(model)} on {speaker.Device}. /help for more, /quit to leave.");
                TraceRecorder? recorder = parsed.GetValue(trace) != null ? new TraceRecorder() : null;
                if (recorder != null)
                {
                    (speaker as EngineSpeaker ?? throw new GptDialogueException("Only the engine's replies can be recorded.")).Trace = recorder;
                }

                using ISuiteConversation conversation = speaker.Open(pack, card.Id, state, (ulong)parsed.GetValue(seed));
                try
                {
                    new TalkLoop(context, card, state, conversation, pack.Flags).Run();
                }
                finally
                {
                    recorder?.Trace.Save(parsed.GetRequiredValue(trace)!);
                }

                return 0;
            });
            return verb;
        }
    }
}
