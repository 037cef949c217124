using System;
using System.Diagnostics;
using System.Threading;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Fuzzing
{
    /// <summary>
    /// Loads many damaged files. Each one loads or gives the one exception family; none allocates more than its length warrants; one
    /// that hangs ends the whole process, with its number.
    /// </summary>
    internal sealed class FuzzRun(string what, int percent)
    {
        private const int Seed = 1;

        /// <summary>All mutations of all kinds of files; another number through the environment, for longer or shorter runs.</summary>
        private static readonly int _total =
            int.TryParse(Environment.GetEnvironmentVariable("GPTDIALOGUE_MUTATIONS"), out var number) ? number : 100_000;

        private long _began;
        private int _case;

        /// <summary>Bytes a load may allocate whatever the file, for objects and messages.</summary>
        public int FixedBytes { get; init; } = 64 << 10;

        /// <summary>Bytes a load may allocate for every byte of the file.</summary>
        public int BytesPerByte { get; init; } = 24;

        /// <summary>Runs this share of all mutations.</summary>
        /// <param name="make">Makes a damaged file.</param>
        /// <param name="load">Loads it, as a game would.</param>
        /// <param name="use">What a game does with it then, for one in a hundred of those that load; not measured.</param>
        public void Run(Func<Mutator, byte[]> make, Action<byte[]> load, Action<byte[]>? use = null)
        {
            var count = _total * percent / 100;
            int loaded = 0;
            long most = 0;
            double worst = 0;
            using var watchdog = new Timer(_ => FailIfStuck(), null, 1000, 1000);
            for (_case = 0; _case < count; _case++)
            {
                var file = make(new Mutator(Seed + _case));
                Volatile.Write(ref _began, Stopwatch.GetTimestamp());
                var before = GC.GetAllocatedBytesForCurrentThread();
                var loads = Loads(file, load);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (loads && ++loaded % 100 == 0 && use != null) Loads(file, use);
                Volatile.Write(ref _began, 0);
                var bound = FixedBytes + (long)BytesPerByte * file.Length;
                most = Math.Max(most, allocated);
                worst = Math.Max(worst, allocated / (double)bound);
                Assert.That(allocated, Is.LessThanOrEqualTo(bound), $"{what} {_case}: {file.Length} bytes made it allocate {allocated}");
            }

            TestContext.Out.WriteLine($"{what}: {count} mutations, {loaded} loaded, {count - loaded} refused; at most {most} bytes allocated, {100 * worst:0} % of what is allowed");
            // A run that reaches only one side tests nothing.
            Assert.That(loaded, Is.InRange(1, count - 1));
        }

        private bool Loads(byte[] file, Action<byte[]> load)
        {
            try
            {
                load(file);
                return true;
            }
            catch (GptDialogueException)
            {
                return false;
            }
            catch (Exception other)
            {
                throw new AssertionException($"{what} {_case} gave {other.GetType().Name}: {other.Message}\n{other.StackTrace}", other);
            }
        }

        private void FailIfStuck()
        {
            var began = Volatile.Read(ref _began);
            if (began != 0 && Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(2))
                Environment.FailFast($"{what} {_case} hangs.");
        }
    }
}
