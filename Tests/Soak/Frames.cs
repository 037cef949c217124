using System;
using System.Diagnostics;
using System.Threading;
using GptDialogue.Dialogue;

namespace GptDialogue.Soak
{
    /// <summary>
    /// A game's loop at 60 Hz with four milliseconds of its own work a frame, in turn silent and with characters talking: what talking
    /// costs the main thread itself, and what it does to the length of its frames.
    /// </summary>
    internal static class Frames
    {
        private const double FrameMs = 1000.0 / 60;
        private const double WorkMs = 4;
        private const double MostCostMs = 0.2;
        private const double MostLongerMs = 1;
        private const int WarmReplies = 6; // of each character

        public static int Run(string bundle, int characters, int seconds, int parts, double budgetMs)
        {
            using var engine = DialogueEngine.Load(bundle, new DialogueOptions { Rows = characters });
            engine.Governor.FrameBudget = TimeSpan.FromMilliseconds(budgetMs);
            var talkers = new Talkers(new Village(), engine, characters);
            var frames = seconds * 60;
            var cost = new Series(frames * parts);
            var silent = new Series(frames * parts);
            var talking = new Series(frames * parts);
            // Until everything has been compiled, also what only happens now and then.
            while (talkers.Saying.Count < characters * WarmReplies) Play(engine, talkers, true, 60, new Series(60), new Series(60));
            talkers.Saying.Clear();
            var tokens = engine.Figures.Tokens;
            var collections = GC.CollectionCount(0);
            for (var part = 0; part < parts; part++)
            {
                Play(engine, talkers, false, frames, new Series(frames), silent);
                Play(engine, talkers, true, frames, cost, talking);
            }
            tokens = engine.Figures.Tokens - tokens;

            Console.WriteLine($"{engine.Device}, {characters} characters, 60 Hz, {Environment.ProcessorCount} cores, budget {(budgetMs > 0 ? budgetMs + " ms" : "none")}");
            Console.WriteLine($"main thread, talking  {cost} ms");
            Console.WriteLine($"  of which Say        {talkers.Saying} ms a line");
            Console.WriteLine($"frame, silent         {silent} ms");
            Console.WriteLine($"frame, talking        {talking} ms");
            Console.WriteLine($"tokens {tokens}, {tokens / (double)(seconds * parts):F0}/s; collections {GC.CollectionCount(0) - collections}; "
                + $"first word {engine.Figures.FirstWordMs:F1} ms, slowest {engine.Figures.SlowestFirstWordMs:F1} ms");
            var good = cost.At(0.999) <= MostCostMs && talking.At(0.999) - silent.At(0.999) <= MostLongerMs;
            Console.WriteLine(good ? "within the limits" : $"beyond the limits: main thread p99.9 {MostCostMs} ms, frame p99.9 {MostLongerMs} ms above silence");
            return good ? 0 : 1;
        }

        /// <param name="engine">Told of every frame.</param>
        /// <param name="talkers">Drained every frame.</param>
        /// <param name="talk">Whether they talk.</param>
        /// <param name="count">Number of frames.</param>
        /// <param name="cost">Takes the milliseconds of processor time of each frame that this thread spent on talking.</param>
        /// <param name="length">Takes the milliseconds each frame took, without waiting for the next.</param>
        private static void Play(DialogueEngine engine, Talkers talkers, bool talk, int count, Series cost, Series length)
        {
            while (!talk && talkers.Frame(false)) Thread.Sleep(1);
            var next = Now();
            for (var frame = 0; frame < count; frame++)
            {
                var began = Now();
                Work();
                var worked = Now();
                var used = ProcessorTime.OfThisThread();
                talkers.Frame(talk);
                engine.Governor.ReportFrame(TimeSpan.FromMilliseconds(FrameMs));
                var ended = Now();
                cost.Add(ProcessorTime.OfThisThread() - used);
                length.Add(ended - began);
                next += FrameMs;
                while (Now() < next - 1.5) Thread.Sleep(1);
                while (Now() < next) Thread.SpinWait(20);
            }
        }

        private static readonly float[] _memory = new float[64 * 1024];
        private static readonly int _rounds = Calibrate();

        /// <summary>A fixed amount of arithmetic and memory, about as much as <see cref="WorkMs"/> where it was first measured.</summary>
        private static void Work()
        {
            for (var i = 0; i < _rounds; i++)
            {
                for (var at = 0; at < _memory.Length; at++) _memory[at] = _memory[at] * 1.0001f + 0.5f;
            }
        }

        /// <summary>By processor time, so that it comes out the same on a busy machine.</summary>
        private static int Calibrate()
        {
            const int rounds = 400;
            var began = ProcessorTime.OfThisThread();
            for (var i = 0; i < rounds; i++)
                for (var at = 0; at < _memory.Length; at++) _memory[at] = _memory[at] * 1.0001f + 0.5f;
            return Math.Max(1, (int)(rounds * WorkMs / (ProcessorTime.OfThisThread() - began)));
        }

        private static double Now() => Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
    }
}
