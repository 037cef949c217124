using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// Any GPU behind Vulkan, Metal or Direct3D 12, through ONNX Runtime's WebGPU provider. Its attention has no 8-bit cache; fp16
    /// needs an adapter with the feature <c>shader-f16</c>.
    /// </summary>
    public sealed class WebGpuDevice : ProviderDevice
    {
        /// <summary>Lets the provider choose the adapter.</summary>
        public WebGpuDevice() : base("webgpu", CacheMemory.Opaque, "WebGPU_Buffer", "fp16", "fp32", "int8")
        {
        }

        /// <inheritdoc/>
        protected override void Append(SessionOptions options) =>
            options.AppendExecutionProvider("WebGPU", new Dictionary<string, string>());
    }
}
