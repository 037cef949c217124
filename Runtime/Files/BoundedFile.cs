using System;
using System.IO;

namespace GptDialogue.Files
{
    /// <summary>Reads whole files of a bounded size, with errors a developer can act on.</summary>
    internal static class BoundedFile
    {
        /// <summary>The bytes of a file.</summary>
        /// <param name="path">The file.</param>
        /// <param name="limit">Most bytes it may have; a longer file is not read at all.</param>
        /// <param name="kind">What it should be, as in "world pack".</param>
        /// <param name="remedy">What to do when it is missing, as a sentence.</param>
        /// <exception cref="GptDialogueException">The file is missing, cannot be read, or is too large.</exception>
        public static byte[] Read(string path, int limit, string kind, string remedy)
        {
            if (path == null) throw new ArgumentNullException(nameof(path));
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
                if (stream.Length > limit)
                    throw new GptDialogueException(
                        $"{path}: has {stream.Length} bytes, more than the {limit} a {kind} may have. Is it another kind of file?");
                var bytes = new byte[stream.Length];
                for (int done = 0, read; done < bytes.Length; done += read)
                {
                    read = stream.Read(bytes, done, bytes.Length - done);
                    if (read == 0) throw new EndOfStreamException($"it ended after {done} of {bytes.Length} bytes.");
                }
                return bytes;
            }
            catch (Exception e) when (AtomicFile.IsFileFault(e))
            {
                throw new GptDialogueException($"{path}: the {kind} cannot be read: {e.Message} {remedy}", e);
            }
        }
    }
}
