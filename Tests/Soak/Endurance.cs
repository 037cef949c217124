using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using GptDialogue.Dialogue;

namespace GptDialogue.Soak
{
    /// <summary>Whether anything grows: a long talk, and engines that come and go.</summary>
    internal static class Endurance
    {
        private const double MostGrowthMb = 10;
        private const int Talking = 8;

        /// <summary>Talks until so many tokens were generated; conversations are destroyed and opened anew now and then.</summary>
        public static int Talk(string bundle, long tokens)
        {
            var village = new Village();
            var threads = WorkerThreads.Count();
            using (var engine = DialogueEngine.Load(bundle, new DialogueOptions { Rows = Talking }))
            {
                var growth = new Growth();
                long next = 0;
                var talkers = new Talkers(village, engine, Talking);
                for (var frame = 1; engine.Figures.Tokens < tokens; frame++)
                {
                    talkers.Frame(true);
                    Thread.Sleep(1);
                    if (frame % 20_000 == 0)
                    {
                        talkers.Dispose();
                        talkers = new Talkers(village, engine, Talking);
                    }
                    if (engine.Figures.Tokens < next) continue;
                    growth.Sample($"{engine.Figures.Tokens,9} tokens");
                    next += Math.Max(1, tokens / 10);
                }
                growth.Sample($"{engine.Figures.Tokens,9} tokens");
                Console.WriteLine($"failed replies {engine.Figures.Failed}, late {engine.Figures.Late}");
                if (growth.IsBeyond(MostGrowthMb)) return 1;
            }
            return NoThreadIsLeft(threads);
        }

        /// <summary>Engines that are loaded, talk in several conversations, and are destroyed at some point on the way.</summary>
        public static int Cycle(string bundle, int count)
        {
            var village = new Village();
            Once(bundle, village, 0);
            var threads = WorkerThreads.Count();
            var growth = new Growth();
            for (var i = 1; i <= count; i++)
            {
                Once(bundle, village, i);
                if (i % Math.Max(1, count / 10) == 0) growth.Sample($"{i,5} cycles");
            }
            return growth.IsBeyond(MostGrowthMb) ? 1 : NoThreadIsLeft(threads);
        }

        private static void Once(string bundle, Village village, int seed)
        {
            var random = new Random(seed);
            using var engine = DialogueEngine.Load(bundle, new DialogueOptions { Rows = 2 });
            var conversations = Enumerable.Range(0, 4).Select(i => village.Open(engine, i)).ToArray();
            var replies = conversations.Select((conversation, i) => conversation.Say(Village.Line(i, seed))).ToArray();
            if (random.Next(4) == 0) replies[0].Wait();
            replies[random.Next(4)].Cancel();
            if (random.Next(2) == 0) conversations[random.Next(4)].Dispose();
            if (random.Next(2) == 0) Thread.Sleep(random.Next(10));
        }

        private static int NoThreadIsLeft(int before)
        {
            // The system takes a moment to bury a thread that has ended.
            SpinWait.SpinUntil(() => WorkerThreads.Count() <= before, TimeSpan.FromSeconds(5));
            var after = WorkerThreads.Count();
            Console.WriteLine($"worker threads before {before}, after {after}");
            return after <= before ? 0 : 1;
        }

        /// <summary>The working set over time. What the first fifth of the samples needs is start-up.</summary>
        private sealed class Growth
        {
            private readonly Stopwatch _watch = Stopwatch.StartNew();
            private readonly Series _samples = new(100);
            private double _settled;

            public void Sample(string at)
            {
                GC.Collect();
                using var process = Process.GetCurrentProcess();
                var mb = process.WorkingSet64 / 1048576.0;
                _samples.Add(mb);
                if (_samples.Count <= 3) _settled = Math.Max(_settled, mb);
                Console.WriteLine($"{_watch.Elapsed.TotalSeconds,6:F0} s  {at}  working set {mb:F1} MB, of which managed {GC.GetTotalMemory(false) / 1048576.0:F1} MB");
            }

            public bool IsBeyond(double mb)
            {
                var growth = _samples.At(1) - _settled;
                Console.WriteLine($"working set: at most {growth:F1} MB above what it was after start-up");
                return growth > mb;
            }
        }
    }
}
