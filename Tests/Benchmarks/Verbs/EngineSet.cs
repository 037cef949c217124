using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Bundles;
using GptDialogue.Training.Export;

namespace GptDialogue.Benchmarks.Verbs
{
    /// <summary>Our variants and llama.cpp's, loaded for one comparison.</summary>
    internal sealed class EngineSet : IDisposable
    {
        private const int Context = 512;

        private readonly BundleReader _bundle;

        /// <param name="models">The weights in all forms.</param>
        /// <param name="llama">Folder of llama.cpp, or null.</param>
        /// <param name="variants">Our variants.</param>
        /// <param name="ggufTypes">llama.cpp's formats.</param>
        /// <param name="rows">Conversations at once.</param>
        /// <param name="threads">Threads of every engine.</param>
        /// <param name="plain">Whether to add plain ONNX Runtime and TorchSharp, which hold one conversation.</param>
        public EngineSet(Models models, string? llama, IEnumerable<string> variants, IEnumerable<string> ggufTypes, int rows, int threads, bool plain = false)
        {
            _bundle = BundleReader.Open(models.BundlePath);
            Engines = variants.Select(variant => (ITextEngine)new SessionEngine(_bundle, variant, rows, threads))
                .Concat(llama == null ? [] : ggufTypes.Select(type => new LlamaEngine(llama, models.Gguf(type), "llama.cpp " + type, rows, Context, threads)))
                .Concat(plain ? [new PlainEngine(GptWeights.Read(models.ModelDirectory), threads), new TorchEngine(models.ModelDirectory, threads)] : [])
                .ToArray();
        }

        /// <summary>Ours first.</summary>
        public IReadOnlyList<ITextEngine> Engines { get; }

        public void Dispose()
        {
            foreach (var engine in Engines)
                engine.Dispose();
            _bundle.Dispose();
        }
    }
}
