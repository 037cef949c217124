using System;
using System.CommandLine;

namespace GptDialogue.Training.Interchange
{
    /// <summary>The verb <c>import</c>: a GPT-2 directory from elsewhere becomes a model directory of ours.</summary>
    public static class ImportCommand
    {
        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var source = new Argument<string>("source") { Description = "Folder with config.json, model.safetensors, vocab.json and merges.txt of a GPT-2 model." };
            var target = new Option<string>("--out", "-o") { Description = "Model directory to create.", Required = true };
            var command = new Command("import", "Bring in a GPT-2 model that another tool wrote.") { source, target };
            command.SetAction(result =>
            {
                var imported = ModelImport.Run(result.GetRequiredValue(source), result.GetRequiredValue(target));
                var config = imported.Directory.Config;
                Console.WriteLine($"{imported.Directory.Path}: {config.ParameterCount:N0} parameters, width {config.Width}, {config.Layers} layers, " +
                                  $"{config.Heads} heads, context {config.Context}, vocabulary {config.VocabularySize}");
                if (imported.Ignored.Count > 0)
                    Console.WriteLine($"left out, no weights: {string.Join(", ", imported.Ignored)}");
                Console.WriteLine(imported.TokenizerProblem == null
                    ? "tokenizer: fits; the model can be trained further and exported."
                    : $"tokenizer: of another layout ({imported.TokenizerProblem}). The weights can be inspected, but not exported to a bundle.");
            });
            return command;
        }
    }
}
