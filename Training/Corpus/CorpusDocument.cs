using System;

namespace GptDialogue.Training.Corpus
{
    /// <summary>One document: a slice of its source file, valid UTF-8, without separator and without surrounding blank space.</summary>
    /// <param name="Source">File it comes from, with the weight.</param>
    /// <param name="Offset">Where it begins in the file, in bytes.</param>
    /// <param name="Utf8">The text; shares the memory of the whole file.</param>
    /// <param name="ContentHash">Stable hash of the letters and digits, see <see cref="CorpusReader.HashContent"/>.</param>
    public sealed record CorpusDocument(SourceSpec Source, long Offset, ReadOnlyMemory<byte> Utf8, ulong ContentHash);
}
