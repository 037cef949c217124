using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Benchmarks.Measuring;
using GptDialogue.Sampling;

namespace GptDialogue.Benchmarks.Workloads
{
    /// <summary>Prompts and single tokens on random ids: what they cost does not depend on which they are.</summary>
    internal static class Decoding
    {
        private const int Steps = 16;

        private static readonly int[] Tokens = Ids(512);

        /// <summary>Reading a prompt into an empty row.</summary>
        public static IReadOnlyList<Timing> Prefill(IReadOnlyList<ITextEngine> engines, int length, int rounds) =>
            Rounds.Alternate(engines.Select(engine => new Contender(engine.Name, () => engine.Keep(0, 0), () => engine.Extend(0, Tokens.AsSpan(0, length)), length)).ToArray(), rounds);

        /// <summary>Greedy decoding of all rows together, their lengths up to a fifth apart, the longest as given.</summary>
        public static IReadOnlyList<Timing> Decode(IReadOnlyList<ITextEngine> engines, int past, int rows, int rounds)
        {
            var lengths = Enumerable.Range(0, rows).Select(row => past - row * 37 % (past / 5 + 1)).ToArray();
            foreach (var engine in engines)
                for (var row = 0; row < rows; row++)
                {
                    engine.Keep(row, 0);
                    engine.Extend(row, Tokens.AsSpan(0, lengths[row]));
                }
            var next = new int[rows];
            return Rounds.Alternate(engines.Select(engine => new Contender(engine.Name, () =>
            {
                for (var row = 0; row < rows; row++)
                    engine.Keep(row, lengths[row]);
                Array.Fill(next, Tokens[0]);
            }, () =>
            {
                for (var step = 0; step < Steps; step++)
                {
                    engine.Step(next);
                    for (var row = 0; row < rows; row++)
                        next[row] = Sampler.ArgMax(engine.Logits(row));
                }
            }, Steps * rows)).ToArray(), rounds);
        }

        private static int[] Ids(int count)
        {
            var random = new Random(1);
            return Enumerable.Range(0, count).Select(_ => random.Next(384, 4096)).ToArray();
        }
    }
}
