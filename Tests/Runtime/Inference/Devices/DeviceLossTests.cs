using System.Collections.Generic;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Dialogue;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference.Devices
{
    /// <summary>A device that fails while somebody speaks: the words go on as if nothing had happened.</summary>
    public sealed class DeviceLossTests
    {
        private const int WarmUpRuns = 1; // the probe of a session that does not warm up

        [TestCase(0)]
        [TestCase(1)]
        [TestCase(2)]
        [TestCase(7)]
        [TestCase(30)]
        public void Next_WhenTheDeviceFailsAtAnyRun_GoesOnTokenForToken(int goodRuns)
        {
            using var reference = Fixture.Load();
            var expected = Speak(new Generator(reference), reference);
            using var session = Load(new FaultyDevice(Fault.Run, WarmUpRuns + goodRuns));
            var told = new List<string>();
            session.DeviceLost += told.Add;

            Assert.That(Speak(new Generator(session), session), Is.EqualTo(expected));
            Assert.That(session.Device.Name, Is.EqualTo("cpu"));
            Assert.That(told, Has.Count.EqualTo(1));
            Assert.That(session.LostReason, Is.EqualTo(told[0]));
            Assert.That(session.Report.Attempts.Select(attempt => attempt.Outcome), Is.EqualTo(new[] { DeviceOutcome.Lost, DeviceOutcome.Runs }));
        }

        [Test]
        public void Next_WhenAnotherRowLosesTheDevice_RunsItsOwnSequenceAgain()
        {
            using var reference = Fixture.Load();
            var expected = Speak(new Generator(reference), reference);
            using var session = Load(new FaultyDevice(Fault.Run, WarmUpRuns + 10), rows: 2);
            var idle = new Generator(session);
            idle.Prefill(Fixture.Tokens(session, 40));
            Speak(new Generator(session, 1), session, prompt: 9);
            Assert.That(session.LostReason, Is.Not.Null);

            Assert.That(Enumerable.Range(0, 40).Select(_ => idle.Next(new Sampler(SamplerOptions.Greedy, 1, session.VocabularySize))),
                Is.EqualTo(expected));
        }

        [Test]
        public void Step_WhenTheDeviceFails_SaysThatEveryRowIsEmpty()
        {
            using var session = Load(new FaultyDevice(Fault.Run, WarmUpRuns + 2), rows: 2);
            for (var row = 0; row < 2; row++) session.Extend(row, [200, 201]);

            Assert.That(() => session.Step(0, [202, 203]), Throws.TypeOf<DeviceLostException>().With.Message.Contains("goes on with cpu fp32"));
            Assert.That(new[] { session.Cache.Length(0), session.Cache.Length(1) }, Is.All.Zero);
        }

        [Test]
        public void LeaveDevice_WhenCalledTwice_MovesOnce()
        {
            using var session = Load(new FaultyDevice(Fault.None));

            Assert.That(session.LeaveDevice("a run took too long"), Is.True);
            Assert.That(session.LeaveDevice("a run took too long"), Is.False);
            Assert.That(session.Report.Attempts[0].Reason, Is.EqualTo("a run took too long"));
            Assert.That(session.Report.ToString(), Does.StartWith("Runs on cpu"));
        }

        [TestCase(3)]
        [TestCase(12)]
        [TestCase(60)]
        public void Say_WhenTheDeviceFailsMeanwhile_RepliesAsOnTheCpu(int goodRuns)
        {
            var expected = Talk(new DeviceOptions { Order = [] }, out _);
            var replies = Talk(new DeviceOptions { Order = [new FaultyDevice(Fault.Run, RunsToLoad(rows: 1) + goodRuns)], KeepFaster = false, CheckNumbers = false }, out var report);

            Assert.That(replies, Is.EqualTo(expected));
            Assert.That(report.Attempts[0].Outcome, Is.EqualTo(DeviceOutcome.Lost));
        }

        [TestCase(15)]
        [TestCase(40)]
        public void Say_WhenTheDeviceFailsWhileManyTalk_EveryReplyIsAsOnTheCpu(int goodRuns)
        {
            var expected = Chorus(new DeviceOptions { Order = [] }, out _);
            var faulty = new FaultyDevice(Fault.Run, RunsToLoad(rows: 3) + goodRuns);
            var replies = Chorus(new DeviceOptions { Order = [faulty], KeepFaster = false, CheckNumbers = false }, out var report);

            Assert.That(report.Attempts[0].Outcome, Is.EqualTo(DeviceOutcome.Lost));
            Assert.That(replies, Is.EqualTo(expected));
        }

        [Test]
        public void Say_WhenRowsLieApart_EveryReplyIsAsOnTheCpu()
        {
            var apart = new FaultyDevice(Fault.None) { Memory = CacheMemory.Opaque };
            var replies = Chorus(new DeviceOptions { Order = [apart], KeepFaster = false }, out var report);

            Assert.That(report.Device, Is.EqualTo("faulty"));
            Assert.That(replies, Is.EqualTo(Chorus(new DeviceOptions { Order = [] }, out _)));
        }

        [Test]
        public void CopyPrefix_WhenTheDeviceCannotCopy_SaysSoAndLeavesTheRowEmpty()
        {
            // ONNX Runtime has no way of copying between two tensors of the CPU that it takes for a device's.
            using var session = Load(new FaultyDevice(Fault.None) { Memory = CacheMemory.Opaque }, rows: 2);
            Fixture.Append(session, 0, Fixture.Tokens(session, 20));

            Assert.That(session.Cache.CopyPrefix(0, 1, 20), Is.False);
            Assert.That(session.Cache.Length(1), Is.Zero);
        }

        [Test]
        public void Step_WhenRowsLieApart_EqualsRowsSideBySide()
        {
            using var together = Fixture.Load(rows: 3);
            using var apart = Load(new FaultyDevice(Fault.None) { Memory = CacheMemory.Opaque }, rows: 3);
            foreach (var session in new[] { together, apart })
                for (var row = 0; row < 3; row++) Fixture.Append(session, row, Fixture.Tokens(session, 5 + 9 * row, row));
            for (var i = 0; i < 10; i++)
            {
                foreach (var session in new[] { together, apart }) session.Step(0, [200 + i, 210 + i, 220 + i]);
                for (var row = 0; row < 3; row++)
                    Assert.That(apart.Logits(row).ToArray(), Is.EqualTo(together.Logits(row).ToArray()), $"row {row}, token {i}");
            }
        }

        private static string[] Talk(DeviceOptions devices, out DeviceReport report)
        {
            using var engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions { Rows = 1, Variant = "fp32", Devices = devices });
            var mara = engine.Open(TestWorlds.Village(), "mara");
            var replies = new[] { "hello", "what happened to the bridge?", "why?" }.Select(line => mara.Say(line).Wait()).ToArray();
            report = engine.DeviceReport;
            Assert.That(replies.Select(reply => reply.End), Has.All.EqualTo(ReplyEnd.Finished));
            return replies.Select(reply => reply.Text).ToArray();
        }

        /// <summary>Runs that loading makes before anybody talks.</summary>
        private static int RunsToLoad(int rows)
        {
            var device = new FaultyDevice(Fault.None);
            var devices = new DeviceOptions { Order = [device], KeepFaster = false, CheckNumbers = false };
            using var engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions { Rows = rows, Variant = "fp32", Devices = devices });
            return device.Runs;
        }

        /// <summary>Four who talk at the same time; what each replies.</summary>
        private static string[] Chorus(DeviceOptions devices, out DeviceReport report)
        {
            using var engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions { Rows = 3, Variant = "fp32", Devices = devices });
            var talkers = Enumerable.Range(0, 4)
                .Select(i => engine.Open(TestWorlds.Village(), i % 2 == 0 ? "mara" : "orrin", null, new ConversationOptions { Seed = (ulong)i })).ToArray();
            var replies = new List<string>();
            foreach (var line in new[] { "hello", "what happened to the bridge?" })
                replies.AddRange(talkers.Select(talker => talker.Say(line)).ToArray().Select(reply => reply.Wait().Text));
            report = engine.DeviceReport;
            return replies.ToArray();
        }

        private static int[] Speak(Generator generator, ModelSession session, int prompt = 40)
        {
            generator.Prefill(Fixture.Tokens(session, prompt));
            var greedy = new Sampler(SamplerOptions.Greedy, 1, session.VocabularySize);
            return Enumerable.Range(0, 40).Select(_ => generator.Next(greedy)).ToArray();
        }

        private static ModelSession Load(FaultyDevice device, int rows = 1)
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            return ModelSession.Load(bundle, new ModelOptions { Variant = "fp32", Rows = rows, WarmUp = false },
                new DeviceOptions { Order = [device, new CpuDevice()], KeepFaster = false, CheckNumbers = false });
        }
    }
}
