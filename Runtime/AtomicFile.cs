using System;
using System.IO;
using System.Text;

namespace GptDialogue
{
    /// <summary>
    /// Replaces a file in one step: readers see the old content or the new one, never a part, also when the process is killed or
    /// the disk is full while writing.
    /// </summary>
    public static class AtomicFile
    {
        private const string TemporarySuffix = ".tmp";

        // File systems end names at 255 bytes, a character takes up to 3 of them: a longer name leaves no room for an addition.
        private const int LongestName = 80;

        /// <summary>
        /// Writes <paramref name="path"/> through a temporary file beside it. Missing folders are created; when
        /// <paramref name="write"/> or the disk fails, the temporary file is removed and an existing target is left untouched.
        /// </summary>
        /// <exception cref="GptDialogueException">The file cannot be written: disk full, read-only folder, bad path.</exception>
        public static void Write(string path, Action<Stream> write)
        {
            if (path == null) throw new ArgumentNullException(nameof(path));
            if (write == null) throw new ArgumentNullException(nameof(write));
            string? temporary = null;
            try
            {
                var target = Path.GetFullPath(path);
                Directory.CreateDirectory(Path.GetDirectoryName(target) ?? target);
                // Beside the target: a rename is atomic only within one file system.
                temporary = TemporaryPrefix(target) + Guid.NewGuid().ToString("N").Substring(0, 8) + TemporarySuffix;
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                {
                    write(stream);
                    // Through the operating system's cache, or a power cut could leave a renamed but empty file.
                    stream.Flush(true);
                }
                if (File.Exists(target)) File.Replace(temporary, target, null);
                else File.Move(temporary, target);
                temporary = null;
            }
            catch (Exception e) when (IsFileFault(e))
            {
                throw new GptDialogueException(
                    $"{path}: cannot be written: {e.Message} Free some space or choose a folder you may write to; "
                    + "the old file, if any, is untouched.", e);
            }
            finally
            {
                Discard(temporary);
            }
        }

        /// <summary>As <see cref="Write"/>, for text: UTF-8 without a byte order mark.</summary>
        /// <exception cref="GptDialogueException">The file cannot be written.</exception>
        public static void WriteText(string path, string text) => Write(path, stream =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
        });

        /// <summary>
        /// Removes temporary files that killed writers of <paramref name="path"/> left beside it. Only where nobody else writes
        /// that file; names too long to tell apart are left alone.
        /// </summary>
        internal static void RemoveLeftovers(string path)
        {
            try
            {
                var target = Path.GetFullPath(path);
                var name = Path.GetFileName(target);
                if (name.Length > LongestName) return;
                foreach (var file in Directory.GetFiles(Path.GetDirectoryName(target)!, "*" + TemporarySuffix))
                {
                    var other = Path.GetFileName(file);
                    if (other.Length == name.Length + 9 + TemporarySuffix.Length && other.StartsWith(name + ".", StringComparison.Ordinal))
                        Discard(file);
                }
            }
            catch (Exception e) when (IsFileFault(e))
            {
                // They waste a few kilobytes; the file itself was written.
            }
        }

        private static string TemporaryPrefix(string target)
        {
            var name = Path.GetFileName(target);
            return name.Length <= LongestName ? target + "." : Path.Combine(Path.GetDirectoryName(target)!, "~");
        }

        /// <summary>Whether an exception comes from the file system (as opposed to a programming error).</summary>
        internal static bool IsFileFault(Exception e) =>
            e is IOException || e is UnauthorizedAccessException || e is NotSupportedException || e is ArgumentException
            || e is System.Security.SecurityException;

        private static void Discard(string? temporary)
        {
            if (temporary == null) return;
            try
            {
                File.Delete(temporary);
            }
            catch (Exception e) when (IsFileFault(e))
            {
                // Nothing better can be done, and the error being reported matters more.
            }
        }
    }
}
