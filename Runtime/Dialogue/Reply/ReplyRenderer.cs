using System;
using System.Linq;
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
    /// pointers become the authored sentence. Text is released in whole words.
    /// </summary>
    public sealed class ReplyRenderer
    {
        private const int MaxWares = 4;

        private readonly VocabularyMap _vocabulary;
        private readonly TurnAnalyser _analyser;
        private readonly SlotTable _slots;
        private readonly string _listener;
        private readonly StringBuilder _text = new StringBuilder(512);
        private char[] _piece = new char[256];
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
                end = Math.Max(_released, end - LastWord(end).Length - 1);
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

        private static bool IsArticle(string word) => word.Length <= 3 && (word == "a" || word == "A" || word == "an" || word == "An" || word == "the" || word == "The");

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
                AddWords(WareList());
            else if (token == Control.Listener)
                AddWords(_listener);
        }

        private void AddName(string name, bool takesArticle)
        {
            var before = LastWord(_text.Length);
            var own = Articles.Own(name, out var rest);
            if (before.Length > 0 && !AtSentenceStart && IsIndefinite(before) && own == null)
                ReplaceLastWord(Articles.Indefinite(rest));
            else if (own != null && IsArticle(before))
                name = rest;
            else if (own != null)
                name = own + " " + rest;
            else if (takesArticle && Articles.IsCommonNoun(name) && !Articles.IsDeterminer(before) && !before.EndsWith("'s", StringComparison.Ordinal))
                name = "the " + name;
            AddWords(name);
        }

        private void AddWords(string words)
        {
            var start = AtSentenceStart;
            if (_text.Length > 0 && _text[_text.Length - 1] != ' ')
                _text.Append(' ');
            _text.Append(start ? Articles.Capitalise(words) : words);
        }

        private void AddSentence(string sentence)
        {
            // After a lead-in such as "They say", the sentence goes on in lower case unless it begins with a name.
            if (!AtSentenceStart)
            {
                var first = Word.Split(sentence);
                if (first.Count > 0 && FunctionWords.Contains(first[0].Lower) && first[0].Lower != "i" && !first[0].Lower.StartsWith("i'", StringComparison.Ordinal))
                    sentence = char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);
            }

            if (_text.Length > 0 && _text[_text.Length - 1] != ' ')
                _text.Append(' ');
            _text.Append(sentence);
            if (!".!?".Contains(sentence[sentence.Length - 1]))
                _text.Append('.');
        }

        private string WareList()
        {
            var wares = _analyser.Self.Sells.Take(MaxWares).Select(w => w.Item + " for " + w.Price).ToArray();
            return wares.Length < 2
                ? string.Concat(wares)
                : string.Join(", ", wares, 0, wares.Length - 1) + " and " + wares[wares.Length - 1];
        }

        private static bool IsIndefinite(string word) => word == "a" || word == "an";

        private string LastWord(int end)
        {
            while (end > 0 && _text[end - 1] == ' ')
                end--;
            var start = end;
            while (start > 0 && (char.IsLetter(_text[start - 1]) || _text[start - 1] == '\''))
                start--;
            return _text.ToString(start, end - start);
        }

        private void ReplaceLastWord(string word)
        {
            var old = LastWord(_text.Length);
            var at = _text.ToString().LastIndexOf(old, StringComparison.Ordinal);
            _text.Remove(at, old.Length).Insert(at, word);
        }
    }
}
