using System;
using System.CommandLine;
using System.IO;

namespace GptDialogue.Training.Interchange
{
    /// <summary>The verb <c>import</c>: a GPT-2 directory from elsewhere, or a bundle, becomes a model directory of ours.</summary>
    public static class ImportCommand
    {
        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var source = new Argument<string>("source") { Description = "Folder with config.json, model.safetensors, vocab.json and merges.txt of a GPT-2 model, or a .gptbundle." };
            var target = new Option<string>("--out", "-o") { Description = "Model directory to create.", Required = true };
            var command = new Command("import", "Bring in a GPT-2 model that another tool wrote, or take the model of a bundle out to train it further.") { source, target };
            command.SetAction(result =>
            {
                if (File.Exists(result.GetRequiredValue(source)))
                {
                    var (directory, variant) = ModelImport.FromBundle(result.GetRequiredValue(source), result.GetRequiredValue(target));
                    Describe(directory);
                    Console.WriteLine($"weights of variant '{variant}', tokenizer and words; the model can be trained further and exported.");
                    return;
                }
                var imported = ModelImport.Run(result.GetRequiredValue(source), result.GetRequiredValue(target));
                Describe(imported.Directory);
                if (imported.Ignored.Count > 0)
                    Console.WriteLine($"left out, no weights: {string.Join(", ", imported.Ignored)}");
                Console.WriteLine(imported.TokenizerProblem == null
                    ? "tokenizer: fits; the model can be trained further and exported."
                    : $"tokenizer: of another layout ({imported.TokenizerProblem}). The weights can be inspected, but not exported to a bundle.");
            });
            return command;
        }

        private static void Describe(ModelDirectory directory)
        {
            var config = directory.Config;
            Console.WriteLine($"{directory.Path}: {config.ParameterCount:N0} parameters, width {config.Width}, {config.Layers} layers, " +
                              $"{config.Heads} heads, context {config.Context}, vocabulary {config.VocabularySize}");
        }
    }
}
