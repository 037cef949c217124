using System;
using System.Text;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Turns the words of a reply into text: slots become the names of the world with article, case and capitals put right,
    /// pointers become the authored sentence. Text is released in whole words. Allocates nothing per token.
    /// </summary>
    public sealed class ReplyRenderer
    {
        private const int MaxWares = 4;

        private readonly VocabularyMap _vocabulary;
        private readonly TurnAnalyser _analyser;
        private readonly SlotTable _slots;
        private readonly string _listener;
        private readonly StringBuilder _text = new StringBuilder(2048); // longer than any reply, or it would grow by pieces
        private readonly char[] _word = new char[64];
        private char[] _piece = new char[1024];
        private int _released;

        /// <summary>Creates the renderer of one conversation; <paramref name="listener"/> is how the player is addressed.</summary>
        public ReplyRenderer(VocabularyMap vocabulary, TurnAnalyser analyser, SlotTable slots, string listener)
        {
            _vocabulary = vocabulary;
            _analyser = analyser;
            _slots = slots;
            _listener = listener;
        }

        /// <summary>The text so far.</summary>
        public string Text => _text.ToString();

        /// <summary>Starts a new reply.</summary>
        public void Begin()
        {
            _text.Clear();
            _released = 0;
        }

        /// <summary>Adds one token of the words; <paramref name="fact"/> is what a pointer stands for.</summary>
        public void Add(int token, Fact? fact)
        {
            if (token >= SpecialTokens.Count)
            {
                // The spelling rules admit ASCII only, so a byte is a character.
                foreach (var b in _vocabulary.Bytes(token))
                {
                    if (_text.Length > 0 || b != (byte)' ')
                        _text.Append((char)b);
                }
            }
            else if (Control.IsFactPointer(token) && fact != null)
            {
                AddSentence(fact.Text);
            }
            else
            {
                AddSlot(token);
            }
        }

        /// <summary>Adds a finished authored text as it is.</summary>
        public void AddAuthored(string text) => _text.Append(text);

        /// <summary>
        /// The words that are final and not yet taken: everything up to the last space, or all of it when
        /// <paramref name="finished"/>. An article waits for its noun, which may turn "a" into "an". Valid until the next call.
        /// </summary>
        public ReadOnlySpan<char> Take(bool finished)
        {
            var end = _text.Length;
            while (!finished && end > _released && _text[end - 1] != ' ')
                end--;
            if (!finished && EndsWithArticle(end))
                end = Math.Max(_released, StartOfLastWord(end));
            var count = Math.Max(0, end - _released);
            if (_piece.Length < count)
                _piece = new char[count * 2];
            _text.CopyTo(_released, _piece, 0, count);
            _released += count;
            return new ReadOnlySpan<char>(_piece, 0, count);
        }

        private bool EndsWithArticle(int end) =>
            end > _released && (EndsWith(end, " a ") || EndsWith(end, " an ") || EndsWith(end, " the ") || (end <= 4 && IsArticle(LastWord(end))));

        private bool EndsWith(int end, string suffix)
        {
            if (end < suffix.Length)
                return false;
            for (var i = 0; i < suffix.Length; i++)
            {
                if (_text[end - suffix.Length + i] != suffix[i])
                    return false;
            }

            return true;
        }

        private static bool IsArticle(ReadOnlySpan<char> word) =>
            word.Equals("a".AsSpan(), StringComparison.OrdinalIgnoreCase) || word.Equals("an".AsSpan(), StringComparison.OrdinalIgnoreCase)
            || word.Equals("the".AsSpan(), StringComparison.OrdinalIgnoreCase);

        private bool AtSentenceStart
        {
            get
            {
                for (var i = _text.Length - 1; i >= 0; i--)
                {
                    if (_text[i] != ' ')
                        return _text[i] == '.' || _text[i] == '!' || _text[i] == '?';
                }

                return true;
            }
        }

        private void AddSlot(int token)
        {
            var entity = _slots.EntityOf(token);
            if (entity != null)
                AddName(entity.Name, entity.Kind != EntityKind.Person && entity.Kind != EntityKind.Self);
            else if (_slots.PriceText(token) is string price)
                AddWords(price);
            else if (_slots.RoleText(token) is string role)
                AddName(role, true);
            else if (token == Control.Role)
                AddName(_analyser.Self.Role, true);
            else if (token == Control.Wares)
                AddWares();
            else if (token == Control.Listener)
                AddWords(_listener);
        }

        private void AddName(string name, bool takesArticle)
        {
            var before = LastWord(_text.Length);
            var own = Articles.Own(name);
            var rest = own == null ? 0 : own.Length + 1;
            if (before.Length > 0 && !AtSentenceStart && IsIndefinite(before) && own == null)
                ReplaceLastWord(Articles.Indefinite(name.AsSpan()));
            else if (own != null && !IsArticle(before))
                AddWords(own);
            else if (own == null && takesArticle && Articles.IsCommonNoun(name) && !Articles.IsDeterminer(before) && !IsPossessive(before))
                AddWords("the");
            AddWords(name, rest);
        }

        private void AddWords(string words, int from = 0)
        {
            if (from >= words.Length)
                return;
            var start = AtSentenceStart;
            if (_text.Length > 0 && _text[_text.Length - 1] != ' ')
                _text.Append(' ');
            _text.Append(start ? char.ToUpperInvariant(words[from]) : words[from]).Append(words, from + 1, words.Length - from - 1);
        }

        private void AddSentence(string sentence)
        {
            // After a lead-in such as "They say", the sentence goes on in lower case unless it begins with a name.
            var goesOn = !AtSentenceStart && BeginsWithFunctionWord(sentence);
            if (_text.Length > 0 && _text[_text.Length - 1] != ' ')
                _text.Append(' ');
            _text.Append(goesOn ? char.ToLowerInvariant(sentence[0]) : sentence[0]).Append(sentence, 1, sentence.Length - 1);
            if (".!?".IndexOf(sentence[sentence.Length - 1]) < 0)
                _text.Append('.');
        }

        private static bool BeginsWithFunctionWord(string sentence)
        {
            var end = 0;
            while (end < sentence.Length && (char.IsLetter(sentence[end]) || sentence[end] == '\''))
                end++;
            var first = sentence.AsSpan(0, end);
            // "I" keeps its capital, and so does "I'll".
            return FunctionWords.Contains(first) && !first.Equals("i".AsSpan(), StringComparison.OrdinalIgnoreCase)
                && !first.StartsWith("i'".AsSpan(), StringComparison.OrdinalIgnoreCase);
        }

        private void AddWares()
        {
            var wares = _analyser.Self.Sells;
            var count = Math.Min(MaxWares, wares.Count);
            for (var i = 0; i < count; i++)
            {
                if (i > 0 && i < count - 1)
                    _text.Append(',');
                else if (i > 0)
                    AddWords("and");
                AddWords(wares[i].Item);
                AddWords("for");
                AddWords(wares[i].Price);
            }
        }

        private static bool IsIndefinite(ReadOnlySpan<char> word) =>
            word.SequenceEqual("a".AsSpan()) || word.SequenceEqual("an".AsSpan());

        private static bool IsPossessive(ReadOnlySpan<char> word) => word.EndsWith("'s".AsSpan(), StringComparison.Ordinal);

        /// <summary>The letters of the last word before a position, or its last ones if it is very long; valid until the next call.</summary>
        private ReadOnlySpan<char> LastWord(int end)
        {
            while (end > 0 && _text[end - 1] == ' ')
                end--;
            var start = Math.Max(StartOfLastWord(end), end - _word.Length);
            _text.CopyTo(start, _word, 0, end - start);
            return _word.AsSpan(0, end - start);
        }

        private int StartOfLastWord(int end)
        {
            while (end > 0 && _text[end - 1] == ' ')
                end--;
            while (end > 0 && (char.IsLetter(_text[end - 1]) || _text[end - 1] == '\''))
                end--;
            return end;
        }

        private void ReplaceLastWord(string word)
        {
            var spaced = _text[_text.Length - 1] == ' ';
            _text.Length = StartOfLastWord(_text.Length);
            _text.Append(word);
            if (spaced)
                _text.Append(' ');
        }
    }
}
