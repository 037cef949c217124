using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// A device whose provider is a library of its own that ONNX Runtime loads while the game runs: the CUDA provider of the Unity
    /// GPU package, or a vendor's.
    /// </summary>
    public sealed class PluginDevice : ProviderDevice
    {
        private readonly string _library;
        private readonly string _provider;
        private readonly IReadOnlyList<string> _folders;

        /// <summary>Describes the provider; nothing is loaded yet.</summary>
        /// <param name="name">Short name for reports.</param>
        /// <param name="library">
        /// The library: a path, or a name without prefix and extension (<c>onnxruntime_providers_cuda</c>) that is looked for in
        /// the game's own folders.
        /// </param>
        /// <param name="provider">What the library calls its provider, such as <c>CUDAExecutionProvider</c>.</param>
        /// <param name="memory">What its memory allows.</param>
        /// <param name="memoryName">ONNX Runtime's name of that memory; null for ordinary memory.</param>
        /// <param name="folders">Further folders to look in.</param>
        /// <param name="variants">Bundle variants it runs, best first.</param>
        public PluginDevice(
            string name, string library, string provider, CacheMemory memory, string? memoryName, IReadOnlyList<string> folders,
            params string[] variants)
            : base(name, memory, memoryName, variants)
        {
            _library = library;
            _provider = provider;
            _folders = folders;
        }

        /// <summary>CUDA by library, as the Unity GPU package on Linux needs it.</summary>
        public static PluginDevice Cuda(IReadOnlyList<string> folders) => new PluginDevice(
            "cuda-plugin", "onnxruntime_providers_cuda", "CUDAExecutionProvider", CacheMemory.Addressable, "Cuda", folders, "fp16", "fp32", "int8");

        /// <inheritdoc/>
        protected override void Append(SessionOptions options)
        {
            var environment = OrtEnv.Instance();
            PluginLibrary.Register(environment, Name, PluginLibrary.Find(_library, _folders));
            var found = new List<OrtEpDevice>();
            foreach (var device in environment.GetEpDevices())
                if (device.EpName == _provider) found.Add(device);
            if (DeviceId >= found.Count)
                throw new GptDialogueException($"The library {_library} offers {found.Count} devices of {_provider}, number {DeviceId} was asked for.");
            options.AppendExecutionProvider(environment, new[] { found[DeviceId] }, new Dictionary<string, string>());
        }
    }
}
