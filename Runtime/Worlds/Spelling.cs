using System;
using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// The words of the authoring files for the closed choices, in enum order. Kept as plain tables because enum names are
    /// read by reflection, which stripped and ahead-of-time builds may remove.
    /// </summary>
    public static class Spelling
    {
        /// <summary>Words of <see cref="SpeechStyle"/>; index = enum value.</summary>
        public static IReadOnlyList<string> SpeechStyles { get; } = new[] { "plain", "gruff", "formal", "riddling", "timid" };

        /// <summary>Words of <see cref="Emotion"/>; index = enum value.</summary>
        public static IReadOnlyList<string> Emotions { get; } = new[] { "neutral", "happy", "sad", "angry", "afraid", "surprised" };

        /// <summary>Words of <see cref="Tone"/>; index = enum value.</summary>
        public static IReadOnlyList<string> Tones { get; } = new[] { "friendly", "neutral", "hostile" };

        /// <summary>Words of <see cref="ArgumentKind"/>; index = enum value.</summary>
        public static IReadOnlyList<string> ArgumentKinds { get; } = new[] { "none", "place", "person", "item" };

        /// <summary>The word a file uses for the speech style.</summary>
        public static string Word(this SpeechStyle speech) => SpeechStyles[(int)speech];

        /// <summary>The word a file uses for the emotion.</summary>
        public static string Word(this Emotion emotion) => Emotions[(int)emotion];

        /// <summary>The word a file uses for the tone.</summary>
        public static string Word(this Tone tone) => Tones[(int)tone];

        /// <summary>The word a file uses for the kind of argument.</summary>
        public static string Word(this ArgumentKind kind) => ArgumentKinds[(int)kind];

        /// <summary>
        /// The position of a word in one of the tables above, ignoring case and surrounding blanks, or -1. Cast it to the enum.
        /// </summary>
        public static int IndexOf(IReadOnlyList<string> words, string word)
        {
            string wanted = word.Trim();
            for (int i = 0; i < words.Count; i++)
            {
                if (string.Equals(words[i], wanted, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
