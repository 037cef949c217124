using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>How a line takes the character for somebody: "are you Mara?", "you'll be the smith", "Mara, isn't it?".</summary>
    internal static class Address
    {
        private static readonly HashSet<string> _between = new HashSet<string>(StringComparer.Ordinal)
        {
            "the", "really", "truly", "perhaps", "by", "any", "chance", "maybe", "actually", "that", "this", "mr", "mrs", "miss", "ms", "not", "called", "then",
        };

        private static readonly HashSet<string> _willBe = WordSet.Of("you'll youll you'd youd");

        /// <summary>True if the line asks whether the character is somebody who is named; the answer is the character's own name.</summary>
        public static bool AsksIdentity(IReadOnlyList<Word> words, string text, IReadOnlyList<Mention> mentions)
        {
            for (var i = 0; i < words.Count; i++)
            {
                var next = Next(words, i + 1);
                var after = Next(words, i + 2);
                if (((words[i].Lower == "are" || words[i].Lower == "r" || words[i].Lower == "aren't") && IsYou(next) && NamesPerson(words, i + 2, text, mentions))
                    || (IsYou(words[i].Lower) && next == "must" && after == "be" && NamesPerson(words, i + 3, text, mentions))
                    || (_willBe.Contains(words[i].Lower) && next == "be" && NamesPerson(words, i + 2, text, mentions))
                    || (words[i].Lower == "isn't" && next == "it" && IsNameAlone(words, i, mentions))
                    || (mentions.Count > 0 && words[i].Lower == "is" && (next == "that" || next == "it") && IsYou(after) && IsPerson(mentions[0])))
                    return true;
            }

            return false;
        }

        private static bool NamesPerson(IReadOnlyList<Word> words, int i, string text, IReadOnlyList<Mention> mentions)
        {
            for (; i < words.Count; i++)
            {
                foreach (var mention in mentions)
                {
                    if (words[i].Start >= mention.Start && words[i].Start < mention.End)
                        return IsPerson(mention) && !(mention.End < text.Length && (text[mention.End] == '\'' || text[mention.End] == '\u2019')); // not "Mara's brother"
                }

                if (!_between.Contains(words[i].Lower))
                    return false;
            }

            return false;
        }

        // "Oda, isn't it?"
        private static bool IsNameAlone(IReadOnlyList<Word> words, int end, IReadOnlyList<Mention> mentions) =>
            end > 0 && mentions.Count > 0 && IsPerson(mentions[0]) && words[0].Start >= mentions[0].Start && words[end - 1].Start < mentions[0].End;

        private static bool IsPerson(Mention mention) => mention.Entity.Kind == EntityKind.Self || mention.Entity.Kind == EntityKind.Person;

        private static bool IsYou(string word) => word == "you" || word == "u" || word == "ya";

        private static string Next(IReadOnlyList<Word> words, int i) => i < words.Count ? words[i].Lower : "";
    }
}
