using System;
using System.Diagnostics;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    /// <summary>
    /// Prints figures of a bundle instead of checking them, so it runs only when asked for:
    /// <c>GPTDIALOGUE_BUNDLE=my.gptbundle dotnet test Tests/Runtime --filter Name~DecodeSpeed --logger "console;verbosity=detailed"</c>.
    /// </summary>
    [Explicit("Measures; takes seconds and asserts nothing about time.")]
    public class DecodeSpeed
    {
        private const int Repeats = 5;
        private const int Count = 50;

        [Test]
        public void Generator_OnOneThread_DecodeSpeed()
        {
            var path = Environment.GetEnvironmentVariable("GPTDIALOGUE_BUNDLE") ?? Fixture.BundlePath;
            using var bundle = BundleReader.Open(path);
            TestContext.Out.WriteLine($"{path}, one thread, best of {Repeats}");
            foreach (var variant in bundle.Header.Variants.Where(variant => variant.Name != BundleVariant.Oracle)) Measure(bundle, variant.Name);
        }

        private static void Measure(BundleReader bundle, string variant)
        {
            var watch = Stopwatch.StartNew();
            using var session = ModelSession.Load(bundle, new ModelOptions { Variant = variant });
            var load = watch.Elapsed.TotalMilliseconds;
            var generator = new Generator(session);
            var sampler = new Sampler(new SamplerOptions { Temperature = 0.8f, TopK = 40, TopP = 0.95f }, 1, session.VocabularySize);
            var past = Math.Min(400, session.Cache.Capacity - Count - 1);
            var tokens = Fixture.Tokens(session, past);

            var first = Best(() => generator.RewindTo(0), () =>
            {
                generator.Prefill(tokens.AsSpan(0, 128));
                generator.Next(sampler);
            });
            var at128 = Decode(generator, sampler, tokens.AsSpan(0, 128).ToArray());
            var atEnd = Decode(generator, sampler, tokens);

            generator.RewindTo(128);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Count; i++) generator.Next(sampler);
            var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
            TestContext.Out.WriteLine(
                $"{variant,-10} load and warm-up {load,5:F0} ms | first token after a prompt of 128: {first,5:F1} ms | "
                + $"at past 128: {Count / at128 * 1000,6:F0} tok/s, at past {past}: {Count / atEnd * 1000,6:F0} tok/s | "
                + $"{allocated} bytes/token | cache {session.Cache.ByteCount / 1024} KB");
        }

        private static double Decode(Generator generator, Sampler sampler, int[] prompt)
        {
            generator.RewindTo(0);
            generator.Prefill(prompt);
            return Best(() => generator.RewindTo(prompt.Length), () =>
            {
                for (var i = 0; i < Count; i++) generator.Next(sampler);
            });
        }

        private static double Best(Action prepare, Action measured)
        {
            var best = double.MaxValue;
            for (var i = 0; i < Repeats; i++)
            {
                prepare();
                var watch = Stopwatch.StartNew();
                measured();
                best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            }
            return best;
        }
    }
}
