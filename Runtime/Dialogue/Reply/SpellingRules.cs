using System;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Decides byte by byte whether text may go on: every word must be in the lexicon, and a capital letter may only begin a
    /// sentence or the word "I". That makes it impossible to spell a name; names come from slots alone.
    /// </summary>
    public sealed class SpellingRules
    {
        private readonly Lexicon _lexicon;
        private readonly bool _free;

        /// <summary>Creates the rules; with an empty lexicon any letters pass.</summary>
        /// <param name="lexicon">Words that may be spelled.</param>
        /// <param name="free">Lets any printable ASCII pass, names and figures included; only sentences are kept track of.</param>
        public SpellingRules(Lexicon lexicon, bool free = false)
        {
            _lexicon = lexicon;
            _free = free;
        }

        /// <summary>Where the text stands.</summary>
        public struct State
        {
            internal int Node;
            internal Position Position;
            internal bool SentenceStart;
            internal bool HasText;
            internal bool AfterPossessive;
            internal bool MaybePossessive;

            /// <summary>The state before the first character; the first word brings its own leading space.</summary>
            public static State Start => new State { SentenceStart = true, Position = Position.Closed };

            /// <summary>True if something was said and no sentence is open.</summary>
            public bool AtSentenceEnd => HasText && SentenceStart && Position != Position.Word;
        }

        internal enum Position : byte
        {
            /// <summary>After punctuation: a space must come before the next word.</summary>
            Closed,

            /// <summary>After a space or hyphen: a word may begin.</summary>
            Open,

            /// <summary>Inside a word.</summary>
            Word,

            /// <summary>After "I" in the middle of a sentence: no letter may follow.</summary>
            LoneI,

            /// <summary>After a name: only a possessive, punctuation or a space may follow.</summary>
            Name,

            /// <summary>After an apostrophe that begins a possessive.</summary>
            Possessive,
        }

        /// <summary>Advances over the bytes of one token; false, leaving the state alone, if the text may not go on so.</summary>
        public bool TryAdvance(ref State state, ReadOnlySpan<byte> token)
        {
            var next = state;
            foreach (var b in token)
            {
                if (!Step(ref next, b))
                    return false;
            }

            next.HasText = true;
            state = next;
            return token.Length > 0;
        }

        /// <summary>True if the text could stop here as far as spelling goes.</summary>
        public bool IsWordComplete(State state) => state.Position switch
        {
            Position.Word => _free || _lexicon.Count == 0 || _lexicon.IsWord(state.Node),
            Position.Possessive => false,
            _ => true,
        };

        /// <summary>The state after a name, or a text that ends a sentence, was put in.</summary>
        public static State AfterSlot(State state, bool wholeSentence)
        {
            // A sentence that was told brings its own full stop; nothing may be glued to it.
            state.Position = wholeSentence ? Position.Closed : Position.Name;
            state.SentenceStart = wholeSentence;
            state.HasText = true;
            return state;
        }

        private bool Step(ref State s, byte b)
        {
            if (_free)
                return Any(ref s, b);
            if (b >= 'a' && b <= 'z')
                return Letter(ref s, b);
            if (b >= 'A' && b <= 'Z')
                return Capital(ref s, (byte)(b + 32));
            return b == '\'' ? Apostrophe(ref s) : IsWordComplete(s) && Separator(ref s, b);
        }

        private static bool Any(ref State s, byte b)
        {
            var ends = b == '.' || b == '!' || b == '?';
            s.SentenceStart = ends || (s.SentenceStart && b == ' ');
            s.Position = ends ? Position.Closed : b == ' ' ? Position.Open : Position.Word;
            return b >= ' ' && b <= '~';
        }

        private static bool Separator(ref State s, byte b)
        {
            // Punctuation follows a word or a name, never other punctuation or a space.
            if (b != (byte)' ' && s.Position != Position.Word && s.Position != Position.LoneI && s.Position != Position.Name && !s.AfterPossessive)
                return false;
            s.AfterPossessive = false;
            switch (b)
            {
                case (byte)' ':
                    if (s.Position == Position.Open)
                        return false;
                    s.Position = Position.Open;
                    return true;
                case (byte)'-':
                    s.Position = Position.Open;
                    return true;
                case (byte)'.':
                case (byte)'!':
                case (byte)'?':
                    s.SentenceStart = true;
                    break;
                case (byte)',':
                case (byte)';':
                case (byte)':':
                    s.SentenceStart = false;
                    break;
                default:
                    return false;
            }

            s.Position = Position.Closed;
            return true;
        }

        private bool Letter(ref State s, byte b)
        {
            switch (s.Position)
            {
                case Position.Possessive:
                    s.Position = Position.Closed;
                    s.AfterPossessive = true;
                    return b == (byte)'s';
                case Position.Word:
                    if (EndsPossessive(ref s, b))
                        return true;
                    break;
                case Position.Open:
                    s.Node = Lexicon.Root;
                    break;
                default:
                    return false;
            }

            // A sentence begins with a capital, so a lower-case word never opens one.
            if (s.SentenceStart && s.Position == Position.Open)
                return false;
            return Spell(ref s, b);
        }

        private bool Capital(ref State s, byte lower)
        {
            if (s.Position != Position.Open)
                return false;
            s.Node = Lexicon.Root;
            var opensSentence = s.SentenceStart;
            if ((!opensSentence && lower != (byte)'i') || !Spell(ref s, lower))
                return false;
            if (!opensSentence)
                s.Position = Position.LoneI;
            return true;
        }

        private bool Apostrophe(ref State s)
        {
            if (s.Position == Position.Name)
            {
                s.Position = Position.Possessive;
                return true;
            }

            if (s.Position != Position.Word && s.Position != Position.LoneI)
                return false;
            var complete = IsWordComplete(s);
            var start = s.Node;
            if (Spell(ref s, (byte)'\''))
            {
                s.MaybePossessive = complete;
                return true;
            }

            s.Node = start;
            s.Position = Position.Possessive;
            return complete;
        }

        // "that'll" being a word must not keep "that's" from being spelled: the lexicon holds no possessives.
        private bool EndsPossessive(ref State s, byte b)
        {
            var may = s.MaybePossessive && b == (byte)'s' && _lexicon.Count > 0 && _lexicon.Step(s.Node, b) < 0;
            s.MaybePossessive = false;
            if (!may)
                return false;
            s.Position = Position.Closed;
            s.AfterPossessive = true;
            return true;
        }

        private bool Spell(ref State s, byte lower)
        {
            s.SentenceStart = false;
            s.Position = Position.Word;
            s.Node = _lexicon.Count == 0 ? Lexicon.Root : _lexicon.Step(s.Node, lower);
            return s.Node >= 0;
        }
    }
}
