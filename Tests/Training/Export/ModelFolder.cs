using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Tests.Export
{
    /// <summary>Writes complete small model directories.</summary>
    internal static class ModelFolder
    {
        public const string Text = "the bridge is out and the road is long, said the keeper of the inn by the old salt road";

        /// <summary>A random model with a tokenizer of 16 merges, so 400 tokens.</summary>
        public static ModelDirectory Create(string path, bool relu = false, int width = 32)
        {
            var merges = BpeTrainer.Train(Counts(), 400);
            var weights = RandomModel.Create(vocab: 400, positions: 32, width: width, relu: relu);
            return Write(path, weights, merges);
        }

        public static ModelDirectory Write(string path, GptWeights weights, IReadOnlyList<(int, int)> merges)
        {
            Directory.CreateDirectory(path);
            var shapes = GptTensors.All(weights.Config).ToArray();
            var sources = weights.Tensors().Select((tensor, i) => TensorSource.Floats(shapes[i].Name, shapes[i].Shape, () => tensor.Values)).ToArray();
            ModelDirectory.Write(path, weights.Config, new ModelNotes(["A sentence about an inn"], "CC0-1.0"), sources);
            TokenizerFiles.Write(path, merges);
            return ModelDirectory.Open(path);
        }

        private static Dictionary<string, long> Counts()
        {
            var counts = new Dictionary<string, long>();
            foreach (var word in Text.Split(' '))
                counts[" " + word] = counts.GetValueOrDefault(" " + word) + 10 * WordCounter.Unit;
            return counts;
        }
    }
}
