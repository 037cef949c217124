using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>
    /// One id per distinct character, in code-unit order: the vocabulary of nanoGPT's character-level recipe. For that benchmark
    /// only; bundles use byte-pair encoding.
    /// </summary>
    public sealed class CharacterVocabulary
    {
        private readonly char[] _characters;

        private CharacterVocabulary(char[] characters) => _characters = characters;

        /// <summary>Number of ids.</summary>
        public int Count => _characters.Length;

        /// <summary>The vocabulary of a text.</summary>
        /// <exception cref="GptDialogueException">The text is empty.</exception>
        public static CharacterVocabulary Of(string text)
        {
            if (text.Length == 0) throw new GptDialogueException("An empty text has no characters to make a vocabulary of.");
            return new CharacterVocabulary(text.Distinct().Order().ToArray());
        }

        /// <summary>The ids of a text.</summary>
        /// <exception cref="GptDialogueException">A character is not in the vocabulary.</exception>
        public int[] Encode(string text)
        {
            var ids = new int[text.Length];
            for (var i = 0; i < ids.Length; i++)
            {
                ids[i] = Array.BinarySearch(_characters, text[i]);
                if (ids[i] < 0)
                    throw new GptDialogueException($"Character U+{(int)text[i]:X4} at position {i} is not in the vocabulary of {Count} characters.");
            }

            return ids;
        }

        /// <summary>The text of ids below <see cref="Count"/>.</summary>
        public string Decode(IEnumerable<int> ids) => new(ids.Select(id => _characters[id]).ToArray());
    }
}
