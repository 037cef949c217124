using System;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// The numbers of what stands in a line: first come what is no word or not known as one, then the words of the reader's
    /// <see cref="WordClusters"/>.
    /// </summary>
    public static class WordSequence
    {
        /// <summary>Any word that is not known.</summary>
        public const int Unknown = 0;

        /// <summary>Numbers before those of the first word; some are free.</summary>
        public const int Specials = 16;

        /// <summary>Longest sequence: what a player pastes beyond it is not looked at in its order.</summary>
        public const int MaxLength = 64;

        private const string Stops = "?!,.";

        private static readonly string[] _names = { "<item>", "<person>", "<place>", "<here>", "<self>", "<name>" };

        /// <summary>The number of a word or of a kind of name.</summary>
        /// <param name="word">Word in lower case.</param>
        /// <param name="clusters">The words that are known.</param>
        public static int Of(string word, WordClusters clusters)
        {
            if (word[0] == '<')
                return 1 + Stops.Length + Array.IndexOf(_names, word);
            var index = clusters.IndexOf(word);
            return index < 0 ? Unknown : Specials + index;
        }

        /// <summary>The number of a stop; -1 for a character that is none.</summary>
        public static int OfStop(char character)
        {
            var index = Stops.IndexOf(character);
            return index < 0 ? -1 : 1 + index;
        }
    }
}
