using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Which tokens may continue the words of a reply: text that the spelling rules accept, and slots that stand for something.
    /// Only tokens that could be sampled at all are checked, which keeps the cost at a few microseconds a token.
    /// </summary>
    public sealed class WordMask
    {
        /// <summary>Tokens this far (in nats) below the best legal one are dropped unchecked: together they are worth under 0.1 %.</summary>
        public const float Band = 14f;

        /// <summary>How often the likeliest token is looked at before all are.</summary>
        private const int Tries = 16;

        private readonly VocabularyMap _vocabulary;
        private readonly SpellingRules _spelling;
        private readonly SlotTable _slots;
        private readonly bool _sells;
        private readonly bool _hasRole;
        private readonly bool _usesSlots;
        private SpellingRules.State _state;
        private bool _beginsInWords;
        private int _named; // bits of the slots that may stand in the reply; 0 for all
        private int _item; // the slot token of the only item named; -1 when there are several or none

        /// <summary>Creates the mask of one conversation.</summary>
        /// <param name="vocabulary">Tokens of the model.</param>
        /// <param name="lexicon">Words that may be spelled.</param>
        /// <param name="slots">Slots of the conversation.</param>
        /// <param name="self">The character.</param>
        /// <param name="form">The form the model was trained in; null for the usual one.</param>
        public WordMask(VocabularyMap vocabulary, Lexicon lexicon, SlotTable slots, CharacterCard self, PromptForm? form = null)
        {
            _usesSlots = form?.Slots ?? true;
            _vocabulary = vocabulary;
            _spelling = new SpellingRules(lexicon, free: !_usesSlots);
            _slots = slots;
            _sells = self.Sells.Count > 0;
            _hasRole = self.Role.Length > 0;
        }

        /// <summary>False where the model writes names out.</summary>
        public bool UsesSlots => _usesSlots;

        /// <summary>True if the words so far are whole sentences.</summary>
        public bool AtSentenceEnd => _state.AtSentenceEnd;

        /// <summary>True if a slot may follow.</summary>
        public bool CanPlaceSlot => _spelling.IsWordComplete(_state) && _state.Position != SpellingRules.Position.Open;

        /// <summary>The token of a full stop.</summary>
        public int FullStop { get; } = SpecialTokens.Count + '.';

        /// <summary>
        /// How far below the best legal token (in nats) others are kept, at most <see cref="Band"/>: less where whoever draws would
        /// not draw them anyway, as checking is what costs time.
        /// </summary>
        public float Reach { get; set; } = Band;

        /// <summary>Starts a reply.</summary>
        public void Begin()
        {
            _state = SpellingRules.State.Start;
            _beginsInWords = false;
            _named = 0;
            _item = -1;
        }

        /// <summary>Forbids a slot as the first token: after an action without argument it would read like one.</summary>
        public void BeginInWords() => _beginsInWords = true;

        /// <summary>
        /// Lets the reply name nothing but these, besides the speaker and the place: whoever asks for the ale must not be sold the rope
        /// that was spoken of before. Where only one item is named, every item the model would name is that one.
        /// </summary>
        internal void StayWith(IReadOnlyList<Entity> entities)
        {
            var items = 0;
            for (var i = 0; i < entities.Count; i++)
            {
                var token = _slots.Token(entities[i]);
                var slot = SlotTable.SlotOf(token);
                if (slot >= 0)
                    _named |= 1 << slot;
                if (entities[i].Kind == EntityKind.Item)
                    _item = items++ == 0 || token == _item ? token : -1;
            }
        }

        /// <summary>Sets the logits of all illegal tokens to −∞; <paramref name="end"/> and <paramref name="pointer"/> are legal when not −1.</summary>
        public void Apply(Span<float> logits, int end, int pointer)
        {
            if (_item >= 0)
                SlotTable.GatherItems(logits, _item);
            var best = BestLegal(logits, end, pointer);
            if (best < 0)
            {
                Rescue(logits, end, pointer);
                return;
            }

            var lowest = logits[best] - Math.Min(Reach, Band);
            for (var token = 0; token < logits.Length; token++)
            {
                if (token != best && !(logits[token] >= lowest && token < _vocabulary.Size && IsLegal(token, end, pointer)))
                    logits[token] = float.NegativeInfinity;
            }
        }

        /// <summary>The legal token of the largest logit, of equals the first, or -1; drops illegal ones on the way.</summary>
        private int BestLegal(Span<float> logits, int end, int pointer)
        {
            for (var i = 0; i < Tries; i++)
            {
                var best = Highest(logits);
                if (best < 0 || IsLegal(best, end, pointer))
                    return best;
                logits[best] = float.NegativeInfinity;
            }

            var legal = -1;
            for (var token = 0; token < _vocabulary.Size; token++)
            {
                if (logits[token] > (legal < 0 ? float.NegativeInfinity : logits[legal]) && IsLegal(token, end, pointer))
                    legal = token;
            }

            return legal;
        }

        private int Highest(ReadOnlySpan<float> logits)
        {
            var (best, highest) = (-1, float.NegativeInfinity);
            for (var token = 0; token < _vocabulary.Size; token++)
            {
                if (!(logits[token] > highest)) // false for NaN as well
                    continue;
                (best, highest) = (token, logits[token]);
            }

            return best;
        }

        /// <summary>True if the tokens, from the beginning of a reply, are whole sentences of legal words.</summary>
        internal bool CanSpell(int[] tokens)
        {
            var state = SpellingRules.State.Start;
            foreach (var token in tokens)
            {
                if (token < SpecialTokens.Count || !_spelling.TryAdvance(ref state, _vocabulary.Bytes(token)))
                    return false;
            }

            return state.AtSentenceEnd;
        }

        /// <summary>Advances over a chosen token.</summary>
        public void Accept(int token)
        {
            if (token >= SpecialTokens.Count)
                _spelling.TryAdvance(ref _state, _vocabulary.Bytes(token));
            else
                _state = SpellingRules.AfterSlot(_state, Control.IsFactPointer(token));
        }

        private bool IsLegal(int token, int end, int pointer)
        {
            if (token >= SpecialTokens.Count)
            {
                var next = _state;
                return _spelling.TryAdvance(ref next, _vocabulary.Bytes(token));
            }

            return token == end || (CanPlaceSlot && (token == pointer || IsUsableSlot(token)));
        }

        private bool IsUsableSlot(int token) =>
            _usesSlots && !(_beginsInWords && !_state.HasText)
            && (token == Control.Listener
            || (token == Control.Role && _hasRole)
            || (token == Control.Wares && _sells)
            || ((_slots.EntityOf(token) != null || _slots.PriceText(token) != null || _slots.RoleText(token) != null) && IsNamed(token)));

        private bool IsNamed(int token)
        {
            var slot = _named == 0 ? -1 : SlotTable.SlotOf(token);
            return slot < 0 || (_named & (1 << slot)) != 0;
        }

        // Non-finite logits (a broken model, a fault on the device) leave no usable order: any legal token will do.
        private void Rescue(Span<float> logits, int end, int pointer)
        {
            logits.Fill(float.NegativeInfinity);
            var any = end >= 0 ? end : pointer >= 0 && CanPlaceSlot ? pointer : -1;
            for (var token = 0; any < 0 && token < _vocabulary.Size; token++)
            {
                if (IsLegal(token, end, pointer))
                    any = token;
            }

            if (any >= 0)
                logits[any] = 0f;
        }
    }
}
