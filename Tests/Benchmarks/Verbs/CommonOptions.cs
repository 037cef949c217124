using System;
using System.CommandLine;
using System.IO;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Benchmarks.Measuring;

namespace GptDialogue.Benchmarks.Verbs
{
    /// <summary>Options that all measurements share.</summary>
    internal sealed class CommonOptions
    {
        private readonly Option<string> _model = new("--model") { Description = "Bundle or model directory.", DefaultValueFactory = _ => Models.Shipped };
        private readonly Option<string> _work = new("--work") { Description = "Folder for exported forms of the model.", DefaultValueFactory = _ => Path.Combine(Models.Root, ".artifacts", "benchmarks") };
        private readonly Option<string?> _llama = new("--llama") { Description = "Folder of a prebuilt llama.cpp; default: where Scripts~/fetch-llama.sh puts it. Without one it is left out." };
        private readonly Option<int> _rounds = new("--rounds") { Description = "Alternating rounds.", DefaultValueFactory = _ => 9 };
        private readonly Option<bool> _processorTime = new("--processor-time") { Description = "Measure processor time instead of wall-clock time: for one thread on a machine that others use." };
        private readonly Option<string?> _markdown = new("--markdown") { Description = "Write the tables here." };
        private readonly Option<string?> _json = new("--json") { Description = "Write the figures here." };

        public void AddTo(Command command)
        {
            foreach (var option in new Option[] { _model, _work, _llama, _rounds, _processorTime, _markdown, _json })
                command.Options.Add(option);
        }

        public Settings Read(ParseResult result)
        {
            Rounds.Clock = result.GetValue(_processorTime) ? Rounds.ProcessorClock : Rounds.WallClock;
            var llama = LlamaFiles.Find(result.GetValue(_llama));
            if (llama == null)
                Console.WriteLine("llama.cpp is left out: run Tests/Benchmarks/Scripts~/fetch-llama.sh to have it compared.");
            return new Settings(result.GetRequiredValue(_model), result.GetRequiredValue(_work), llama, result.GetValue(_rounds),
                result.GetValue(_markdown), result.GetValue(_json));
        }
    }

    /// <summary>What a run measures with.</summary>
    internal sealed record Settings(string Model, string Work, string? Llama, int Rounds, string? Markdown, string? Json)
    {
        /// <summary>The exported forms of the model.</summary>
        public Models Models() => new(Model, Work);
    }
}
