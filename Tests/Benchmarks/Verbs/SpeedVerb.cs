using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Benchmarks.Measuring;
using GptDialogue.Benchmarks.Reports;
using GptDialogue.Benchmarks.Workloads;
using GptDialogue.Bundles;

namespace GptDialogue.Benchmarks.Verbs
{
    /// <summary>The verb <c>speed</c>: everything the documentation promises, in one run.</summary>
    internal static class SpeedVerb
    {
        private const string Default = "w8a8-kv8";
        private static readonly string[] Variants = [Default, "int8-kv8", "int4-kv8", "int8", "fp32"];
        private static readonly string[] Parts = ["tokens", "dialogue", "quality", "start", "training"];
        private static readonly string[] Gguf = ["q8_0", "q4_0"];

        public static Command Create()
        {
            var common = new CommonOptions();
            var threads = new Option<int[]>("--threads") { Description = "Threads to measure with, one run of tables each.", DefaultValueFactory = _ => [1, 2], AllowMultipleArgumentsPerToken = true };
            var only = new Option<string[]>("--only") { Description = $"Parts to measure: {string.Join(", ", Parts)}.", DefaultValueFactory = _ => Parts, AllowMultipleArgumentsPerToken = true };
            var command = new Command("speed", "Prompts, decoding, batches, dialogue, start, memory, quality and training, against llama.cpp on the same weights.") { threads, only };
            common.AddTo(command);
            command.SetAction(result => Run(common.Read(result), result.GetRequiredValue(threads), result.GetRequiredValue(only)));
            return command;
        }

        private static int Run(Settings settings, int[] threadCounts, string[] parts)
        {
            var report = new Report();
            Console.WriteLine(report.Machine);
            var models = settings.Models();
            foreach (var threads in threadCounts)
            {
                if (parts.Contains("tokens"))
                    Tokens(report, settings, models, threads);
                if (parts.Contains("dialogue"))
                    Dialogue(report, settings, models, threads);
            }
            if (parts.Contains("quality"))
                Quality(report, settings, models);
            if (parts.Contains("start"))
                StartVerb.Measure(report, models, Math.Min(3, settings.Rounds));
            if (parts.Contains("training"))
                TrainingVerb.Measure(report, Math.Min(5, settings.Rounds));
            report.Write(settings.Markdown, settings.Json);
            return 0;
        }

        /// <summary>Prompts and decoding, tokens per second, with each figure's ratio to the faster of llama.cpp's formats.</summary>
        private static void Tokens(Report report, Settings settings, Models models, int threads)
        {
            var columns = new List<(string Name, IReadOnlyList<Timing> Timings)>();
            foreach (var rows in new[] { 1, 8, 32 })
            {
                using var set = new EngineSet(models, settings.Llama, rows == 1 ? Variants : Variants[..2], Gguf, rows, threads, plain: rows == 1);
                if (rows == 1)
                    columns.Add(("prompt of 256", Decoding.Prefill(set.Engines, 256, settings.Rounds)));
                foreach (var past in new[] { 128, 400 })
                    columns.Add(($"{rows} × after {past}", Decoding.Decode(set.Engines, past, rows, RoundsFor(rows, settings.Rounds))));
            }
            var names = columns[0].Timings.Select(timing => timing.Name).ToArray();
            report.Add($"Tokens per second, {threads} thread{(threads > 1 ? "s" : "")} (in brackets: ratio to the faster of llama.cpp's formats; spread: middle half of {settings.Rounds} to {4 * settings.Rounds} alternating rounds)",
                ["", .. columns.Select(column => column.Name)], names.Select(name => (IReadOnlyList<string>)[name, .. columns.Select(column => Cell(name, column.Timings))]));
        }

        // The shorter a round, the more it scatters: a few tokens take milliseconds, 32 rows a tenth of a second.
        private static int RoundsFor(int rows, int rounds) => rows == 1 ? 4 * rounds : rows >= 32 ? rounds : 3 * rounds;

        private static string Cell(string name, IReadOnlyList<Timing> timings)
        {
            if (timings.FirstOrDefault(timing => timing.Name == name) is not { } own)
                return "";
            var best = timings.Where(timing => timing.Name.StartsWith("llama", StringComparison.Ordinal)).Select(timing => timing.Rate).DefaultIfEmpty().Max();
            var ratio = best > 0 ? $" ({own.Rate / best:F2})" : "";
            return $"{Report.Number(own.Rate)}{ratio} ±{own.Spread / 2:P0}";
        }

