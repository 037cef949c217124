using System;

namespace GptDialogue.Tokenization
{
    /// <summary>
    /// Turns the bytes of a stream of tokens into text. A character that is not complete yet is held back, so a listener never
    /// sees half of one (nor half a surrogate pair). Not thread-safe; used by the thread that generates.
    /// </summary>
    public sealed class Utf8StreamDecoder
    {
        /// <summary>
        /// How many UTF-16 units the destination must hold beyond one per byte: those of bytes held back earlier.
        /// </summary>
        public const int ExtraRoom = 4;

        private Utf8.Decoder _decoder;

        /// <summary>
        /// Takes the bytes of one token and writes the characters that are complete now; malformed sequences become U+FFFD.
        /// </summary>
        /// <param name="bytes">Any number of bytes.</param>
        /// <param name="destination">At least as many units as there are bytes, plus <see cref="ExtraRoom"/>.</param>
        /// <returns>The number of UTF-16 units written, often 0.</returns>
        /// <exception cref="ArgumentException">The destination is too small.</exception>
        public int Append(ReadOnlySpan<byte> bytes, Span<char> destination)
        {
            Demand(bytes.Length + ExtraRoom, destination.Length);
            return _decoder.Append(bytes, destination);
        }

        /// <summary>Ends the stream: a character that never became complete is written as U+FFFD. The decoder starts afresh.</summary>
        /// <returns>The number of UTF-16 units written to <paramref name="destination"/>, which holds <see cref="ExtraRoom"/>.</returns>
        /// <exception cref="ArgumentException">The destination is too small.</exception>
        public int Flush(Span<char> destination)
        {
            Demand(ExtraRoom, destination.Length);
            return _decoder.Flush(destination);
        }

        /// <summary>Forgets what was held back.</summary>
        public void Reset() => _decoder = default;

        private static void Demand(int needed, int given)
        {
            if (given < needed) throw new ArgumentException($"The destination holds {given} characters, {needed} may be needed.");
        }
    }
}
