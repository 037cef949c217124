using System;
using System.IO;

namespace GptDialogue.Training.Interchange
{
    /// <summary>Files that are either there completely or not at all.</summary>
    public static class AtomicFile
    {
        /// <summary>Writes beside the target, flushes to the disk, then renames over it.</summary>
        /// <exception cref="GptDialogueException">Writing failed; a file that was there before is unchanged.</exception>
        public static void Write(string path, Action<Stream> write)
        {
            var temporary = path + ".partial";
            try
            {
                using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                {
                    write(stream);
                    stream.Flush(flushToDisk: true);
                }
                File.Move(temporary, path, overwrite: true);
            }
            catch (Exception fault)
            {
                TryDelete(temporary);
                if (fault is IOException or UnauthorizedAccessException)
                    throw new GptDialogueException(
                        $"{path} could not be written: {fault.Message} Nothing was changed; free some space or choose another folder.", fault);
                throw;
            }
        }

        /// <summary>Writes a text file as UTF-8 without a byte order mark.</summary>
        /// <exception cref="GptDialogueException">Writing failed; a file that was there before is unchanged.</exception>
        public static void WriteText(string path, string text) => Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(text);
        });

        private static void TryDelete(string path)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The error being reported matters more than a leftover file, which the next attempt overwrites.
            }
        }
    }
}