        private static void Dialogue(Report report, Settings settings, Models models, int threads)
        {
            var workload = new DialogueWorkload(models.BundlePath, Default);
            using var fast = workload.Load(threads);
            using var undrafted = workload.Load(threads, drafts: false);
            using var plain = workload.Load(threads, shortcuts: false, drafts: false);
            using var set = new EngineSet(models, settings.Llama, [Default], Gguf, 1, threads);
            var contenders = new List<(string Name, Func<int, IReadOnlyList<double>> Run)>
            {
                ("GptDialogue, whole replies", talk => workload.Play(fast, talk)),
                ("without drafts", talk => workload.Play(undrafted, talk)),
                ("without shortcuts and drafts", talk => workload.Play(plain, talk)),
            };
            contenders.AddRange(set.Engines.Select(engine => (engine is SessionEngine ? "bare session" : engine.Name + ", the same tokens", (Func<int, IReadOnlyList<double>>)(talk => workload.Replay(engine, talk)))));
            var times = contenders.Select(_ => workload.Recorded.Select(_ => new List<IReadOnlyList<double>>()).ToArray()).ToArray(); // by contender and conversation
            for (var round = -1; round < settings.Rounds; round++)
                for (var talk = 0; talk < workload.Recorded.Count; talk++)
                    for (var i = 0; i < contenders.Count; i++)
                    {
                        var at = (round + talk) % 2 == 0 ? i : contenders.Count - 1 - i;
                        var one = contenders[at].Run(talk);
                        if (round >= 0)
                            times[at][talk].Add(one);
                    }
            // Of each conversation the median round: the machine's other guests come and go within a round of all of them.
            var totals = times.Select(talks => talks.Sum(rounds => rounds.Select(turns => turns.Sum()).Order().ElementAt(rounds.Count / 2))).ToArray();
            var best = totals.Skip(4).DefaultIfEmpty().Min();
            report.Add($"Dialogue workload, {threads} thread{(threads > 1 ? "s" : "")}: {workload.Recorded.Sum(talk => talk.Count)} replies, {workload.PromptTokens} tokens of prompt after the player's line, {workload.ReplyTokens} tokens of reply; greedy",
                ["", "ms a reply, median", "p95", "reply tokens per second", "ratio to the faster llama.cpp"],
                contenders.Select((contender, i) =>
                {
                    var turns = times[i].SelectMany(rounds => rounds).SelectMany(turns => turns).Order().ToArray();
                    return (IReadOnlyList<string>)[contender.Name, Report.Number(turns[turns.Length / 2]), Report.Number(turns[turns.Length * 95 / 100]),
                        Report.Number(workload.ReplyTokens * 1000 / totals[i]), best > 0 ? $"{best / totals[i]:F2}" : ""];
                }));
            Drafts(report, workload, [("with drafts", fast), ("without", undrafted), ("without shortcuts either", plain)]);
            FirstWord(report, workload, fast, threads);
        }

        private static void Drafts(Report report, DialogueWorkload workload, (string Name, GptDialogue.Dialogue.DialogueEngine Engine)[] engines)
        {
            report.Add("Runs of the model in one round of the dialogue workload", ["", "runs", "tokens chosen", "guessed and run ahead", "of these right"], engines.Select(entry =>
            {
                var before = entry.Engine.Figures;
                workload.Play(entry.Engine);
                var after = entry.Engine.Figures;
                return (IReadOnlyList<string>)[entry.Name, $"{after.Runs - before.Runs}", $"{after.Tokens - before.Tokens}", $"{after.DraftedTokens - before.DraftedTokens}", $"{after.KeptTokens - before.KeptTokens}"];
            }));
        }

        private static void FirstWord(Report report, DialogueWorkload workload, GptDialogue.Dialogue.DialogueEngine engine, int threads)
        {
            var first = new List<double>();
            for (var round = 0; round < 3; round++)
                first.AddRange(workload.Replies(engine).Select(reply => reply.FirstWordMs));
            first.Sort();
            report.Add($"From Enter to the first word, warm conversation, {threads} thread{(threads > 1 ? "s" : "")} (wall-clock ms)", ["median", "p95", "slowest"],
                [[Report.Number(first[first.Count / 2]), Report.Number(first[first.Count * 95 / 100]), Report.Number(first[^1])]]);
        }

        private static void Quality(Report report, Settings settings, Models models)
        {
            const int Count = 40;
            using var set = new EngineSet(models, settings.Llama, ["fp32", Default, "int8-kv8", "int4-kv8"], ["f32", .. Gguf], 1, 1);
            using var bundle = BundleReader.Open(models.BundlePath);
            var text = HeldOutText.Dialogues(bundle.Header, Count);
            var rows = set.Engines.Select(engine => (engine.Name, Perplexity: HeldOutText.Perplexity(engine, text))).ToArray();
            report.Add($"Perplexity on {Count} composed dialogues with held-out phrasings and worlds", ["", "of reply tokens", "against fp32", "of all tokens", "against fp32"],
                rows.Select(row => (IReadOnlyList<string>)[row.Name, $"{row.Perplexity.Replies:F4}", $"{row.Perplexity.Replies / rows[0].Perplexity.Replies - 1:P2}",
                    $"{row.Perplexity.All:F3}", $"{row.Perplexity.All / rows[0].Perplexity.All - 1:P2}"]));
        }
    }
}
