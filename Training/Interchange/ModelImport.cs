using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GptDialogue.Bundles;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Training.Export;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Interchange
{
    /// <summary>What an import found out.</summary>
    /// <param name="Directory">The new model directory.</param>
    /// <param name="Ignored">Tensors of the source that carry no weights of the model.</param>
    /// <param name="TokenizerProblem">Why the tokenizer cannot go into a bundle, or null if it can.</param>
    public sealed record ImportResult(ModelDirectory Directory, IReadOnlyList<string> Ignored, string? TokenizerProblem);

    /// <summary>
    /// Brings in a GPT-2 model directory as other tools write it, with or without the "transformer." prefix, in F32, F16 or BF16:
    /// after training elsewhere, or to compare with published weights; or the model of a bundle, to train it further. Everything
    /// is checked before anything is written.
    /// </summary>
    public static partial class ModelImport
    {
        private const string Head = "lm_head.weight";

        /// <summary>Copies a model into a new directory, normalised to fp32 and our tensor names.</summary>
        /// <param name="source">Folder with config.json, model.safetensors, vocab.json and merges.txt.</param>
        /// <param name="target">Folder to create; must not exist yet or be empty.</param>
        /// <exception cref="GptDialogueException">The source is not a tied GPT-2, or the target is in use or cannot be written.</exception>
        public static ImportResult Run(string source, string target)
        {
            var directory = ModelDirectory.Open(source);
            using var stored = directory.OpenWeights();
            var ignored = CheckExtras(directory, stored);
            GptWeights.Read(directory).RequireFinite(source);
            foreach (var file in new[] { ModelDirectory.VocabularyFile, ModelDirectory.MergesFile })
                if (!File.Exists(Path.Combine(source, file)))
                    throw new GptDialogueException($"{Path.Combine(source, file)}: no such file. A model is of use only with its tokenizer; put it there.");
            RequireFree(target);
            Create(target, temporary =>
            {
                ModelDirectory.Write(temporary, directory.Config, directory.Notes, GptTensors.All(directory.Config)
                    .Select(tensor => TensorSource.Floats(tensor.Name, tensor.Shape, () => ModelDirectory.ReadTensor(stored, tensor.Name))).ToArray());
                foreach (var file in new[] { ModelDirectory.VocabularyFile, ModelDirectory.MergesFile })
                    File.Copy(Path.Combine(directory.Path, file), Path.Combine(temporary, file), overwrite: true);
            });
            return new ImportResult(ModelDirectory.Open(target), ignored, TokenizerProblem(directory));
        }

        /// <summary>Takes the model of a bundle out into a new directory: weights in fp32, tokenizer, words, notes.</summary>
        /// <param name="bundlePath">The <c>.gptbundle</c>.</param>
        /// <param name="target">Folder to create; must not exist yet or be empty.</param>
        /// <returns>The new directory and the variant its weights were read from.</returns>
        /// <exception cref="GptDialogueException">The bundle is damaged or not of the exporter, or the target is in use or cannot be written.</exception>
        public static (ModelDirectory Directory, string Variant) FromBundle(string bundlePath, string target)
        {
            using var bundle = BundleReader.Open(bundlePath);
            var variant = BundleWeights.Choose(bundle);
            var weights = BundleWeights.Read(bundle, variant);
            weights.RequireFinite(bundlePath);
            RequireFree(target);
            var tensors = GptTensors.All(weights.Config).Zip(weights.Tensors(), (tensor, values) => TensorSource.Floats(tensor.Name, tensor.Shape, () => values.Values));
            Create(target, temporary =>
            {
                ModelDirectory.Write(temporary, weights.Config, new ModelNotes(bundle.Header.CorpusNotes, bundle.Header.Licence), tensors.ToArray());
                TokenizerFiles.Write(temporary, bundle.Header.Merges);
                if (bundle.Header.Words.Count > 0)
                    AtomicFile.WriteText(Path.Combine(temporary, ModelDirectory.WordsFile), string.Join("\n", bundle.Header.Words) + "\n");
                if (bundle.Header.Senses.Length > 0)
                    AtomicFile.WriteText(Path.Combine(temporary, ModelDirectory.SensesFile), Convert.ToBase64String(bundle.Header.Senses));
                if (bundle.Header.Topics.Length > 0)
                    AtomicFile.WriteText(Path.Combine(temporary, ModelDirectory.TopicsFile), TopicBank.FromBytes(bundle.Header.Topics).ToString());
                if (bundle.Header.Ranks.Length > 0)
                    AtomicFile.WriteText(Path.Combine(temporary, ModelDirectory.RanksFile), Convert.ToBase64String(bundle.Header.Ranks));
                if (bundle.Header.Judge.Length > 0)
                    AtomicFile.WriteText(Path.Combine(temporary, ModelDirectory.JudgeFile), Convert.ToBase64String(bundle.Header.Judge));
                if (bundle.Header.Reader.Length > 0)
                    AtomicFile.WriteText(Path.Combine(temporary, ModelDirectory.ReaderFile), Convert.ToBase64String(bundle.Header.Reader));
            });
            return (ModelDirectory.Open(target), variant);
        }

        private static void RequireFree(string target)
        {
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                throw new GptDialogueException($"{target}: the folder is not empty. Choose a new one, so that no other model is overwritten.");
        }

        private static string[] CheckExtras(ModelDirectory directory, Safetensors stored)
        {
            var known = GptTensors.All(directory.Config).Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
            var extras = stored.Tensors.Keys.Where(name => !known.Contains(name) && !known.Contains(GptTensors.Prefix + name)).Order(StringComparer.Ordinal).ToArray();
            var strange = extras.FirstOrDefault(name => name != Head && !CausalMask().IsMatch(name));
            if (strange != null)
                throw new GptDialogueException($"{stored.FilePath}: tensor '{strange}' is no part of a GPT-2 decoder, so the model would not be the same without it.");
            if (extras.Contains(Head) && !stored.ReadFloats(Head).AsSpan().SequenceEqual(ModelDirectory.ReadTensor(stored, GptTensors.TokenEmbedding)))
                throw new GptDialogueException($"{stored.FilePath}: '{Head}' differs from the token embedding; only models with a tied head can be imported.");
            return extras;
        }

        private static string? TokenizerProblem(ModelDirectory directory)
        {
            try
            {
                var tokens = TokenizerFiles.Names(TokenizerFiles.Read(directory.Path)).Count;
                return tokens == directory.Config.VocabularySize ? null
                    : $"its {tokens} tokens do not match vocab_size {directory.Config.VocabularySize}";
            }
            catch (GptDialogueException fault)
            {
                return fault.Message;
            }
        }

        /// <summary>Fills a folder beside the target and puts it into its place when it is complete.</summary>
        private static void Create(string target, Action<string> fill)
        {
            var temporary = target.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + ".partial";
            try
            {
                Directory.CreateDirectory(temporary);
                fill(temporary);
                if (Directory.Exists(target))
                    Directory.Delete(target);
                Directory.Move(temporary, target);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"{target} cannot be written: {fault.Message} Free some space or choose another folder.", fault);
            }
            finally
            {
                if (Directory.Exists(temporary))
                    Directory.Delete(temporary, recursive: true);
            }
        }

        // Old GPT-2 checkpoints store the causal mask of every layer.
        [GeneratedRegex(@"^(transformer\.)?h\.\d+\.attn\.(bias|masked_bias)$")]
        private static partial Regex CausalMask();
    }
}
