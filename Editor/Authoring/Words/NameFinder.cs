using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Finds names in a text that a vocabulary does not hold. A name is a capitalised word that is not an ordinary one; several
    /// in a row are one name. Scripts without capitals are not looked at.
    /// </summary>
    public sealed class NameFinder
    {
        // Words that join the parts of one name, as in Lady of the Lake.
        private static readonly HashSet<string> Links = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "of", "the", "de", "von", "van" };

        // Capitalised by custom although nobody's name.
        private static readonly HashSet<string> Titles = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "I", "sir", "madam", "lord", "lady", "captain", "king", "queen", "prince", "princess", "master", "mistress", "father", "mother", "brother",
            "sister", "doctor", "uncle", "aunt", "old", "the", "god", "gods", "duke", "baron", "count", "sergeant", "commander", "mister", "miss",
            "grandmother", "grandfather", "grandma", "grandpa", "professor", "officer", "chief", "mayor", "saint", "majesty", "highness", "your", "his", "her", "my",
        };

        private readonly HashSet<string> known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        /// <summary>Adds every word of these texts to what is known.</summary>
        public void Know(IEnumerable<string> texts)
        {
            foreach (WordSpan word in texts.SelectMany(WordSpan.Split))
            {
                known.Add(Bare(word.Text));
                foreach (string part in word.Text.Split('-', '\'', '\u2019'))
                {
                    if (part.Length > 1)
                    {
                        known.Add(part);
                    }
                }
            }
        }

        /// <summary>The names in the text that are neither known nor made of ordinary words.</summary>
        public List<WordSpan> Invented(string text)
        {
            var names = new List<WordSpan>();
            int lastEnd = -2;
            foreach (WordSpan word in WordSpan.Split(text))
            {
                if (!word.IsCapitalised || IsKnown(word.Text) || Titles.Contains(word.Text) || OrdinaryWords.Contains(word.Text))
                {
                    continue;
                }

                if (word.Start != lastEnd + 1)
                {
                    names.Add(word);
                }

                lastEnd = word.End;
            }

            return names;
        }

        /// <summary>
        /// The names of <see cref="Invented"/> that stand inside a sentence, where a capital means something, and runs of two or
        /// more capitalised ordinary words there, such as "the Rusty Anchor", none of which is known.
        /// </summary>
        public List<string> Unlisted(string text)
        {
            List<string> names = Invented(text).Where(word => !word.OpensSentence || IsFollowedByCapital(text, word.End)).Select(word => Bare(word.Text)).ToList();
            List<WordSpan> words = WordSpan.Split(text);
            for (int i = 0; i < words.Count; i++)
            {
                if (!StartsRun(words[i]))
                {
                    continue;
                }

                int end = i;
                for (int next = i + 1; next < words.Count && !words[next].OpensSentence && text.Substring(words[next - 1].End, words[next].Start - words[next - 1].End) == " "; next++)
                {
                    if (words[next].IsCapitalised)
                    {
                        end = next;
                    }
                    else if (!Links.Contains(words[next].Text))
                    {
                        break;
                    }
                }

                if (end > i && words.Skip(i).Take(end - i + 1).All(word => !IsKnown(word.Text) || Links.Contains(word.Text)) && words.Skip(i).Take(end - i + 1).All(word => !word.IsCapitalised || OrdinaryWords.Contains(word.Text)))
                {
                    names.Add(text.Substring(words[i].Start, words[end].End - words[i].Start));
                }

                i = end;
            }

            return names;
        }

        private static bool IsFollowedByCapital(string text, int end) => end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]);

        private bool StartsRun(WordSpan word) => word.IsCapitalised && !word.OpensSentence && !Titles.Contains(word.Text);

        private bool IsKnown(string word)
        {
            string bare = Bare(word);
            return known.Contains(word) || known.Contains(bare) || (bare.EndsWith("s", StringComparison.Ordinal) && known.Contains(bare.Substring(0, bare.Length - 1)));
        }

        private static string Bare(string word)
        {
            if (word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("\u2019s", StringComparison.OrdinalIgnoreCase))
            {
                return word.Substring(0, word.Length - 2);
            }

            return word;
        }
    }
}
