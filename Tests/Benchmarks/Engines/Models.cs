using System;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>One set of weights in every form the comparison needs, written once into a work folder.</summary>
    internal sealed class Models
    {
        private static readonly string[] Variants = ["fp32", "fp16", "int8", "int8-kv8", "int4-kv8", "w8a8-kv8"];

        private readonly string _folder;

        /// <param name="source">A bundle or a model directory.</param>
        /// <param name="work">Folder for what is written.</param>
        public Models(string source, string work)
        {
            // A file that changed is another model: its forms get a folder of their own.
            var stamp = File.Exists(source) ? $"{new FileInfo(source).Length}-{File.GetLastWriteTimeUtc(source).Ticks:x}" : $"{Directory.GetLastWriteTimeUtc(source).Ticks:x}";
            _folder = Path.Combine(work, $"{Path.GetFileNameWithoutExtension(source)}-{stamp}");
            Directory.CreateDirectory(_folder);
            var model = Path.Combine(_folder, "model");
            if (File.Exists(source) && !Directory.Exists(model))
                ModelImport.FromBundle(source, model);
            var directory = Training.Interchange.ModelDirectory.Open(File.Exists(source) ? model : source);
            ModelDirectory = directory;
            if (!File.Exists(BundlePath))
                BundleExporter.Export(directory, BundlePath, new ExportOptions { Variants = Variant.Parse(Variants) });
            foreach (var type in GgufModel.TypeNames.Where(type => !File.Exists(Gguf(type))))
                GgufModel.Write(directory, Gguf(type), GgufModel.ParseType(type));
        }

        /// <summary>The model directory.</summary>
        public ModelDirectory ModelDirectory { get; }

        /// <summary>A bundle with all variants.</summary>
        public string BundlePath => Path.Combine(_folder, "all.gptbundle");

        /// <summary>The GGUF file of a storage type.</summary>
        public string Gguf(string type) => Path.Combine(_folder, type + ".gguf");

        /// <summary>The bundle that ships with the sample.</summary>
        public static string Shipped => Path.Combine(Root, "Samples", "Tavern", "Model", "tavern.gptbundle");

        /// <summary>The repository: the folder above the program that holds the solution.</summary>
        public static string Root
        {
            get
            {
                for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
                    if (File.Exists(Path.Combine(folder.FullName, "GptDialogue.sln")))
                        return folder.FullName;
                throw new GptDialogueException($"{AppContext.BaseDirectory} does not lie in the repository. Run the benchmarks with dotnet run --project Tests/Benchmarks.");
            }
        }
    }
}
