using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using GptDialogue.Training.Export.Onnx;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>
    /// The weights of a BERT encoder as ONNX exporters write it: vectors and tables under their checkpoint names, the matrices of the
    /// blocks under numbers, six a block, in the order query, key, value, output, wide, narrow, each (inputs, outputs).
    /// </summary>
    internal static class EncoderFile
    {
        private const string Layer = "encoder.layer.";

        private static readonly string[] _matrices =
            ["attention.self.query.weight", "attention.self.key.weight", "attention.self.value.weight", "attention.output.dense.weight", "intermediate.dense.weight", "output.dense.weight"];

        /// <summary>Reads all weights that are numbers.</summary>
        /// <exception cref="GptDialogueException">The file is missing, damaged or no such encoder.</exception>
        public static IReadOnlyDictionary<string, (long[] Shape, float[] Values)> Read(string path)
        {
            ModelProto model;
            try
            {
                model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidProtocolBufferException)
            {
                throw new GptDialogueException($"{path}: {fault.Message}", fault);
            }

            var weights = new Dictionary<string, (long[], float[])>(StringComparer.Ordinal);
            var matrices = 0;
            foreach (var tensor in model.Graph.Initializer.Where(t => t.DataType == (int)TensorProto.Types.DataType.Float))
            {
                var name = tensor.Name;
                if (char.IsAsciiDigit(name[0]) && tensor.Dims.Count == 2)
                    name = $"{Layer}{matrices / _matrices.Length}.{_matrices[matrices++ % _matrices.Length]}";
                weights[name] = ([.. tensor.Dims], MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray());
            }

            return matrices > 0 && matrices % _matrices.Length == 0 ? weights
                : throw new GptDialogueException($"{path} holds {matrices} matrices, which are no blocks of an encoder of six each.");
        }
    }
}
