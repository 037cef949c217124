using System;
using System.Collections.Generic;
using GptDialogue.Bundles;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>
    /// One variant of a bundle on one device, with its cache and everything bound for running it. Knows no recovery: what fails,
    /// throws.
    /// </summary>
    internal sealed class LoadedGraph : IDisposable
    {
        private readonly object _gate;
        private readonly InferenceSession _session;
        private readonly Dictionary<RunShape, RunBinding> _bindings = new Dictionary<RunShape, RunBinding>();

        /// <param name="model">The ONNX model.</param>
        /// <param name="sizes">What the bundle says about it.</param>
        /// <param name="variant">Its name in the bundle.</param>
        /// <param name="source">Where the bundle came from, for messages.</param>
        /// <param name="options">Where and how large; warming up is left to the caller.</param>
        /// <exception cref="GptDialogueException">The device cannot run it; <see cref="Exception.InnerException"/> is what it threw.</exception>
        public LoadedGraph(byte[] model, BundleModel sizes, string variant, string source, ModelOptions options)
        {
            Variant = variant;
            Device = options.Device;
            ModelBytes = model.Length;
            VocabularySize = sizes.VocabularySize;
            var where = $"{source}, variant '{variant}' on {options.Device.Name}";
            _gate = DeviceGate.Of(options.Device);
            lock (_gate)
            {
                _session = SessionFactory.Create(model, options.Device, where);
                try
                {
                    ReadsPrompts = _session.InputMetadata.ContainsKey(TensorNames.ReadsPrompt);
                    Cache = SessionFactory.CreateCache(_session, sizes, options, where);
                    Buffers = new RunBuffers(Math.Min(ModelSession.MaxChunk, Cache.Capacity), Cache.Rows, VocabularySize);
                    LargestPiece = Math.Min(ModelSession.MaxChunk, Cache.Capacity);
                }
                catch
                {
                    Dispose();
                    throw;
                }
            }
        }

        public string Variant { get; }

        public IExecutionDevice Device { get; }

        public int VocabularySize { get; }

        /// <summary>Most tokens of a row in one run.</summary>
        public int LargestPiece { get; set; }

        public KvCache Cache { get; }

        public RunBuffers Buffers { get; }

        public long ModelBytes { get; }

        /// <summary>Whether the graph reads prompts in a way of its own.</summary>
        public bool ReadsPrompts { get; }

        /// <summary>Runs what the buffers hold. Throws whatever the provider throws.</summary>
        public void Run(RunShape shape, RunOptions options)
        {
            lock (_gate)
            {
                Device.BeginRun(options);
                Prepare(shape).Run(_session, options);
            }
        }

        /// <summary>Makes the binding of a shape, unless there is one.</summary>
        public RunBinding Prepare(RunShape shape)
        {
            if (_bindings.TryGetValue(shape, out var binding)) return binding;
            lock (_gate) binding = new RunBinding(_session, Buffers, Cache, shape, VocabularySize, Device.Memory != CacheMemory.Host);
            _bindings.Add(shape, binding);
            return binding;
        }

        public void Dispose()
        {
            lock (_gate)
            {
                foreach (var binding in _bindings.Values) binding.Dispose();
                _bindings.Clear();
                Cache?.Dispose();
                Buffers?.Dispose();
                _session?.Dispose();
            }
        }
    }
}
