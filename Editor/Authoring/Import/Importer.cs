using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>Turns files of other tools into authored files. What cannot be kept is reported with its line.</summary>
    public static class Importer
    {
        private const long MaxBytes = 64 << 20;

        /// <summary>
        /// The authored files made of a Yarn Spinner script (.yarn), a character card V1 to V3 (.json, .png) or a table (.csv).
        /// </summary>
        /// <exception cref="GptDialogueException">The file cannot be read or is none of these.</exception>
        public static IReadOnlyList<ImportedFile> Import(string path, ProblemList problems)
        {
            byte[] bytes = Read(path);
            string extension = Path.GetExtension(path).ToLowerInvariant();
            switch (extension)
            {
                case ".yarn": return YarnImporter.Import(Text(bytes, path), path, problems);
                case ".csv": return CsvImporter.Import(Text(bytes, path), path, problems);
                case ".json": return CharacterCardImporter.Import(Text(bytes, path), path, problems);
                case ".png": return CharacterCardImporter.Import(PngText.CharacterCard(bytes, path), path, problems);
                default: throw new GptDialogueException($"{path}: '{extension}' is not read. Give a .yarn, a character card as .json or .png, or a .csv.");
            }
        }

        private static byte[] Read(string path)
        {
            try
            {
                long length = new FileInfo(path).Length;
                return length <= MaxBytes ? File.ReadAllBytes(path) : throw new GptDialogueException($"{path} has {length} bytes; at most {MaxBytes} are read.");
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new GptDialogueException($"{path} cannot be read: {fault.Message}", fault);
            }
        }

        private static string Text(byte[] bytes, string path)
        {
            try
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException fault)
            {
                throw new GptDialogueException($"{path} is not UTF-8 text: byte {fault.Index} is wrong. Save it as UTF-8.", fault);
            }
        }
    }
}
