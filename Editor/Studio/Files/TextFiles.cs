using System;
using System.IO;
using System.Text;

namespace GptDialogue.Studio.Files
{
    /// <summary>Reads and writes authored files whole. Written in one step, so that a crash leaves the old text or the new one.</summary>
    internal static class TextFiles
    {
        private const long MaxBytes = 16 << 20;
        private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

        /// <exception cref="GptDialogueException">It cannot be read, is too large or is not UTF-8.</exception>
        public static DiskText Read(string full)
        {
            try
            {
                if (!File.Exists(full))
                    return DiskText.Missing;
                if (new FileInfo(full).Length > MaxBytes)
                    throw new GptDialogueException($"{full} is larger than {MaxBytes} bytes. Split it.");
                var bytes = File.ReadAllBytes(full);
                var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
                return new DiskText(Strict.GetString(bytes.AsSpan(mark ? 3 : 0)), true, mark);
            }
            catch (DecoderFallbackException fault)
            {
                throw new GptDialogueException($"{full} is not UTF-8 text: byte {fault.Index} is wrong. Save it as UTF-8 elsewhere; it opens here then.", fault);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"{full} cannot be read: {fault.Message}", fault);
            }
        }

        /// <exception cref="GptDialogueException">It cannot be written; the file is as it was.</exception>
        public static void Write(string full, string text, bool mark = false) => AtomicFile.WriteText(full, mark ? "\uFEFF" + text : text);
    }
}
