using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// Apple's CoreML. It has no attention operator with a cache, so parts of the graph stay on the CPU and the cache in ordinary
    /// memory; it is kept only where it proves faster.
    /// </summary>
    public sealed class CoreMlDevice : ProviderDevice
    {
        /// <summary>Lets CoreML choose between GPU and neural engine.</summary>
        public CoreMlDevice() : base("coreml", CacheMemory.Host, null, "fp16", "fp32") => AllowCpuNodes = true;

        /// <inheritdoc/>
        protected override void Append(SessionOptions options) =>
            options.AppendExecutionProvider("CoreML", new Dictionary<string, string>());
    }
}
