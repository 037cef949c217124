using System;
using GptDialogue.Bundles;
using GptDialogue.Inference;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>The runtime's own session.</summary>
    public sealed class SessionEngine : ITextEngine
    {
        private readonly ModelSession _session;

        /// <summary>Loads a variant of a bundle.</summary>
        public SessionEngine(BundleReader bundle, string variant, int rows, int threads)
        {
            Name = variant;
            _session = ModelSession.Load(bundle, new ModelOptions { Variant = variant, Rows = rows, Device = new CpuDevice(threads) });
        }

        /// <summary>Takes over a session.</summary>
        public SessionEngine(ModelSession session, string name) => (_session, Name) = (session, name);

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int Rows => _session.Cache.Rows;

        /// <inheritdoc/>
        public void Keep(int row, int length) => _session.Cache.RewindTo(row, length);

        /// <inheritdoc/>
        public void Extend(int row, ReadOnlySpan<int> tokens)
        {
            while (!tokens.IsEmpty) tokens = tokens[_session.Read(row, tokens)..];
        }

        /// <inheritdoc/>
        public void Step(ReadOnlySpan<int> tokens) => _session.Step(0, tokens);

        /// <inheritdoc/>
        public ReadOnlySpan<float> Logits(int index) => _session.Logits(index);

        /// <inheritdoc/>
        public void Dispose() => _session.Dispose();
    }
}
