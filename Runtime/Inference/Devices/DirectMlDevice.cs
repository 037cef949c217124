using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>Any Direct3D 12 GPU on Windows.</summary>
    public sealed class DirectMlDevice : ProviderDevice
    {
        /// <summary>Chooses the first adapter.</summary>
        public DirectMlDevice() : base("directml", CacheMemory.Opaque, "DML", "fp16", "fp32")
        {
        }

        /// <inheritdoc/>
        protected override void Append(SessionOptions options)
        {
            // The provider's own rule: it plans memory itself.
            options.EnableMemoryPattern = false;
            options.AppendExecutionProvider_DML(DeviceId);
        }
    }
}
