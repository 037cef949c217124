using System;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// A loaded bundle with the thread that runs it: <c>Load</c> once, <c>Open</c> a conversation per character, <c>Say</c> lines,
    /// drain the replies. Dispose when the game ends; replies in flight are cancelled.
    /// </summary>
    public sealed class DialogueEngine : IDisposable
    {
        private readonly ModelSession _session;
        private readonly RowLeases _rows;

        private DialogueEngine(BundleReader bundle, DialogueOptions options)
        {
            Options = options;
            Header = bundle.Header;
            Tokenizer = new BpeTokenizer(Header.Merges, Header.SpecialTokens);
            Vocabulary = new VocabularyMap(Tokenizer);
            Lexicon = new Lexicon(Header.Words);
            _session = ModelSession.Load(bundle, new ModelOptions { Variant = options.Variant, Rows = options.Rows }, options.Devices);
            _rows = new RowLeases(_session);
            Worker = new GenerationWorker(new WorkerOptions { Interrupt = _session.Interrupt, Teardown = _session.Dispose });
        }

        /// <summary>What the bundle says about itself: sizes, licence, sources.</summary>
        public BundleHeader Header { get; }

        /// <summary>The variant and device that run.</summary>
        public string Device => _session.Device.Name + " " + _session.Variant;

        /// <summary>What runs, on what, why not the others, and the memory it takes. From any thread.</summary>
        public DeviceReport DeviceReport => _session.Report;

        /// <summary>The setup.</summary>
        public DialogueOptions Options { get; }

        internal BpeTokenizer Tokenizer { get; }

        internal VocabularyMap Vocabulary { get; }

        internal Lexicon Lexicon { get; }

        internal GenerationWorker Worker { get; }

        /// <summary>Loads a bundle and starts the thread. Takes some hundred milliseconds: call it while a level loads.</summary>
        /// <exception cref="GptDialogueException">The file is missing, damaged or too new, or no variant of it can run here.</exception>
        public static DialogueEngine Load(string bundlePath, DialogueOptions? options = null)
        {
            using var bundle = BundleReader.Open(bundlePath);
            return new DialogueEngine(bundle, options ?? new DialogueOptions());
        }

        /// <summary>Loads a bundle that is already in memory, as engines deliver their assets. The array is read during the call only.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged or too new, or no variant of them can run here.</exception>
        public static DialogueEngine Load(byte[] bundleBytes, DialogueOptions? options = null)
        {
            using var bundle = BundleReader.Open(bundleBytes);
            return new DialogueEngine(bundle, options ?? new DialogueOptions());
        }

        /// <summary>Begins a conversation with a character of a world.</summary>
        /// <exception cref="GptDialogueException">The world has no such character.</exception>
        public Conversation Open(WorldPack world, string characterId, IGameState? state = null, ConversationOptions? options = null)
        {
            var self = world.FindCharacter(characterId) ?? throw new GptDialogueException(
                $"The world '{world.Id}' has no character '{characterId}'. It has: {string.Join(", ", world.Characters.Select(c => c.Id))}.");
            return new Conversation(this, world, self, state ?? new GameState(), options ?? new ConversationOptions());
        }

        /// <summary>Cancels what runs and frees the model; waits at most a few seconds.</summary>
        public void Dispose() => Worker.Dispose();

        /// <summary>The generator that holds the conversation's context; on the worker thread.</summary>
        internal Generator GeneratorFor(Conversation conversation) => _rows.For(conversation);
    }
}
