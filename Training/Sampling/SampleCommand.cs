using System;
using System.CommandLine;
using GptDialogue.Sampling;

namespace GptDialogue.Training.Sampling
{
    /// <summary>The verb <c>sample</c>: text from a model, to see what it has learnt.</summary>
    public static class SampleCommand
    {
        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var path = new Argument<string>("model") { Description = "Model directory, checkpoint or .gptbundle." };
            var prompt = new Option<string>("--prompt") { Description = "Text to continue. Default: a new document.", DefaultValueFactory = _ => "" };
            var tokens = new Option<int>("--tokens") { Description = "Tokens at most.", DefaultValueFactory = _ => 200 };
            var temperature = new Option<float>("--temperature") { Description = "Below 1 is more predictable, above 1 more varied, 0 always the likeliest.", DefaultValueFactory = _ => 0.8f };
            var topK = new Option<int>("--top-k") { Description = "Only so many likeliest tokens; 0 for any number.", DefaultValueFactory = _ => 0 };
            var topP = new Option<float>("--top-p") { Description = "Only the likeliest tokens that together reach this probability.", DefaultValueFactory = _ => 0.95f };
            var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same text.", DefaultValueFactory = _ => 1 };
            var variant = new Option<string?>("--variant") { Description = "Variant of a bundle. Default: its first one with a cache." };
            var command = new Command("sample", "Write text with a model.") { path, prompt, tokens, temperature, topK, topP, seed, variant };
            command.SetAction(result =>
            {
                if (result.GetValue(tokens) < 1)
                    throw new GptDialogueException($"--tokens: {result.GetValue(tokens)} must be at least 1.");
                using var model = TextModel.Open(result.GetRequiredValue(path), result.GetValue(variant));
                var sampler = new Sampler(new SamplerOptions
                {
                    Temperature = result.GetValue(temperature),
                    TopK = result.GetValue(topK),
                    TopP = result.GetValue(topP),
                }, result.GetValue(seed), model.Vocabulary);
                Console.Write(result.GetRequiredValue(prompt));
                foreach (var text in TextSampler.Continue(model, result.GetRequiredValue(prompt), result.GetValue(tokens), sampler))
                    Console.Write(text);
                Console.WriteLine();
            });
            return command;
        }
    }
}
