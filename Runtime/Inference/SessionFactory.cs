using System;
using GptDialogue.Bundles;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>Makes a session and its cache, turning every way in which that can fail into one clear error.</summary>
    internal static class SessionFactory
    {
        public static string Choose(BundleReader bundle, IExecutionDevice device)
        {
            foreach (var name in device.PreferredVariants)
                if (bundle.Header.Find(name) != null) return name;
            throw new GptDialogueException(
                $"{bundle.Source}: has none of the variants that {device.Name} runs: "
                + $"{string.Join(", ", device.PreferredVariants)}. Export the bundle with one of them.");
        }

        public static InferenceSession Create(byte[] model, IExecutionDevice device, string where)
        {
            try
            {
                using (var options = CreateOptions(device)) return new InferenceSession(model, options);
            }
            catch (Exception e) when (IsProviderFault(e))
            {
                throw new GptDialogueException($"{where}: the model cannot be loaded: {e.Message} Try another device or export the "
                    + "bundle again.", e);
            }
        }

        /// <summary>Options with the device's provider appended. Throws whatever the provider throws.</summary>
        public static SessionOptions CreateOptions(IExecutionDevice device)
        {
            var options = new SessionOptions();
            try
            {
                options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
                options.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
                options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
                device.Configure(options);
                return options;
            }
            catch
            {
                options.Dispose();
                throw;
            }
        }

        public static KvCache CreateCache(InferenceSession session, BundleModel sizes, ModelOptions options, string where)
        {
            if (options.Rows < 1 || options.Rows > 4096)
                throw new GptDialogueException($"{where}: {options.Rows} rows were asked for; 1 to 4096 are possible.");
            if (options.Capacity < 0 || options.Capacity > sizes.ContextLength)
                throw new GptDialogueException(
                    $"{where}: a capacity of {options.Capacity} tokens was asked for, the model's context holds "
                    + $"{sizes.ContextLength}. Ask for at most that, or 0 for all of it.");
            if (!session.InputMetadata.TryGetValue(TensorNames.PastKey(sizes.Layers - 1), out var cache)
                || session.InputMetadata.ContainsKey(TensorNames.PastKey(sizes.Layers))
                || !session.OutputMetadata.TryGetValue(TensorNames.Logits, out var logits))
                throw new GptDialogueException(
                    $"{where}: the graph does not have the cache of {sizes.Layers} layers, so it cannot be decoded token by token. "
                    + "Choose another variant or export the bundle again.");
            var shape = cache.Dimensions; // (B, H, M, D)
            var head = logits.Dimensions; // (N, V)
            if (shape.Length != 4 || shape[1] != sizes.Heads || shape[3] != sizes.HeadSize || head.Length != 2 || head[1] != sizes.VocabularySize)
                throw new GptDialogueException(
                    $"{where}: the graph has a cache of shape ({string.Join(", ", shape)}) and logits of ({string.Join(", ", head)}); "
                    + $"the bundle says {sizes.Heads} heads of {sizes.HeadSize} and {sizes.VocabularySize} tokens. Export the bundle again.");
            var capacity = options.Capacity == 0 ? sizes.ContextLength : options.Capacity;
            return new KvCache(options.Device, session, cache.ElementDataType, sizes.Layers, options.Rows, sizes.Heads, capacity, sizes.HeadSize);
        }

        /// <summary>What providers throw when they, or the libraries they need, are not there.</summary>
        public static bool IsProviderFault(Exception e) =>
            e is OnnxRuntimeException || e is EntryPointNotFoundException || e is DllNotFoundException || e is TypeInitializationException
            || e is BadImageFormatException || e is NotSupportedException || e is System.Runtime.InteropServices.SEHException;
    }
}
