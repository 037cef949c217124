using System;
using System.Diagnostics;
using System.Threading;
using GptDialogue.Dialogue;

namespace GptDialogue.Soak
{
    /// <summary>How a crowd fares with a core of its own: tokens per second in total, and how long anybody waits for a first word.</summary>
    internal static class Crowd
    {
        public static int Run(string bundle, int[] sizes, int replies)
        {
            var village = new Village();
            foreach (var size in sizes)
            {
                using var engine = DialogueEngine.Load(bundle, new DialogueOptions { Rows = size });
                var conversations = new Conversation[size];
                for (var i = 0; i < size; i++) conversations[i] = village.Open(engine, i);
                Talk(conversations, 1, new Series(size), new Series(size));
                var first = new Series(size * replies);
                var whole = new Series(size * replies);
                var before = engine.Figures;
                var watch = Stopwatch.StartNew();
                var used = ProcessorTime.OfAllThreads();
                Talk(conversations, replies, first, whole);
                var seconds = watch.Elapsed.TotalSeconds;
                used = ProcessorTime.OfAllThreads() - used;
                var figures = engine.Figures;
                var tokens = figures.Tokens - before.Tokens;
                Console.WriteLine(
                    $"{engine.Device}  x{size,-3} {tokens / seconds,6:F0} tokens/s  {tokens / (double)(figures.Runs - before.Runs),5:F2} tokens a run  "
                    + $"{used / (size * replies),5:F1} ms of a processor a reply  prompts {figures.PrefilledTokens - before.PrefilledTokens} run, {figures.CopiedTokens - before.CopiedTokens} copied  "
                    + $"first word p50 {first.At(0.5):F1} p99 {first.At(0.99):F1} ms  whole reply p50 {whole.At(0.5):F0} ms");
            }
            return 0;
        }

        private static void Talk(Conversation[] conversations, int replies, Series first, Series whole)
        {
            var pending = new PendingReply?[conversations.Length];
            var said = new int[conversations.Length];
            var buffer = new char[256];
            var open = conversations.Length;
            while (open > 0)
            {
                open = 0;
                for (var i = 0; i < conversations.Length; i++)
                {
                    pending[i]?.Drain(buffer);
                    if (pending[i] is PendingReply done && done.IsDone)
                    {
                        var result = done.Wait();
                        first.Add(result.FirstWordMs);
                        whole.Add(result.TotalMs);
                        pending[i] = null;
                    }
                    if (pending[i] == null && said[i] < replies) pending[i] = conversations[i].Say(Village.Line(i, said[i]++));
                    if (pending[i] != null) open++;
                }
                Thread.Sleep(1);
            }
        }
    }
}
