using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Interchange
{
    /// <summary>What a model was trained on and under which licence its weights may be used; travels with it into the bundle.</summary>
    public sealed record ModelNotes(IReadOnlyList<string> Corpus, string Licence)
    {
        /// <summary>No notes.</summary>
        public static ModelNotes None { get; } = new([], "");
    }

    /// <summary>
    /// A folder with config.json, model.safetensors, vocab.json and merges.txt in the spelling of GPT-2, which other tools load as
    /// it is. Checkpoints are such folders too. Reading one needs no TorchSharp.
    /// </summary>
    public sealed class ModelDirectory
    {
        /// <summary>File name of the configuration.</summary>
        public const string ConfigFile = "config.json";

        /// <summary>File name of the weights.</summary>
        public const string WeightsFile = "model.safetensors";

        /// <summary>File name of the vocabulary.</summary>
        public const string VocabularyFile = "vocab.json";

        /// <summary>File name of the merge list.</summary>
        public const string MergesFile = "merges.txt";

        /// <summary>File name of the ordinary words, one per line; only models for dialogue have it.</summary>
        public const string WordsFile = "words.txt";

        /// <summary>File name of the intent reader in base 64; only models for dialogue have it.</summary>
        public const string ReaderFile = "intents.txt";

        /// <summary>File name of the sense vectors in base 64; only models for dialogue may have it.</summary>
        public const string SensesFile = "senses.txt";

        /// <summary>File name of the replies to topics of small talk, see <see cref="TopicBank"/>; only models for dialogue may have it.</summary>
        public const string TopicsFile = "topics.txt";

        /// <summary>File name of the reply ranker in base 64; only models for dialogue may have it.</summary>
        public const string RanksFile = "ranks.txt";

        /// <summary>File name of the line judge in base 64; only models for dialogue may have it.</summary>
        public const string JudgeFile = "judge.txt";

        /// <summary>The folder.</summary>
        public string Path { get; }

        /// <summary>Shape of the model.</summary>
        public GptConfig Config { get; }

        /// <summary>Corpus and licence notes.</summary>
        public ModelNotes Notes { get; }

        /// <summary>Reads and checks the configuration of a model folder.</summary>
        /// <exception cref="GptDialogueException">The folder or its config.json is missing, damaged or not a GPT-2 shaped model.</exception>
        public static ModelDirectory Open(string path)
        {
            if (!Directory.Exists(path))
                throw new GptDialogueException($"{path}: no such folder. Give a model directory, the folder that holds {ConfigFile}.");
            var (config, notes) = ModelConfigFile.Read(System.IO.Path.Combine(path, ConfigFile));
            return new ModelDirectory(path, config, notes);
        }

        /// <summary>Writes configuration, notes and weights into an existing folder, each file atomically.</summary>
        /// <param name="path">The folder.</param>
        /// <param name="config">Shape of the model.</param>
        /// <param name="notes">Corpus and licence notes.</param>
        /// <param name="weights">The tensors of <see cref="GptTensors.All"/>, in F32.</param>
        /// <exception cref="GptDialogueException">The disk is full or not writable.</exception>
        public static void Write(string path, GptConfig config, ModelNotes notes, IReadOnlyList<TensorSource> weights)
        {
            SafetensorsWriter.Write(System.IO.Path.Combine(path, WeightsFile), weights, new Dictionary<string, string> { ["format"] = "pt" });
            ModelConfigFile.Write(System.IO.Path.Combine(path, ConfigFile), config, notes);
        }

        /// <summary>Opens the weights after checking that every tensor of the configuration is there with the right shape.</summary>
        /// <exception cref="GptDialogueException">A tensor is missing or has another shape, or the file is damaged.</exception>
        public Safetensors OpenWeights()
        {
            var weights = Safetensors.Open(System.IO.Path.Combine(Path, WeightsFile));
            foreach (var (name, shape) in GptTensors.All(Config))
            {
                var problem = !weights.Tensors.TryGetValue(Stored(weights, name), out var entry) ? "is missing"
                    : !entry.Shape.SequenceEqual(shape) ? $"has shape [{string.Join(", ", entry.Shape)}]" : null;
                if (problem == null)
                    continue;
                weights.Dispose();
                throw new GptDialogueException($"{weights.FilePath}: tensor '{name}' {problem}; {ConfigFile} asks for " +
                    $"[{string.Join(", ", shape)}]. Configuration and weights are not of the same model.");
            }
            return weights;
        }

        /// <summary>The ordinary words that belong to the model; empty when it has no such file.</summary>
        public string[] ReadWords()
        {
            var file = System.IO.Path.Combine(Path, WordsFile);
            return File.Exists(file) ? File.ReadAllLines(file).Where(w => w.Length > 0).ToArray() : [];
        }

        /// <summary>The ordinary words that belong to the model and what they are about.</summary>
        /// <exception cref="GptDialogueException">A file is damaged.</exception>
        public Lexicon ReadLexicon() => new(ReadWords(), ReadSenses());

        /// <summary>What the words of the model are about; null when it does not know.</summary>
        /// <exception cref="GptDialogueException">The file is damaged.</exception>
        public SenseVectors? ReadSenses()
        {
            var bytes = ReadBytes(SensesFile, "senses");
            return bytes.Length > 0 ? SenseVectors.FromBytes(bytes) : null;
        }

        /// <summary>The intent reader that belongs to the model; empty when it has none.</summary>
        /// <exception cref="GptDialogueException">The file is damaged.</exception>
        public byte[] ReadReader() => ReadBytes(ReaderFile, "intents");

        /// <summary>The reply ranker that belongs to the model; empty when it has none.</summary>
        /// <exception cref="GptDialogueException">The file is damaged.</exception>
        public byte[] ReadRanks() => ReadBytes(RanksFile, "ranks");

        /// <summary>The line judge that belongs to the model; empty when it has none.</summary>
        /// <exception cref="GptDialogueException">The file is damaged.</exception>
        public byte[] ReadJudge() => ReadBytes(JudgeFile, "judge");

        /// <summary>The written replies that belong to the model; null when it has none.</summary>
        /// <exception cref="GptDialogueException">The file holds a line that is neither intent, topic nor reply.</exception>
        public TopicBank? ReadTopics()
        {
            var file = System.IO.Path.Combine(Path, TopicsFile);
            try
            {
                return File.Exists(file) ? TopicBank.Parse(File.ReadAllText(file)) : null;
            }
            catch (FormatException fault)
            {
                throw new GptDialogueException($"{file}: {fault.Message} Correct that line.", fault);
            }
        }

        /// <summary>The values of one tensor of <see cref="GptTensors.All"/>, row-major.</summary>
        /// <exception cref="GptDialogueException">The tensor does not hold floating-point numbers.</exception>
        public static float[] ReadTensor(Safetensors weights, string name) => weights.ReadFloats(Stored(weights, name));

        private byte[] ReadBytes(string name, string verb)
        {
            var file = System.IO.Path.Combine(Path, name);
            try
            {
                return File.Exists(file) ? Convert.FromBase64String(File.ReadAllText(file)) : [];
            }
            catch (FormatException fault)
            {
                throw new GptDialogueException($"{file} is damaged: {fault.Message} Train it again with the verb '{verb}'.", fault);
            }
        }

        // Bare GPT-2 checkpoints leave the prefix out.
        private static string Stored(Safetensors weights, string name) =>
            weights.Tensors.ContainsKey(name) ? name : name[GptTensors.Prefix.Length..];

        private ModelDirectory(string path, GptConfig config, ModelNotes notes)
        {
            Path = path;
            Config = config;
            Notes = notes;
        }
    }
}
