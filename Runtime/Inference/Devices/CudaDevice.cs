using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// An NVIDIA GPU through the provider that is part of the native library, as in the package Microsoft.ML.OnnxRuntime.Gpu. Its
    /// attention takes 16-bit numbers, so a bundle should hold <c>fp16</c>.
    /// </summary>
    public sealed class CudaDevice : ProviderDevice
    {
        /// <summary>Chooses the first GPU.</summary>
        public CudaDevice() : base("cuda", CacheMemory.Addressable, "Cuda", "fp16", "fp32", "int8")
        {
        }

        /// <inheritdoc/>
        protected override void Append(SessionOptions options) => options.AppendExecutionProvider_CUDA(DeviceId);
    }
}
