using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using GptDialogue.Training.Export.Onnx;

namespace GptDialogue.Training.Tests.Reading.Teacher
{
    /// <summary>An encoder of one block with random weights and a vocabulary of a few words, in the files of a real one.</summary>
    internal static class TinyEncoder
    {
        public const int Width = 32, Wide = 64;
        private const int Places = 40;
        private static readonly string[] _vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "hello", "good", "bye", "stab", "you", "will", "i"];

        public static void Write(string folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(Path.Combine(folder, "vocab.txt"), _vocabulary);
            var random = new Random(2);
            var graph = new GraphProto();
            void Add(string name, double mean, double spread, params long[] shape)
            {
                var values = Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(_ => (float)(mean + spread * (random.NextDouble() - 0.5))).ToArray();
                var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)) };
                tensor.Dims.AddRange(shape);
                graph.Initializer.Add(tensor);
            }

            void AddNorm(string name)
            {
                Add(name + ".weight", 1, 0, Width);
                Add(name + ".bias", 0, 0, Width);
            }

            Add("embeddings.word_embeddings.weight", 0, 1, _vocabulary.Length, Width);
            Add("embeddings.position_embeddings.weight", 0, 0.1, Places, Width);
            Add("embeddings.token_type_embeddings.weight", 0, 0.1, 2, Width);
            AddNorm("embeddings.LayerNorm");
            foreach (var part in new[] { "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "output.dense" })
                Add($"encoder.layer.0.{part}.bias", 0, 0, Width);
            Add("encoder.layer.0.intermediate.dense.bias", 0, 0, Wide);
            AddNorm("encoder.layer.0.attention.output.LayerNorm");
            AddNorm("encoder.layer.0.output.LayerNorm");
            for (var i = 0; i < 4; i++)
                Add((100 + i).ToString(), 0, 0.2, Width, Width);
            Add("104", 0, 0.2, Width, Wide);
            Add("105", 0, 0.2, Wide, Width);
            File.WriteAllBytes(Path.Combine(folder, "model.onnx"), new ModelProto { Graph = graph }.ToByteArray());
        }
    }
}
