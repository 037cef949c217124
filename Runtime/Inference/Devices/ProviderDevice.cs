using System;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// A device that an execution provider of ONNX Runtime drives. The whole graph has to run there, unless
    /// <see cref="AllowCpuNodes"/> says otherwise: half a model on a device costs two copies a layer and looks as if it ran well.
    /// </summary>
    public abstract class ProviderDevice : IExecutionDevice
    {
        /// <summary>Creates the device.</summary>
        /// <param name="name">Short name for reports.</param>
        /// <param name="memory">What its memory allows.</param>
        /// <param name="memoryName">ONNX Runtime's name of the memory the cache lies in, such as <c>Cuda</c>; null for ordinary memory.</param>
        /// <param name="variants">Bundle variants it runs, best first.</param>
        protected ProviderDevice(string name, CacheMemory memory, string? memoryName, params string[] variants)
        {
            Name = name;
            Memory = memory;
            MemoryName = memoryName;
            PreferredVariants = variants;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public CacheMemory Memory { get; }

        /// <inheritdoc/>
        public IReadOnlyList<string> PreferredVariants { get; }

        /// <summary>Which device of the provider, from 0.</summary>
        public int DeviceId { get; set; }

        /// <summary>Whether operators that the provider lacks may run on the CPU instead of failing the load.</summary>
        public bool AllowCpuNodes { get; set; }

        /// <summary>ONNX Runtime's name of the memory the cache lies in; null for ordinary memory.</summary>
        protected string? MemoryName { get; }

        /// <inheritdoc/>
        public void Configure(SessionOptions options)
        {
            options.IntraOpNumThreads = 1;
            options.InterOpNumThreads = 1;
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            Append(options);
            if (!AllowCpuNodes) options.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
        }

        /// <inheritdoc/>
        public OrtAllocator? CreateAllocator(InferenceSession session)
        {
            if (MemoryName == null) return null;
            using (var memory = new OrtMemoryInfo(MemoryName, OrtAllocatorType.DeviceAllocator, DeviceId, OrtMemType.Default))
                return new OrtAllocator(session, memory);
        }

        /// <inheritdoc/>
        public virtual void BeginRun(RunOptions options)
        {
        }

        /// <summary>Appends the provider. Throws whatever ONNX Runtime throws when it is not there.</summary>
        protected abstract void Append(SessionOptions options);
    }
}
