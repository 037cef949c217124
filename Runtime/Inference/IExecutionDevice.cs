using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

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

        /// <summary>Names of bundle variants this device runs, best first.</summary>
        IReadOnlyList<string> PreferredVariants { get; }

        /// <summary>
        /// Appends the provider to the options of a session about to be created. May throw whatever the provider throws when it is
        /// not there; the caller reports it and tries another device.
        /// </summary>
        void Configure(SessionOptions options);

        /// <summary>Allocates cache memory on the device; zeroed where the device can. The caller disposes it.</summary>
        /// <param name="session">The session that will use the memory.</param>
        /// <param name="type">Element type of the cache.</param>
        /// <param name="shape">(rows, H, M, D).</param>
        OrtValue Allocate(InferenceSession session, TensorElementType type, long[] shape);
    }
}
