using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GptDialogue.Bundles;
using GptDialogue.Dialogue;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using GptDialogue.Sampling;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Hosts
{
    /// <summary>
    /// The same talk on every host: loads a bundle and a world, says the lines to a character, and writes every reply with its token
    /// ids to a file, so that hosts can be compared token for token. Prints which device ran.
    /// </summary>
    internal static class Program
    {
        private const string Usage =
            "Talk BUNDLE WORLD.gptworld CHARACTER OUT [--variant NAME] [--device cpu|webgpu|cuda|cuda-plugin] [--libraries FOLDER] [--greedy] [--speed]";

        private static readonly string[] _lines =
        {
            "Good evening!", "What happened to the bridge?", "Who are you?", "I need a bed for the night.", "What do you sell?",
            "You are a liar and a thief.", "(she hands me the key) Thank you.", "", "Goodbye.",
        };

        private static int Main(string[] arguments)
        {
            if (arguments.Length < 4)
            {
                Console.Error.WriteLine(Usage);
                return 2;
            }
            try
            {
                File.WriteAllText(arguments[3], Talk(arguments));
                if (arguments.Contains("--speed")) Console.WriteLine(Speed.Measure(arguments[0], Value(arguments, "--variant"), Devices(arguments)));
                return 0;
            }
            catch (GptDialogueException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        }

        private static string Talk(string[] arguments)
        {
            var options = new DialogueOptions { Rows = 2, Variant = Value(arguments, "--variant"), Devices = Devices(arguments) };
            // Sampling with a seed is as repeatable as always taking the likeliest token; the latter forgives rounding of other kernels.
            if (arguments.Contains("--greedy")) options.Words = SamplerOptions.Greedy;
            using (var engine = DialogueEngine.Load(arguments[0], options))
            {
                Console.WriteLine(engine.DeviceReport);
                var wanted = Value(arguments, "--device") ?? "cpu";
                if (engine.DeviceReport.Device != wanted) throw new GptDialogueException($"{wanted} does not run here.");
                var world = WorldPack.Load(arguments[1]);
                // Another session beside the engine's: some providers have to be kept from running both at once.
                var free = Task.Run(() => FreeText(arguments, options));
                var conversation = engine.Open(world, arguments[2], null, new ConversationOptions { Seed = 7 });
                // The second begins with the same card, which is copied from the first one's row where the device can copy.
                var other = engine.Open(world, arguments[2], null, new ConversationOptions { Seed = 8 });
                var talk = string.Concat(_lines.Select(line => Exchange(conversation, line))) + Exchange(other, _lines[1]) + Exchange(conversation, _lines[2]);
                if (engine.DeviceReport.Device != wanted) throw new GptDialogueException($"{wanted} was lost: {engine.DeviceReport}");
                return talk + free.Result;
            }
        }

        /// <summary>What the model writes without a grammar: every token is its own.</summary>
        private static string FreeText(string[] arguments, DialogueOptions options)
        {
            using (var bundle = BundleReader.Open(arguments[0]))
            using (var session = ModelSession.Load(bundle, new ModelOptions { Variant = options.Variant }, options.Devices))
            {
                var generator = new Generator(session);
                var tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
                generator.Prefill(tokenizer.Encode("Once there was a girl who lived by the sea. One day she found"));
                var greedy = new Sampler(SamplerOptions.Greedy, 1, session.VocabularySize);
                return "free: " + string.Join(" ", Enumerable.Range(0, 60).Select(_ => generator.Next(greedy))) + "\n";
            }
        }

        private static string Exchange(Conversation conversation, string line)
        {
            var tokens = new Tokens();
            var reply = conversation.Say(line, new SayOptions { Observer = tokens }).Wait();
            if (reply.End != ReplyEnd.Finished) throw new GptDialogueException($"'{line}' ended as {reply.End}: {reply.Fault}");
            return $"> {line}\n{reply.Text}\n{reply.Tone} {reply.Emotion} {reply.Action} {string.Join(" ", tokens.Ids)}\n";
        }

        private static DeviceOptions Devices(string[] arguments)
        {
            var folders = Value(arguments, "--libraries") is string folder ? new[] { folder } : Array.Empty<string>();
            var devices = new DeviceOptions { KeepFaster = false, LibraryFolders = folders };
            devices.Order = Value(arguments, "--device") switch
            {
                "webgpu" => new IExecutionDevice[] { new WebGpuDevice() },
                "cuda" => new IExecutionDevice[] { new CudaDevice() },
                "cuda-plugin" => new IExecutionDevice[] { PluginDevice.Cuda(folders) },
                _ => Array.Empty<IExecutionDevice>(),
            };
            return devices;
        }

        private static string? Value(string[] arguments, string name)
        {
            var at = Array.IndexOf(arguments, name);
            return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
        }

        private sealed class Tokens : IReplyObserver
        {
            public List<int> Ids { get; } = new List<int>();

            public void Prompted(ReplyPrompt prompt)
            {
            }

            public void Chosen(ReplyToken token) => Ids.Add(token.Chosen.Id);
        }
    }
}
