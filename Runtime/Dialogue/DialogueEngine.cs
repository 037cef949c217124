using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Bundles;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
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
    public sealed partial class DialogueEngine : IDisposable
    {
        private readonly ConditionalWeakTable<WorldPack, Lexicon> _lexicons = new ConditionalWeakTable<WorldPack, Lexicon>();
        private readonly ModelSession _model;
        private readonly EngineParts _parts;

        private DialogueEngine(BundleReader bundle, DialogueOptions options, LoadSteps steps)
        {
            Options = options;
            Header = bundle.Header;
            Clock = options.Clock ?? new MonotonicClock();
            Governor = new FrameGovernor(Clock);
            Tokenizer = new BpeTokenizer(Header.Merges, Header.SpecialTokens);
            Vocabulary = new VocabularyMap(Tokenizer);
            steps.Next(LoadStep.Model);
            // They take as long as the model does; a second core, where there is one, reads them meanwhile.
            var parts = Task.Run(() => new EngineParts(Header, options.Topics));
            _model = ModelSession.Load(bundle, new ModelOptions { Variant = options.Variant, Rows = options.Rows }, options.Devices);
            var session = options.Wrap?.Invoke(_model) ?? _model;
            try
            {
                _parts = parts.GetAwaiter().GetResult();
                steps.Next(LoadStep.Thread);
                Worker = new GenerationWorker(session, options.ForWorker(Governor, Clock));
            }
            catch
            {
                session.Dispose();
                throw;
            }
            Meter = new EngineMeter(Worker, session, _model.ModelBytes);
            steps.Next(LoadStep.Ready);
        }

        /// <summary>What the bundle says about itself: sizes, licence, sources.</summary>
        public BundleHeader Header { get; }

        /// <summary>The variant and device that run.</summary>
        public string Device => _model.Device.Name + " " + _model.Variant;

        /// <summary>The variant of the bundle that runs.</summary>
        internal string Variant => _model.Variant;

        /// <summary>What runs, on what, why not the others, and the memory it takes. From any thread.</summary>
        public DeviceReport DeviceReport => _model.Report;

        /// <summary>The setup.</summary>
        public DialogueOptions Options { get; }

        /// <summary>Limits what talking may cost: tokens per second, milliseconds per frame, less after long frames.</summary>
        public FrameGovernor Governor { get; }

        /// <summary>Priority of the thread that runs the model; may be changed at any time, such as during a cutscene.</summary>
        public ThreadPriority ThreadPriority
        {
            get => Worker.Priority;
            set => Worker.Priority = value;
        }

        /// <summary>What the engine does and what it costs, as of now. Allocates nothing; from the game's thread.</summary>
        public EngineFigures Figures => Meter.Read();

        internal BpeTokenizer Tokenizer { get; }

        internal VocabularyMap Vocabulary { get; }

        internal Lexicon Lexicon => _parts.Lexicon;

        /// <summary>The lexicon without what a world blocks; made once per world, as it holds thousands of words. Any thread.</summary>
        internal Lexicon LexiconOf(WorldPack world) => _lexicons.GetValue(
            world, w => Lexicon.Without(new HashSet<string>(w.Blocked.Select(blocked => blocked.ToLowerInvariant()))));

        internal IntentReader? Reader => _parts.Reader;

        internal NgramTable Drafts => _parts.Drafts;

        internal TopicBank? Topics => _parts.Topics;

        /// <summary>Tells which of the written replies suits a line; null when the bundle does not know.</summary>
        internal ReplyRanker? Ranker => _parts.Ranker;

        /// <summary>Decides what lines are after; null when the bundle has none.</summary>
        internal LineJudge? Judge => _parts.Judge;

        internal GenerationWorker Worker { get; }

        internal IClock Clock { get; }

        internal EngineMeter Meter { get; }

        /// <summary>Loads a bundle and starts the thread. Takes some hundred milliseconds: use <c>LoadAsync</c> in a running game.</summary>
        /// <exception cref="GptDialogueException">The file is missing, damaged or too new, or no variant of it can run here.</exception>
        public static DialogueEngine Load(string bundlePath, DialogueOptions? options = null) =>
            Load(() => BundleReader.Open(bundlePath), options, new LoadSteps(null, default));

        /// <summary>Loads a bundle that is already in memory, as engines deliver their assets. The array is read during the call only.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged or too new, or no variant of them can run here.</exception>
        public static DialogueEngine Load(byte[] bundleBytes, DialogueOptions? options = null) =>
            Load(() => BundleReader.Open(bundleBytes), options, new LoadSteps(null, default));

        /// <summary>Loads a bundle on another thread, so that no frame waits for it: the model is warm when the task completes.</summary>
        /// <param name="bundlePath">The file.</param>
        /// <param name="options">The setup.</param>
        /// <param name="progress">Told of each step.</param>
        /// <param name="cancel">Looked at between the steps; nothing is left behind.</param>
        /// <exception cref="GptDialogueException">The file is missing, damaged or too new, or no variant of it can run here.</exception>
        /// <exception cref="OperationCanceledException">It was cancelled.</exception>
        public static Task<DialogueEngine> LoadAsync(
            string bundlePath, DialogueOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancel = default) =>
            Task.Run(() => Load(() => BundleReader.Open(bundlePath), options, new LoadSteps(progress, cancel)), cancel);

        /// <summary>The same for a bundle in memory; the array must not change before the task has completed.</summary>
        public static Task<DialogueEngine> LoadAsync(
            byte[] bundleBytes, DialogueOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancel = default) =>
            Task.Run(() => Load(() => BundleReader.Open(bundleBytes), options, new LoadSteps(progress, cancel)), cancel);

        /// <summary>Begins a conversation with a character of a world.</summary>
        /// <exception cref="GptDialogueException">The world has no such character.</exception>
        public Conversation Open(WorldPack world, string characterId, IGameState? state = null, ConversationOptions? options = null)
        {
            var self = world.FindCharacter(characterId) ?? throw new GptDialogueException(
                $"The world '{world.Id}' has no character '{characterId}'. It has: {string.Join(", ", world.Characters.Select(c => c.Id))}.");
            return new Conversation(this, world, self, state ?? new GameState(), options ?? new ConversationOptions());
        }

        /// <summary>
        /// Cancels what runs and frees the model; waits at most <see cref="DialogueOptions.StopTimeout"/>. Every reply is completed, as
        /// cancelled, when it returns.
        /// </summary>
        public void Dispose() => Worker.Dispose();

        private static DialogueEngine Load(Func<BundleReader> open, DialogueOptions? options, LoadSteps steps)
        {
            steps.Next(LoadStep.Bundle);
            using var bundle = open();
            return new DialogueEngine(bundle, options ?? new DialogueOptions(), steps);
        }
    }
}
