using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Saves;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Traces
{
    /// <summary>
    /// Records one conversation: give it to <see cref="ConversationOptions.Trace"/>. Takes some kilobytes a turn; without one, talking
    /// pays nothing for it. Replies that were prepared and not chosen are not in the trace.
    /// </summary>
    public sealed class TraceRecorder
    {
        private readonly object _gate = new object();
        private readonly List<TracedTurn> _turns = new List<TracedTurn>();
        private Trace? _about;

        /// <summary>What was recorded so far; from any thread.</summary>
        /// <exception cref="GptDialogueException">No conversation was opened with this recorder.</exception>
        public Trace Trace
        {
            get
            {
                lock (_gate)
                {
                    var about = _about ?? throw new GptDialogueException(
                        "Nothing was recorded: open a conversation with this recorder in its options first.");
                    return new Trace
                    {
                        World = about.World,
                        Character = about.Character,
                        PlayerName = about.PlayerName,
                        Seed = about.Seed,
                        Device = about.Device,
                        Variant = about.Variant,
                        Words = about.Words,
                        BundleHash = about.BundleHash,
                        Tokenizer = about.Tokenizer,
                        Turns = _turns.ToArray(),
                    };
                }
            }
        }

        internal void Attach(DialogueEngine engine, WorldPack world, CharacterCard self, ConversationOptions options)
        {
            lock (_gate)
            {
                if (_about != null)
                    throw new GptDialogueException($"The recorder follows the conversation with '{_about.Character}' already. Make one for each.");
                _about = new Trace
                {
                    World = world,
                    Character = self.Id,
                    PlayerName = options.PlayerName,
                    Seed = options.Seed,
                    Device = engine.Device,
                    Variant = engine.Variant,
                    Words = engine.Options.Words,
                    BundleHash = engine.Header.Hash,
                    Tokenizer = TokenizerFingerprint.Of(engine.Header),
                };
            }
        }

        internal ITurnProbe NewTurn(BpeTokenizer tokenizer) => new Probe(this, tokenizer);

        private void Add(TracedTurn turn)
        {
            lock (_gate) _turns.Add(turn);
        }

        private sealed class Probe : ITurnProbe
        {
            private readonly TraceRecorder _recorder;
            private readonly BpeTokenizer _tokenizer;
            private readonly TracedTurn _turn = new TracedTurn();
            private bool _began;
            private readonly List<int> _tokens = new List<int>();
            private readonly List<ulong> _masks = new List<ulong>();
            private readonly List<KeyValuePair<int, string>> _pieces = new List<KeyValuePair<int, string>>();

            public Probe(TraceRecorder recorder, BpeTokenizer tokenizer)
            {
                _recorder = recorder;
                _tokenizer = tokenizer;
            }

            public void Began(string? line, GameState game, ConversationState before)
            {
                _turn.Line = line;
                _turn.Flags = game.Flags.Where(flag => flag.Value).Select(flag => flag.Key).ToList();
                _turn.Trust = game.Trust;
                _turn.Before = before.Copy();
                _began = true;
                _turn.Exchanges = before.Memory.Exchanges.Select(tokens => SavedExchange.Of(tokens, _tokenizer)).ToList();
            }

            public void Prompted(int[] prompt) => _turn.Prompt = prompt;

            public void Masked(ulong allowed) => _masks.Add(allowed);

            public void Chosen(int token) => _tokens.Add(token);

            public void Spoke(string words) => _pieces.Add(new KeyValuePair<int, string>(_tokens.Count, words));

            public void Ended(ReplyResult result)
            {
                if (!_began)
                    return; // cancelled while it waited
                _turn.Tokens = _tokens;
                _turn.Masks = _masks;
                _turn.Pieces = _pieces;
                _turn.Result = result;
                _recorder.Add(_turn);
            }
        }
    }
}
