using System;

namespace GptDialogue.Tokenization
{
    /// <summary>
    /// Splits text into the words, numbers, symbols and runs of white space that merges never cross. The same as the pattern of
    /// GPT-2 (Radford et al. 2019), <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>, matched by
    /// UTF-16 unit as .NET regular expressions do, but without allocating.
    /// </summary>
    public static class PreTokenizer
    {
        /// <summary>The end (exclusive) of the piece that begins at <paramref name="start"/>, which must lie inside the text.</summary>
        public static int End(ReadOnlySpan<char> text, int start)
        {
            var c = text[start];
            if (c == '\'')
            {
                var contraction = ContractionEnd(text, start);
                if (contraction > 0) return contraction;
            }
            // One leading space belongs to the word, number or symbols after it.
            var first = c == ' ' && start + 1 < text.Length ? start + 1 : start;
            if (IsSpace(text[first])) return SpaceEnd(text, start);
            var kind = KindOf(text[first]);
            var end = first + 1;
            while (end < text.Length && KindOf(text[end]) == kind) end++;
            return end;
        }

        private enum Kind
        {
            Space,
            Letter,
            Number,
            Symbol,
        }

        private static Kind KindOf(char c) =>
            char.IsLetter(c) ? Kind.Letter : IsSpace(c) ? Kind.Space : char.IsNumber(c) ? Kind.Number : Kind.Symbol;

        private static bool IsSpace(char c) => char.IsWhiteSpace(c);

        /// <summary>A run of spaces leaves its last one to the piece after it, unless it is alone or the text ends.</summary>
        private static int SpaceEnd(ReadOnlySpan<char> text, int start)
        {
            var end = start + 1;
            while (end < text.Length && IsSpace(text[end])) end++;
            return end == text.Length || end == start + 1 ? end : end - 1;
        }

        private static int ContractionEnd(ReadOnlySpan<char> text, int start)
        {
            if (start + 1 >= text.Length) return 0;
            var a = text[start + 1];
            if (a == 's' || a == 't' || a == 'm' || a == 'd') return start + 2;
            if (start + 2 >= text.Length) return 0;
            var b = text[start + 2];
            return (a == 'r' || a == 'v') && b == 'e' || a == 'l' && b == 'l' ? start + 3 : 0;
        }
    }
}
