using GptDialogue.Inference.Devices;

namespace GptDialogue.Inference
{
    /// <summary>
    /// What a session holds while it calls its provider. Sessions in memory behind handles share one device in a process, and
    /// ONNX Runtime's WebGPU provider ends the process when two threads use it at once, be it in different sessions: those take turns.
    /// </summary>
    internal static class DeviceGate
    {
        private static readonly object _shared = new object();

        /// <summary>The same object for all sessions that must take turns, and one of its own for every other.</summary>
        public static object Of(IExecutionDevice device) => device.Memory == CacheMemory.Opaque ? _shared : new object();
    }
}
