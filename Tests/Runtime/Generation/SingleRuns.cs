using System.Linq;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    /// <summary>What texts come to that are generated alone: what a scheduler has to give whoever else is there.</summary>
    internal static class SingleRuns
    {
        public const int Count = 24;

        private static readonly SamplerOptions _varied = new() { Temperature = 1, TopK = 50, TopP = 0.95f, MinP = 0.001f, RepetitionPenalty = 1.1f };

        public static Sampler Sampler(IModelSession session, bool seeded, int seed) =>
            new(seeded ? _varied : SamplerOptions.Greedy, (ulong)seed + 1, session.VocabularySize);

        public static void RunToEnd(Scheduler scheduler)
        {
            while (!scheduler.IsIdle) Assert.That(scheduler.Round(default) || scheduler.IsIdle, "nothing runs although there is work");
        }

        public static int[] Single(string variant, int[] prompt, Sampler sampler, int count = Count)
        {
            using var session = Fixture.Load(variant, warmUp: false);
            return Single(session, prompt, sampler, count);
        }

        public static int[] Single(IModelSession session, int[] prompt, Sampler sampler, int count = Count, int? certain = null)
        {
            var generator = new Generator(session);
            generator.Prefill(prompt);
            generator.RepetitionStart = generator.Length;
            return Enumerable.Range(0, count).Select(_ => Next()).ToArray();

            int Next()
            {
                var token = generator.Next(sampler);
                if (certain is int follows) generator.Append(follows);
                return token;
            }
        }
    }
}
