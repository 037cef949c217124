using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Benchmarks.Workloads;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;
using ScottPlot;

namespace GptDialogue.Benchmarks.Verbs
{
    /// <summary>The verb <c>growth</c>: how speed falls with context, characters and model size, as pictures.</summary>
    internal static class GrowthVerb
    {
        private static readonly string[] Gguf = ["q8_0", "q4_0"];

        public static Command Create()
        {
            var common = new CommonOptions();
            var output = new Option<string>("--out", "-o") { Description = "Folder for the pictures.", Required = true };
            var command = new Command("growth", "Draws tokens per second against context, characters and model size, one thread.") { output };
            common.AddTo(command);
            command.SetAction(result => Run(common.Read(result), result.GetRequiredValue(output)));
            return command;
        }

        private static int Run(Settings settings, string output)
        {
            Directory.CreateDirectory(output);
            var models = settings.Models();
            var context = new Curves();
            using (var set = new EngineSet(models, settings.Llama, ["w8a8-kv8", "int8-kv8", "fp32"], Gguf, 1, 1))
                foreach (var past in new[] { 16, 64, 128, 192, 256, 320, 400, 480 })
                    context.Add(past, Decoding.Decode(set.Engines, past, 1, settings.Rounds).Select(timing => (timing.Name, timing.Rate)));
            context.Draw(Path.Combine(output, "speed-context.png"), "tokens in the context", "tokens per second");
            var rows = new Curves();
            foreach (var count in new[] { 1, 2, 4, 8, 16, 32, 64 })
                using (var set = new EngineSet(models, settings.Llama, ["w8a8-kv8", "int8-kv8"], Gguf, count, 1))
                    rows.Add(count, Decoding.Decode(set.Engines, 200, count, settings.Rounds).Select(timing => (timing.Name, timing.Rate)));
            rows.Draw(Path.Combine(output, "speed-characters.png"), "characters talking at once", "tokens per second, all together");
            Sizes(settings, models).Draw(Path.Combine(output, "speed-size.png"), "million parameters", "tokens per second");
            return 0;
        }

        private static Curves Sizes(Settings settings, Models models)
        {
            var curves = new Curves();
            foreach (var preset in GptConfig.PresetNames)
            {
                var config = GptConfig.Preset(preset) with { VocabularySize = models.ModelDirectory.Config.VocabularySize };
                var folder = Path.Combine(settings.Work, "random-" + preset);
                if (!Directory.Exists(folder))
                {
                    Directory.CreateDirectory(folder);
                    using var model = new GptModel(config);
                    ModelDirectory.Write(folder, config, ModelNotes.None, model.Snapshot());
                    TokenizerFiles.Write(folder, TokenizerFiles.Read(models.ModelDirectory.Path));
                }
                using var set = new EngineSet(new Models(folder, settings.Work), settings.Llama, ["w8a8-kv8", "int8-kv8", "fp32"], Gguf, 1, 1);
                curves.Add(config.ParameterCount / 1e6, Decoding.Decode(set.Engines, 128, 1, settings.Rounds).Select(timing => (timing.Name, timing.Rate)));
            }
            return curves;
        }

        private sealed class Curves
        {
            private readonly Dictionary<string, List<(double X, double Y)>> _points = [];

            public void Add(double x, IEnumerable<(string Name, double Rate)> rates)
            {
                foreach (var (name, rate) in rates)
                {
                    if (!_points.TryGetValue(name, out var points))
                        _points[name] = points = [];
                    points.Add((x, rate));
                }
                Console.WriteLine($"{x:F1}: {string.Join(", ", _points.Select(curve => $"{curve.Key} {curve.Value[^1].Y:N0}"))}");
            }

            public void Draw(string path, string x, string y)
            {
                using var plot = new Plot();
                foreach (var (name, points) in _points)
                {
                    var line = plot.Add.Scatter(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray());
                    (line.LegendText, line.LineWidth, line.MarkerSize) = (name, 2, 6);
                }
                plot.XLabel(x);
                plot.YLabel(y);
                plot.Axes.SetLimitsY(0, _points.Values.SelectMany(points => points).Max(point => point.Y) * 1.1);
                plot.ShowLegend(Edge.Right);
                plot.SavePng(path, 800, 450);
            }
        }
    }
}
