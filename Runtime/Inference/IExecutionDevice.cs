using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>
    /// Where a model runs: which provider, which variant of a bundle suits it, and where the key-value cache lives. Everything else
    /// in the library is the same on every device.
    /// </summary>
    public interface IExecutionDevice
    {
        /// <summary>Short name for reports, such as <c>cpu</c>.</summary>
        string Name { get; }

        /// <summary>What may be done with the memory that <see cref="CreateAllocator"/> allocates.</summary>
        CacheMemory Memory { get; }

        /// <summary>Names of bundle variants this device runs, best first.</summary>
        IReadOnlyList<string> PreferredVariants { get; }

        /// <summary>
        /// Appends the provider to the options of a session about to be created. May throw whatever the provider throws when it is
        /// not there; the caller reports it and tries another device.
        /// </summary>
        void Configure(SessionOptions options);

        /// <summary>
        /// What cache memory is allocated with; null for ordinary memory. The caller disposes it after everything that was allocated
        /// with it, and before the session.
        /// </summary>
        /// <param name="session">The session that will use the memory.</param>
        OrtAllocator? CreateAllocator(InferenceSession session);

        /// <summary>
        /// Called before every run, on the thread that runs the model: the place for settings of the provider that belong to a run.
        /// May throw as the provider does; the run then counts as failed.
        /// </summary>
        void BeginRun(RunOptions options);
    }

    /// <summary>What may be done with the memory of a device.</summary>
    public enum CacheMemory
    {
        /// <summary>Ordinary memory: the program reads and writes it, and the graph sees what was written.</summary>
        Host,

        /// <summary>Memory of a device whose addresses can be counted with, such as CUDA's: a part of a tensor is a tensor.</summary>
        Addressable,

        /// <summary>Memory of a device behind a handle, such as a WebGPU buffer: only whole tensors can be named.</summary>
        Opaque,
    }
}
