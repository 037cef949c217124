using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>ONNX Runtime's own CPU kernels: always there, and what every comparison refers to.</summary>
    public sealed class CpuDevice : IExecutionDevice
    {
        private readonly int _threads;

        /// <summary>Chooses the number of threads a run may use.</summary>
        /// <param name="threads">
        /// 1 by default: a game's cores are busy, and two threads that have to wait for each other on busy cores are slower than one.
        /// </param>
        public CpuDevice(int threads = 1) => _threads = threads;

        /// <summary>How many threads a run may use; 0 for as many as ONNX Runtime thinks fit.</summary>
        internal int Threads => _threads;

        /// <inheritdoc/>
        public string Name => "cpu";

        /// <inheritdoc/>
        public CacheMemory Memory => CacheMemory.Host;

        /// <inheritdoc/>
        public IReadOnlyList<string> PreferredVariants { get; } = new[] { "w8a8-kv8", "int8-kv8", "int4-kv8", "int8", "int4", "fp32", "fp16" };

        /// <inheritdoc/>
        public void Configure(SessionOptions options)
        {
            options.IntraOpNumThreads = _threads;
            // Bundles come fused as far as it pays. The further levels would join every Add with the LayerNormalization behind it,
            // and that kernel takes four to nine times as long as the two.
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC;
            options.InterOpNumThreads = 1;
            // Within a run threads meet at every kernel, too often to be woken each time. Between two runs spinning would take a core
            // from the game.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", _threads == 1 ? "0" : "1");
            options.AddSessionConfigEntry("session.force_spinning_stop", "1");
        }

        /// <inheritdoc/>
        public OrtAllocator? CreateAllocator(InferenceSession session) => null;

        /// <inheritdoc/>
        public void BeginRun(RunOptions options)
        {
        }
    }
}
