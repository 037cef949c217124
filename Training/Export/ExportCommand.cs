using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Training.Interchange;

namespace GptDialogue.Training.Export
{
    /// <summary>The verb <c>export</c>: a model directory becomes a bundle for games, a GGUF file for other engines, or both.</summary>
    public static class ExportCommand
    {
        private const string DefaultVariants = "w8a8-kv8";      // the fastest on CPUs and no worse; see Documentation~/performance.md

        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var model = new Argument<string>("model") { Description = "Model directory (or checkpoint) to export." };
            var output = new Option<string?>("--output", "-o") { Description = "Bundle to write, such as tavern.gptbundle." };
            var variants = new Option<string>("--variants")
            {
                Description = $"Variants to write, separated by commas: {string.Join(", ", Variant.All.Select(variant => variant.Name))}.",
                DefaultValueFactory = _ => DefaultVariants,
            };
            var licence = new Option<string?>("--licence") { Description = "Licence of the weights (default: the one in config.json)." };
            var notes = new Option<string?>("--notes") { Description = "Text file with one corpus note per line (default: those in config.json)." };
            var calibration = new Option<string?>("--calibration")
            {
                Description = "Text like what the model will see, to calibrate the 8-bit cache; control tokens may be spelled out. " +
                              "Default: composed dialogues, or text that the model writes itself where it is not for dialogue.",
            };
            var gguf = new Option<string?>("--gguf") { Description = "GGUF file to write (architecture gpt2), for llama.cpp." };
            var ggufType = new Option<string>("--gguf-type")
            {
                Description = $"Storage of the matrices in the GGUF file: {string.Join(", ", GgufModel.TypeNames)}.",
                DefaultValueFactory = _ => "f32",
            };
            var command = new Command("export", "Write a bundle for games, or a GGUF file, from a model directory.")
            {
                model, output, variants, licence, notes, calibration, gguf, ggufType,
            };
            command.SetAction(result =>
            {
                var (bundle, ggufFile) = (result.GetValue(output), result.GetValue(gguf));
                if (bundle == null && ggufFile == null)
                    throw new GptDialogueException("Nothing to write: give --output FILE.gptbundle, --gguf FILE, or both.");
                var chosen = Variant.Parse(result.GetRequiredValue(variants).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                var type = GgufModel.ParseType(result.GetRequiredValue(ggufType));
                var options = new ExportOptions
                {
                    Variants = chosen,
                    Licence = result.GetValue(licence),
                    Notes = ReadNotes(result.GetValue(notes)),
                    CalibrationFile = result.GetValue(calibration),
                };
                var directory = ModelDirectory.Open(result.GetRequiredValue(model));
                if (bundle != null)
                    WriteBundle(directory, bundle, options);
                if (ggufFile != null)
                    WriteGguf(directory, ggufFile, type);
            });
            return command;
        }

        private static void WriteBundle(ModelDirectory directory, string output, ExportOptions options)
        {
            var header = BundleExporter.Export(directory, output, options);
            foreach (var variant in header.Variants)
                Console.WriteLine($"{variant.Name,-10} {variant.Length,12:N0} bytes");
            Console.WriteLine($"{output}: {new FileInfo(output).Length:N0} bytes, licence: {(header.Licence.Length > 0 ? header.Licence : "none given")}");
        }

        private static void WriteGguf(ModelDirectory directory, string output, GgufType type)
        {
            GgufModel.Write(directory, output, type);
            Console.WriteLine($"{output}: {new FileInfo(output).Length:N0} bytes");
        }

        private static IReadOnlyList<string>? ReadNotes(string? path)
        {
            if (path == null)
                return null;
            try
            {
                return File.ReadAllLines(path).Where(line => line.Trim().Length > 0).ToArray();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"{path} cannot be read: {fault.Message} Give a text file with one note per line.", fault);
            }
        }
    }
}
