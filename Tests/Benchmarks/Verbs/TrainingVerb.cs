using System;
using System.CommandLine;
using System.Linq;
using GptDialogue.Benchmarks.Measuring;
using GptDialogue.Benchmarks.Reports;
using GptDialogue.Training;
using GptDialogue.Training.Data;
using GptDialogue.Training.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Benchmarks.Verbs
{
    /// <summary>The verb <c>training</c>: a step of fine-tuning as it is, and as it was when every position went through the head.</summary>
    internal static class TrainingVerb
    {
        private const int RowCount = 16, Length = 256;
        private const double Counted = 0.12; // of the tokens of composed dialogues

        public static Command Create()
        {
            var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 7, Description = "Alternating rounds." };
            var command = new Command("training", "Tokens per second of a training step on one thread, and that both forms give the same loss.") { rounds };
            command.SetAction(result => { Measure(new Report(), result.GetValue(rounds)); return 0; });
            return command;
        }

        /// <summary>Measures on one thread with the preset small.</summary>
        public static void Measure(Report report, int rounds)
        {
            TorchRuntime.UseThreads(1);
            random.manual_seed(1);
            using var model = new GptModel(GptConfig.Preset("small")) { ComputeType = ScalarType.BFloat16, Training = true };
            var rows = Rows();
            double before = 0, now = 0;
            var timings = Rounds.Alternate(
            [
                new Contender("every position through the head", () => Clear(model), () => before = Step(model, rows, everyPosition: true), RowCount * Length),
                new Contender("positions that count", () => Clear(model), () => now = Step(model, rows, everyPosition: false), RowCount * Length),
            ], rounds);
            report.Add($"Training, one thread, bfloat16: forward and backward of {RowCount} rows of {Length} tokens, {Counted:P0} of them counted; preset small",
                ["", "tokens per second", "ratio", "loss"],
                timings.Select((timing, i) => (System.Collections.Generic.IReadOnlyList<string>)[timing.Name, Report.Number(timing.Rate), $"{timing.Rate / timings[0].Rate:F2}", $"{(i == 0 ? before : now):F6}"]));
        }

        private static double Step(GptModel model, TokenRows rows, bool everyPosition)
        {
            using var scope = NewDisposeScope();
            var (inputs, targets, positions) = rows.ToTensors(0, rows.Rows, 1, CPU);
            var logits = everyPosition ? model.Forward(inputs).to(ScalarType.Float32) : model.Forward(inputs, positions).to(ScalarType.Float32);
            if (everyPosition)
            {
                // What does not count is left out of the loss by its target, as every position has logits.
                var all = full(logits.shape[0], -100L, ScalarType.Int64);
                targets = all.index_copy(0, positions!, targets);
            }
            var loss = nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.Sum) / rows.CountedTokens();
            loss.backward();
            return loss.item<float>();
        }

        private static void Clear(GptModel model)
        {
            foreach (var weight in model.Weights.Values)
                weight.grad = null;
        }

        private static TokenRows Rows()
        {
            var random = new Random(1);
            var rows = new TokenRows(RowCount, Length);
            for (var i = 0; i < rows.Tokens.Length; i++)
                rows.Tokens[i] = (ushort)random.Next(4096);
            for (var row = 0; row < RowCount; row++)
                rows.Marks(row)[^(int)(Counted * Length)..].Fill(true);
            return rows;
        }
    }
}
