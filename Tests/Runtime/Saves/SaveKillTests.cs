using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Saves;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Saves
{
    /// <summary>A program that saves without pause is killed (kill -9) again and again.</summary>
    public sealed class SaveKillTests
    {
        private const int Kills = 200;
        private const int AtOnce = 4; // files, each with a writer of its own

        [Test]
        public void Write_WhenKilledAtAnyMoment_LeavesTheOldOrTheNewSave()
        {
            var folder = Directory.CreateTempSubdirectory("killed").FullName;
            try
            {
                var torn = 0;
                var hit = 0;
                var saves = 0L;
                Parallel.For(0, AtOnce, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, writer =>
                {
                    var random = new Random(writer);
                    var path = Path.Combine(folder, $"{writer}.save");
                    long number = 0;
                    for (var kill = 0; kill < Kills / AtOnce; kill++)
                    {
                        var told = WriteUntilKilled(path, number, random);
                        if (Directory.GetFiles(folder, $"{writer}.save.*.tmp").Length > 0) Interlocked.Increment(ref hit);
                        var found = NumberIn(path);
                        // What was reported as written is there, or the one begun after it.
                        if (found < told || found > told + 1) Interlocked.Increment(ref torn);
                        number = found + 1;
                    }

                    Interlocked.Add(ref saves, number);
                });

                TestContext.Out.WriteLine($"{Kills} kills, {hit} of them in the middle of writing a file; {saves} saves, {torn} of them lost or torn");
                Assert.That(torn, Is.Zero);
                Assert.That(hit, Is.Positive, "No kill came at a bad moment: the test proves nothing.");
                // A save after the last kill tidies up what the killed ones left.
                for (var writer = 0; writer < AtOnce; writer++) SaveFile.Write(Path.Combine(folder, $"{writer}.save"), [1]);
                Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(AtOnce));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        private static long WriteUntilKilled(string path, long first, Random random)
        {
            using var process = Start(path, Fixture.File("saves", "version1.gptsave"), first.ToString());
            long told = -1;
            for (var saves = random.Next(1, 6); saves > 0; saves--) told = long.Parse(process.StandardOutput.ReadLine()!);
            Thread.SpinWait(random.Next(200_000));
            process.Kill();
            while (process.StandardOutput.ReadLine() is string line) told = long.TryParse(line, out var last) ? Math.Max(told, last) : told;
            process.WaitForExit();
            return told;
        }

        private static long NumberIn(string path)
        {
            var bytes = SaveFile.Read(path);
            var save = File.ReadAllBytes(Fixture.File("saves", "version1.gptsave"));
            var number = BitConverter.ToInt64(bytes);
            Assert.That(bytes, Has.Length.EqualTo(16 + save.Length * (number % 40 + 1)));
            Assert.That(BitConverter.ToInt64(bytes, bytes.Length - 8), Is.EqualTo(number));
            for (var at = 8; at < bytes.Length - 8; at += save.Length)
                Assert.That(bytes.AsSpan(at, save.Length).SequenceEqual(save), Is.True, $"save {number}, byte {at}");
            return number;
        }

        private static Process Start(params string[] arguments)
        {
            var program = Path.Combine(AppContext.BaseDirectory, "GptDialogue.SaveWriter.dll");
            var start = new ProcessStartInfo("dotnet", arguments.Prepend(program)) { RedirectStandardOutput = true };
            return Process.Start(start) ?? throw new InvalidOperationException($"{program} cannot be started.");
        }
    }
}
