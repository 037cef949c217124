using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Benchmarks.Reports;
using GptDialogue.Dialogue;
using GptDialogue.Inference.Devices;
using GptDialogue.Worlds;

namespace GptDialogue.Benchmarks.Verbs
{
    /// <summary>The hidden verb <c>start</c>, a fresh process that loads an engine and prints what that took; and who starts such processes.</summary>
    internal static class StartVerb
    {
        private static readonly string[] People = ["mara", "orrin", "ysolt", "bregga", "tam", "aldous"];

        public static Command Create()
        {
            var bundle = new Argument<string>("bundle");
            var conversations = new Argument<int>("conversations");
            var command = new Command("start", "Loads a bundle and talks; one line of figures.") { bundle, conversations };
            command.Hidden = true;
            command.SetAction(result => Start(result.GetRequiredValue(bundle), result.GetValue(conversations)));
            return command;
        }

        /// <summary>Load time and memory of processes of their own.</summary>
        public static void Measure(Report report, Models models, int repeats)
        {
            var rows = new List<IReadOnlyList<string>>();
            foreach (var conversations in new[] { 1, 8, 32 })
            {
                var runs = Enumerable.Range(0, repeats).Select(_ => Child(models.BundlePath, conversations)).ToArray();
                string Middle(int column) => Report.Number(runs.Select(run => run[column]).Order().ElementAt(repeats / 2));
                rows.Add([conversations.ToString(CultureInfo.InvariantCulture), Middle(0), Middle(1), Middle(2), Middle(3), Middle(4)]);
            }
            report.Add($"A fresh process (medians of {repeats}): load with warm-up, memory above the process before it loaded anything, prompt of 300 tokens to a cold row, main thread's share",
                ["conversations", "load, ms", "second load in the process, ms", "memory, MB", "prompt of 300, ms", "main thread a frame while all talk, µs"], rows);
        }

        private static double[] Child(string bundle, int conversations)
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "start", bundle, conversations.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
            var line = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        }

        // Under the dotnet host the program is its first argument; an executable of its own needs none.
        private static string[] Self() =>
            Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(StartVerb).Assembly.Location] : [];

        private static int Start(string bundle, int conversations)
        {
            var problems = new ProblemList();
            var world = WorldCompiler.Compile(WorldLoader.Load(Path.Combine(Models.Root, "Samples", "Tavern", "World"), problems)!);
            var before = Memory();
            var clock = Stopwatch.StartNew();
            using var engine = Load(bundle, conversations);
            var load = clock.Elapsed.TotalMilliseconds;
            var talks = Enumerable.Range(0, conversations).Select(i => engine.Open(world, People[i % People.Length])).ToArray();
            foreach (var talk in talks)
                talk.Say("What happened to the bridge?").Wait();
            var memory = (Memory() - before) / 1e6;
            var frame = MainThread(talks);
            clock.Restart();
            Load(bundle, 1).Dispose();
            var again = clock.Elapsed.TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load} {again} {memory} {ColdPrompt(bundle)} {frame}"));
            return 0;
        }

        private static DialogueEngine Load(string bundle, int rows) =>
            DialogueEngine.Load(bundle, new DialogueOptions { Rows = rows, Devices = new DeviceOptions { Order = [] } });

        private static double ColdPrompt(string bundle)
        {
            using var reader = Bundles.BundleReader.Open(bundle);
            using var engine = new SessionEngine(reader, "w8a8-kv8", 1, 1);
            var tokens = Enumerable.Range(400, 300).ToArray();
            var clock = Stopwatch.StartNew();
            engine.Extend(0, tokens);
            return clock.Elapsed.TotalMilliseconds;
        }

        /// <summary>What saying a line to everybody and draining all replies costs the game's thread, per frame of the talk.</summary>
        private static double MainThread(Conversation[] talks)
        {
            Span<char> text = stackalloc char[256];
            var replies = talks.Select(talk => talk.Say("Any news?")).ToArray();
            long ticks = 0, frames = 0;
            while (replies.Any(reply => !reply.IsDone))
            {
                var start = Stopwatch.GetTimestamp();
                foreach (var reply in replies)
                    reply.Drain(text);
                ticks += Stopwatch.GetTimestamp() - start;
                frames++;
                System.Threading.Thread.Sleep(1);
            }
            return ticks * 1e6 / Stopwatch.Frequency / Math.Max(1, frames);
        }

        private static long Memory()
        {
            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64;
        }
    }
}
