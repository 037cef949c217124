using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace GptDialogue.Training.Corpus
{
    /// <summary>
    /// One text file of the corpus and its weight: how often its text counts relative to a file of weight 1. Written
    /// <c>PATH</c> or <c>PATH:WEIGHT</c>.
    /// </summary>
    public sealed record SourceSpec(string Path, double Weight)
    {
        /// <summary>File name without folder and extension, as reports show it.</summary>
        public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        /// <summary>
        /// Reads a list of sources. A folder stands for every <c>*.txt</c> directly in it, in ordinal order of the names. A later
        /// entry overrides an earlier one for the same file, so a folder can be given first and single files weighed after it;
        /// weight 0 leaves a file out.
        /// </summary>
        /// <exception cref="GptDialogueException">A path does not exist, a weight is negative or not finite, or no file is left.</exception>
        public static IReadOnlyList<SourceSpec> ParseAll(IEnumerable<string> entries)
        {
            var sources = new List<SourceSpec>();
            foreach (var entry in entries)
            {
                var spec = Parse(entry);
                foreach (var file in FilesOf(spec))
                {
                    var full = System.IO.Path.GetFullPath(file);
                    var known = sources.FindIndex(s => s.Path == full);
                    if (known >= 0) sources[known] = new SourceSpec(full, spec.Weight);
                    else sources.Add(new SourceSpec(full, spec.Weight));
                }
            }

            sources.RemoveAll(s => s.Weight == 0);
            if (sources.Count == 0)
                throw new GptDialogueException("No corpus: give at least one text file or folder with --data PATH[:WEIGHT].");
            return sources;
        }

        /// <summary>Reads one entry; the weight is 1 where none is written.</summary>
        /// <exception cref="GptDialogueException">The weight is negative or not finite, or the path is empty.</exception>
        public static SourceSpec Parse(string entry)
        {
            var colon = entry.LastIndexOf(':');
            var path = entry;
            var weight = 1.0;
            // "C:\text" has a colon too: only a number after the last colon is a weight.
            if (colon > 0 && double.TryParse(entry.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var written))
            {
                path = entry[..colon];
                weight = written;
            }

            if (path.Length == 0) throw new GptDialogueException("Empty corpus path: write --data PATH[:WEIGHT].");
            if (!double.IsFinite(weight) || weight < 0)
                throw new GptDialogueException(
                    $"Corpus weight {weight.ToString(CultureInfo.InvariantCulture)} of '{path}' must be a finite number of at least 0.");
            return new SourceSpec(path, weight);
        }

        private static IEnumerable<string> FilesOf(SourceSpec spec)
        {
            if (File.Exists(spec.Path)) return new[] { spec.Path };
            if (!Directory.Exists(spec.Path))
                throw new GptDialogueException($"Corpus file or folder '{spec.Path}' does not exist: check the path given with --data.");
            var files = Directory.GetFiles(spec.Path, "*.txt").OrderBy(f => f, StringComparer.Ordinal).ToArray();
            if (files.Length == 0)
                throw new GptDialogueException($"Corpus folder '{spec.Path}' holds no .txt file: unpack the texts into it first.");
            return files;
        }
    }
}
