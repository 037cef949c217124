using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Unicode;

namespace GptDialogue.Training.Corpus
{
    /// <summary>Reads plain UTF-8 text files into documents, which are separated by a line <c>&lt;|endoftext|&gt;</c>.</summary>
    public static class CorpusReader
    {
        private static readonly byte[] Separator = Encoding.ASCII.GetBytes("<|endoftext|>");
        private static readonly byte[] ByteOrderMark = { 0xEF, 0xBB, 0xBF };

        /// <summary>All documents of all sources, in order.</summary>
        /// <exception cref="GptDialogueException">A file cannot be read, is not UTF-8, or holds no text.</exception>
        public static List<CorpusDocument> Read(IEnumerable<SourceSpec> sources)
        {
            var documents = new List<CorpusDocument>();
            foreach (var source in sources) documents.AddRange(Read(source));
            return documents;
        }

        /// <summary>The documents of one file.</summary>
        /// <exception cref="GptDialogueException">The file cannot be read, is not UTF-8 (the offset is named), or holds no text.</exception>
        public static List<CorpusDocument> Read(SourceSpec source)
        {
            var documents = Split(source, ReadBytes(source.Path));
            if (documents.Count == 0)
                throw new GptDialogueException($"Corpus file '{source.Path}' holds no text: remove it from --data or fill it.");
            return documents;
        }

        /// <summary>The documents in the bytes of a file; <paramref name="source"/> is used for naming only.</summary>
        public static List<CorpusDocument> Split(SourceSpec source, ReadOnlyMemory<byte> bytes)
        {
            RequireUtf8(source.Path, bytes.Span);
            var documents = new List<CorpusDocument>();
            var start = bytes.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            while (start < bytes.Length)
            {
                var length = FindSeparatorLine(bytes.Span[start..], out var next);
                AddDocument(documents, source, bytes, start, length);
                start += next;
            }

            return documents;
        }

        /// <summary>
        /// 64-bit hash of what a reader would call the same text: ASCII letters in lower case, digits and all non-ASCII bytes;
        /// spaces and punctuation do not count. FNV-1a with the SplitMix64 finaliser, so every bit depends on every byte.
        /// </summary>
        public static ulong HashContent(ReadOnlySpan<byte> utf8)
        {
            var hash = 14695981039346656037UL;
            foreach (var value in utf8)
            {
                var folded = WordHash.Fold(value);
                if (folded != 0) hash = (hash ^ folded) * 1099511628211UL;
            }

            return WordHash.Mix(hash);
        }

        private static byte[] ReadBytes(string path)
        {
            try
            {
                return File.ReadAllBytes(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"Corpus file '{path}' cannot be read: {fault.Message}", fault);
            }
        }

        private static void RequireUtf8(string path, ReadOnlySpan<byte> bytes)
        {
            if (Utf8.IsValid(bytes)) return;
            var offset = 0;
            while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done) offset += consumed;
            throw new GptDialogueException(
                $"Corpus file '{path}' is not UTF-8: invalid byte 0x{bytes[offset]:X2} at offset {offset} of {bytes.Length}. Convert "
                + "the file to UTF-8.");
        }

        /// <summary>Length of the text before the next separator line, and where the text after that line begins.</summary>
        private static int FindSeparatorLine(ReadOnlySpan<byte> text, out int next)
        {
            var from = 0;
            while (true)
            {
                var found = text[from..].IndexOf(Separator);
                if (found < 0)
                {
                    next = text.Length;
                    return text.Length;
                }

                found += from;
                var after = found + Separator.Length;
                if (after < text.Length && text[after] == (byte)'\r') after++;
                if ((found == 0 || text[found - 1] == (byte)'\n') && (after == text.Length || text[after] == (byte)'\n'))
                {
                    next = Math.Min(after + 1, text.Length);
                    return found;
                }

                from = found + 1;
            }
        }

        private static void AddDocument(
            List<CorpusDocument> documents, SourceSpec source, ReadOnlyMemory<byte> bytes, int start, int length)
        {
            while (length > 0 && IsBlank(bytes.Span[start]))
            {
                start++;
                length--;
            }

            while (length > 0 && IsBlank(bytes.Span[start + length - 1])) length--;
            if (length == 0) return;
            var text = bytes.Slice(start, length);
            documents.Add(new CorpusDocument(source, start, text, HashContent(text.Span)));
        }

        private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
    }
}
