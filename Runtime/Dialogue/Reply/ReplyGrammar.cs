using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Generation;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// The grammar of a reply, enforced at the logits: tone, kind with its pointer, emotion, action with its argument, words, end.
    /// Nothing that is illegal at this moment has a probability above zero. One instance per conversation, reused every turn,
    /// without allocation per token.
    /// </summary>
    public sealed class ReplyGrammar : ITokenConstraint
    {
        /// <summary>Word tokens after which a reply ends at the next full stop.</summary>
        public const int SoftLimit = 36;

        /// <summary>Word tokens after which a reply is cut.</summary>
        public const int HardLimit = 56;

        /// <summary>Most tokens of a whole reply: its decisions, its words and its end.</summary>
        public const int LongestReply = HardLimit + 8;

        /// <summary>Word tokens that may stand before a fact is told.</summary>
        private const int MaxLeadIn = 12;

        private readonly CharacterCard _self;
        private readonly WordMask _words;
        private readonly List<int> _allowed = new List<int>(16);
        private readonly List<int> _wordTokens = new List<int>(HardLimit + 1);
        private TurnAnalysis _turn = new TurnAnalysis();
        private readonly DialogueMemory _memory;
        private Stage _stage;
        private bool _factPending;
        private ulong _hash;

        /// <summary>Creates the grammar of one conversation.</summary>
        public ReplyGrammar(CharacterCard self, DialogueMemory memory, WordMask words)
        {
            _self = self;
            _memory = memory;
            _words = words;
        }

        private enum Stage
        {
            Tone,
            Kind,
            Pointer,
            Emotion,
            Action,
            Argument,
            Words,
            Finished,
        }

        /// <summary>What was decided so far.</summary>
        public ReplyPlan Plan { get; } = new ReplyPlan();

        /// <summary>The tokens of the words, pointers and slots included, without the end token.</summary>
        public IReadOnlyList<int> Words => _wordTokens;

        /// <summary>True once the reply is complete.</summary>
        public bool IsFinished => _stage == Stage.Finished;

        /// <summary>True while words (and no longer decisions) are being chosen.</summary>
        public bool IsSpeaking => _stage == Stage.Words;

        /// <summary>A fingerprint of the kind and words, for telling repeated replies.</summary>
        public ulong Fingerprint => _hash;

        /// <summary>Starts a reply to an analysed line.</summary>
        public void Begin(TurnAnalysis turn)
        {
            _turn = turn;
            _stage = Stage.Tone;
            _factPending = false;
            _hash = 14695981039346656037UL;
            _wordTokens.Clear();
            _words.Begin();
            Plan.Reset();
        }

        /// <inheritdoc/>
        public void Apply(Span<float> logits)
        {
            if (_stage == Stage.Words)
            {
                MaskWords(logits);
                return;
            }

            _allowed.Clear();
            Choices(_allowed);
            KeepOnly(logits, _allowed);
        }

        /// <inheritdoc/>
        public void Accept(int token)
        {
            switch (_stage)
            {
                case Stage.Tone:
                    Plan.Tone = Control.ToneOf(token);
                    _stage = Stage.Kind;
                    break;
                case Stage.Kind:
                    AcceptKind(token);
                    break;
                case Stage.Pointer:
                    AcceptPointer(token);
                    break;
                case Stage.Emotion:
                    Plan.Emotion = Control.EmotionOf(token);
                    _stage = Stage.Action;
                    break;
                case Stage.Action:
                    AcceptAction(token);
                    break;
                case Stage.Argument:
                    Plan.Argument = _memory.Slots.EntityOf(token);
                    _stage = Stage.Words;
                    break;
                case Stage.Words:
                    AcceptWord(token);
                    break;
            }
        }

        private void Choices(List<int> allowed)
        {
            switch (_stage)
            {
                case Stage.Tone:
                    for (var tone = Tone.Friendly; tone <= Tone.Hostile; tone++)
                        allowed.Add(Control.Tone(tone));
                    break;
                case Stage.Kind:
                    KindChoices(allowed);
                    break;
                case Stage.Pointer:
                    var count = Plan.Kind == ReplyKind.Tell ? _turn.Facts.Count : _turn.Lines.Count;
                    var only = Plan.Kind == ReplyKind.Line && IsSameLine ? 1 : count;
                    for (var i = 0; i < only; i++)
                        allowed.Add(Plan.Kind == ReplyKind.Tell ? Control.FactPointer(i) : Control.LinePointer(i));
                    break;
                case Stage.Emotion:
                    EmotionChoices(allowed);
                    break;
                case Stage.Action:
                    ActionChoices(allowed);
                    break;
                case Stage.Argument:
                    foreach (var argument in ActionOf(Plan.Action!).Arguments)
                        allowed.Add(_memory.Slots.Token(argument));
                    break;
            }
        }

        private bool IsSameLine => _turn.Lines.Count > 0 && _turn.Lines[0].Score >= Retrieval.LineMatcher.SameScore;

        private void KindChoices(List<int> allowed)
        {
            if (IsSameLine)
            {
                allowed.Add(Control.PlayLine);
                return;
            }

            if (_turn.Lines.Count > 0)
                allowed.Add(Control.PlayLine);
            allowed.Add(Control.Refuse);
            allowed.Add(Control.Say);
            // With a secret on the table the only honest answers are to refuse or to talk of something else.
            if (_turn.IsLocked)
                return;
            if (_turn.Facts.Count > 0)
                allowed.Add(Control.Tell);
            allowed.Add(Control.Unknown);
            allowed.Add(Control.Farewell);
        }

        private void EmotionChoices(List<int> allowed)
        {
            if (Plan.Line?.Emotion != null)
            {
                allowed.Add(Control.Emotion(Plan.Line.Emotion.Value));
                return;
            }

            for (var emotion = Emotion.Neutral; emotion <= Emotion.Surprised; emotion++)
                allowed.Add(Control.Emotion(emotion));
        }

        private void ActionChoices(List<int> allowed)
        {
            // An authored line carries its own action, and a line that plays a fallback proposes nothing.
            var open = Plan.Kind == ReplyKind.Say || Plan.Kind == ReplyKind.Tell;
            for (var i = 0; open && i < _turn.Actions.Count; i++)
            {
                if (_turn.Actions[i].IsLegal)
                    allowed.Add(Control.ActionPointer(i));
            }

            allowed.Add(Control.NoAction);
        }

        private void AcceptKind(int token)
        {
            Plan.Kind = token == Control.Tell ? ReplyKind.Tell
                : token == Control.PlayLine ? ReplyKind.Line
                : token == Control.Unknown ? ReplyKind.Unknown
                : token == Control.Refuse ? ReplyKind.Refuse
                : token == Control.Farewell ? ReplyKind.Farewell
                : ReplyKind.Say;
            _stage = Plan.Kind == ReplyKind.Tell || Plan.Kind == ReplyKind.Line ? Stage.Pointer : Stage.Emotion;
        }

        private void AcceptPointer(int token)
        {
            if (Plan.Kind == ReplyKind.Tell)
            {
                Plan.Fact = _turn.Facts[Control.FactIndex(token)].Fact;
                _factPending = true;
            }
            else
            {
                Plan.Line = _turn.Lines[Control.LineIndex(token)].Line;
            }

            _stage = Stage.Emotion;
        }

        private void AcceptAction(int token)
        {
            var index = Control.ActionIndex(token);
            if (index >= 0)
                Plan.Action = _turn.Actions[index].Action;
            var authored = Plan.Kind != ReplyKind.Say && Plan.Kind != ReplyKind.Tell;
            _stage = authored ? Stage.Finished
                : Plan.Action != null && Plan.Action.Argument != ArgumentKind.None ? Stage.Argument
                : Stage.Words;
        }

        private void AcceptWord(int token)
        {
            if (token == Control.End)
            {
                _stage = Stage.Finished;
                return;
            }

            _wordTokens.Add(token);
            if (Control.IsFactPointer(token))
            {
                _factPending = false;
                // A pointer's number depends on the ranking of the turn; what makes two replies the same is the fact itself.
                foreach (var c in Plan.Fact!.Id)
                    Hash(c);
            }
            else
            {
                Hash(token);
            }

            _words.Accept(token);
            if (_wordTokens.Count >= HardLimit && !_factPending)
                _stage = Stage.Finished;
        }

        private void MaskWords(Span<float> logits)
        {
            var sentenceEnd = _words.AtSentenceEnd;
            var mustTell = _factPending && (_wordTokens.Count >= MaxLeadIn || (sentenceEnd && _wordTokens.Count > 2));
            var mustEnd = !_factPending && sentenceEnd && _wordTokens.Count >= SoftLimit;
            // A reply that will not come to an end is closed in good order rather than cut in the middle of a sentence.
            if (!_factPending && !sentenceEnd && _wordTokens.Count >= HardLimit - 4 && _words.CanPlaceSlot)
            {
                KeepOnly(logits, _words.FullStop);
                return;
            }

            if (mustTell && _words.CanPlaceSlot)
            {
                KeepOnly(logits, Pointer());
                return;
            }

            if (mustEnd)
            {
                KeepOnly(logits, Control.End);
                return;
            }

            var mayEnd = !_factPending && sentenceEnd && !_memory.WasSaid(_hash);
            _words.Apply(logits, mayEnd ? Control.End : -1, _factPending ? Pointer() : -1);
        }

        private int Pointer()
        {
            for (var i = 0; i < _turn.Facts.Count; i++)
            {
                if (_turn.Facts[i].Fact == Plan.Fact)
                    return Control.FactPointer(i);
            }

            throw new InvalidOperationException("A fact is told that is not offered.");
        }

        private Retrieval.ActionMatch ActionOf(GameAction action)
        {
            foreach (var match in _turn.Actions)
            {
                if (match.Action == action)
                    return match;
            }

            throw new InvalidOperationException("An action is proposed that is not offered.");
        }

        // FNV-1a over whole token ids.
        private void Hash(int value) => _hash = unchecked((_hash ^ (uint)value) * 1099511628211UL);

        private static void KeepOnly(Span<float> logits, int token)
        {
            var kept = logits[token];
            logits.Fill(float.NegativeInfinity);
            // A logit that is itself not usable must not leave the row without any choice.
            logits[token] = float.IsFinite(kept) ? kept : 0f;
        }

        private static void KeepOnly(Span<float> logits, List<int> tokens)
        {
            Span<float> kept = stackalloc float[tokens.Count];
            for (var i = 0; i < tokens.Count; i++)
                kept[i] = float.IsFinite(logits[tokens[i]]) ? logits[tokens[i]] : 0f;
            logits.Fill(float.NegativeInfinity);
            for (var i = 0; i < tokens.Count; i++)
                logits[tokens[i]] = kept[i];
        }
    }
}
