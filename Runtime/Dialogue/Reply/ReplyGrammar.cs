using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Dialogue.World;
using GptDialogue.Generation;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// The grammar of a reply, enforced at the logits: intent of the player's line, its tone, kind with its pointer, emotion, action with its argument, words, end.
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
        public const int LongestReply = HardLimit + 10;

        /// <summary>Word tokens that may stand before a fact is told.</summary>
        private const int MaxLeadIn = 12;

        /// <summary>Word tokens after which a reply that has not named what it must names it even within a sentence.</summary>
        private const int MaxDetour = 24;

        /// <summary>Word tokens that count as the beginning of a reply.</summary>
        internal const int Opening = 3;

        /// <summary>
        /// Nats against each of these tokens by which the reply would begin like an earlier one. That an end is masked when nothing new was said
        /// comes too late: a sentence added to one that the model knows by heart is seldom a good one.
        /// </summary>
        private const float Worn = 2f;

        private readonly CharacterCard _self;
        private readonly WordMask _words;
        private readonly List<int> _wordTokens = new List<int>(HardLimit + 1);
        private TurnAnalysis _turn = new TurnAnalysis();
        private readonly DialogueMemory _memory;
        private readonly ReplyDecisions _decisions;
        private readonly TopicChooser? _topics;
        private readonly ReplyScript _script = new ReplyScript();
        private bool _listsWares;
        private int _pending = -1; // the pointer or slot that the reply still has to hold
        private ulong _hash;
        private float _reach = WordMask.Band;

        /// <summary>Creates the grammar of one conversation.</summary>
        public ReplyGrammar(CharacterCard self, DialogueMemory memory, WordMask words)
            : this(self, memory, words, null)
        {
        }

        internal ReplyGrammar(CharacterCard self, DialogueMemory memory, WordMask words, TopicChooser? topics)
        {
            _topics = topics;
            _self = self;
            _memory = memory;
            _words = words;
            _decisions = new ReplyDecisions(memory.Slots);
        }

        /// <summary>What was decided so far.</summary>
        public ReplyPlan Plan => _decisions.Plan;

        /// <summary>The tokens of the words, pointers and slots included, without the end token.</summary>
        public IReadOnlyList<int> Words => _wordTokens;

        /// <summary>True once the reply is complete.</summary>
        public bool IsFinished => _decisions.Stage == ReplyStage.Finished;

        /// <summary>True while words (and no longer decisions) are being chosen.</summary>
        public bool IsSpeaking => _decisions.Stage == ReplyStage.Words;

        /// <summary>How far below the best legal word (in nats) others are kept; see <see cref="WordMask.Reach"/>.</summary>
        internal float Reach
        {
            set => _reach = value;
        }

        /// <summary>What is decided next.</summary>
        internal ReplyStage Stage => _decisions.Stage;

        /// <summary>The decisions so far and what may be decided next.</summary>
        internal ReplyDecisions Decisions => _decisions;

        /// <summary>A fingerprint of the kind and words, for telling repeated replies.</summary>
        public ulong Fingerprint => _hash;

        /// <summary>Fingerprints of how words of the model's own began, one for each token; empty for other replies.</summary>
        internal ulong[] OpeningFingerprints()
        {
            var fingerprints = new ulong[HasOwnWords ? Math.Min(Opening, _wordTokens.Count) : 0];
            var hash = StableHash.Empty;
            for (var i = 0; i < fingerprints.Length; i++)
                fingerprints[i] = OfOpening(hash = StableHash.Add(hash, _wordTokens[i]));
            return fingerprints;
        }

        /// <summary>Starts a reply to an analysed line.</summary>
        public void Begin(TurnAnalysis turn)
        {
            _turn = turn;
            _decisions.Begin(turn);
            _pending = -1;
            _listsWares = false;
            _hash = StableHash.Empty;
            _wordTokens.Clear();
            _words.Begin();
            _script.Clear();
        }

        /// <inheritdoc/>
        public void Apply(Span<float> logits)
        {
            if (_decisions.Stage == ReplyStage.Words)
            {
                MaskWords(logits);
                return;
            }

            KeepOnly(logits, _decisions.Choices());
            if (_decisions.Stage <= ReplyStage.Member)
                ReadingPrior.Add(_decisions.Stage, _turn, Plan.Family, logits);
            else
                RetrievalPrior.Add(_decisions.Stage, _turn, Plan, logits);
        }

        /// <summary>The token that has to come next, or -1 where there is a choice: only then are logits needed.</summary>
        internal int OnlyToken()
        {
            if (_decisions.Stage == ReplyStage.Finished) return -1;
            if (_decisions.Stage == ReplyStage.Words) return OnlyWord();
            var choices = _decisions.Choices();
            return choices.Count == 1 ? choices[0] : -1;
        }

        /// <inheritdoc/>
        public void Accept(int token)
        {
            if (_decisions.Stage == ReplyStage.Words)
                AcceptWord(token);
            else
                AcceptDecision(token);
        }

        private void AcceptDecision(int token)
        {
            var isAction = _decisions.Stage == ReplyStage.Action;
            var isPointer = _decisions.Stage == ReplyStage.Pointer;
            var isKind = _decisions.Stage == ReplyStage.Kind;
            _decisions.Accept(token);
            if (isKind && Plan.Kind == ReplyKind.Say && _topics != null)
                Plan.Emotions = _topics.Find(Plan.Intent!, _turn);
            if (isPointer && Plan.Kind == ReplyKind.Tell)
                _pending = token;
            if (isAction)
                PrepareWords();
        }

        private void PrepareWords()
        {
            if (Plan.Action != null && Plan.Action.Argument == ArgumentKind.None)
                _words.BeginInWords();
            if (Plan.Kind == ReplyKind.Say && Plan.Action == null && _words.UsesSlots)
            {
                // A written reply was found for what the line says beside: "do you ever get a day off" asks for no role.
                _pending = Plan.Emotions == 0 ? ReplyDuty.Of(Plan.Intent!, _turn, _memory.Slots, _self) : -1;
                _listsWares = _pending == Control.Wares;
                if (ReplyDuty.IsAboutAnItem(_turn))
                    _words.StayWith(_turn.Entities);
            }

            if (HasOwnWords && _pending < 0 && _topics != null)
                FollowTopic(_topics);
        }

        private void FollowTopic(TopicChooser topics)
        {
            topics.Fill(_script, Plan.Emotion);
            Plan.Topic = _script.IsEmpty ? null : topics.Topic;
        }

        private void AcceptWord(int token)
        {
            if (token == Control.End)
            {
                _decisions.Finish();
                return;
            }

            _wordTokens.Add(token);
            if (token == _pending)
                _pending = -1;
            if (Control.IsFactPointer(token))
            {
                // A pointer's number depends on the ranking of the turn; what makes two replies the same is the fact itself.
                foreach (var c in Plan.Fact!.Id)
                    Hash(c);
            }
            else
            {
                Hash(token);
            }

            _words.Accept(token);
            _script.Accept(token);
            if (_wordTokens.Count >= HardLimit && _pending < 0)
                _decisions.Finish();
        }

        private void MaskWords(Span<float> logits)
        {
            var only = OnlyWord();
            if (only >= 0)
            {
                KeepOnly(logits, only);
                return;
            }

            if (!_script.IsEmpty)
            {
                _script.Mask(logits);
                return;
            }

            var mayEnd = _pending < 0 && _words.AtSentenceEnd && !_memory.WasSaid(_hash);
            var mayBeWorn = HasOwnWords && _wordTokens.Count < Opening && (_wordTokens.Count == 0 || _memory.WasSaid(OfOpening(_hash)));
            // The best word may lose so much, and then others are within reach of what is best.
            _words.Reach = mayBeWorn ? _reach + Worn : _reach;
            _words.Apply(logits, mayEnd ? Control.End : -1, _pending);
            if (mayBeWorn)
                BeginOtherwise(logits);
        }

        private bool HasOwnWords => Plan.Kind == ReplyKind.Say && Plan.Action == null;

        private void BeginOtherwise(Span<float> logits)
        {
            for (var token = 0; token < logits.Length; token++)
            {
                if (!float.IsNegativeInfinity(logits[token]) && _memory.WasSaid(OfOpening(StableHash.Add(_hash, token))))
                    logits[token] -= Worn;
            }
        }

        // No whole reply has the fingerprint of a beginning.
        private static ulong OfOpening(ulong hash) => ~hash;

        private int OnlyWord()
        {
            if (!_script.IsEmpty) return _script.OnlyToken();
            var sentenceEnd = _words.AtSentenceEnd;
            if (_listsWares && _wordTokens.Count < 3 && ListOfWares() is var listed && listed >= 0) return listed;
            var mustTell = _pending >= 0 && (_wordTokens.Count >= (Plan.Fact != null ? MaxLeadIn : MaxDetour) || (sentenceEnd && _wordTokens.Count > 2));
            var mustEnd = _pending < 0 && sentenceEnd && _wordTokens.Count >= SoftLimit;
            // A reply that will not come to an end is closed in good order rather than cut in the middle of a sentence.
            if (_pending < 0 && !sentenceEnd && _wordTokens.Count >= HardLimit - 4 && _words.CanPlaceSlot) return _words.FullStop;
            if (mustTell && _words.CanPlaceSlot) return _pending;
            return mustEnd ? Control.End : -1;
        }

        // Whoever has wares names them and no more: the model mixes what sellers say with what those say who have nothing to sell.
        private int ListOfWares() => _wordTokens.Count switch
        {
            0 => Control.Wares,
            1 => _words.FullStop,
            _ => _memory.WasSaid(_hash) ? -1 : Control.End,
        };

        private void Hash(int value) => _hash = StableHash.Add(_hash, value);

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
