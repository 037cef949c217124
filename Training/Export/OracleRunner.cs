using System;
using GptDialogue.Inference;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Training.Export
{
    /// <summary>Runs one row of tokens through an oracle graph, every position computed anew.</summary>
    public sealed class OracleRunner : IDisposable
    {
        private readonly InferenceSession _session;
        private readonly RunOptions _options = new();

        /// <summary>Loads a graph that <see cref="OracleGraph"/> wrote.</summary>
        public OracleRunner(byte[] model)
        {
            using var settings = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            _session = new InferenceSession(model, settings);
        }

        /// <summary>Logits (S, V) of every position of <paramref name="tokens"/> (S).</summary>
        public float[] Run(ReadOnlySpan<int> tokens)
        {
            using var ids = OrtValue.CreateTensorValueFromMemory(tokens.ToArray(), new long[] { 1, tokens.Length });
            using var outputs = _session.Run(_options, new[] { TensorNames.InputIds }, new[] { ids }, new[] { TensorNames.Logits });
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _session.Dispose();
            _options.Dispose();
        }
    }
}
