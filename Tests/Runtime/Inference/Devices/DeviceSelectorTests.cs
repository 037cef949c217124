using System;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference.Devices
{
    /// <summary>The ladder with providers that really are not there, and with a device that fails on demand.</summary>
    public sealed class DeviceSelectorTests
    {
        private static readonly object[] _absent =
        [
            new object[] { new CudaDevice(), nameof(EntryPointNotFoundException) },
            new object[] { new DirectMlDevice(), nameof(EntryPointNotFoundException) },
            new object[] { new WebGpuDevice(), "OnnxRuntimeException" },
            new object[] { new CoreMlDevice(), "OnnxRuntimeException" },
            new object[] { PluginDevice.Cuda([]), nameof(DllNotFoundException) },
        ];

        [TestCaseSource(nameof(_absent))]
        public void Load_WhenTheProviderIsNotThere_RunsOnTheCpuAndSaysWhy(ProviderDevice device, string error)
        {
            using var session = Load(device);

            Assert.That(session.Device.Name, Is.EqualTo("cpu"));
            var attempt = session.Report.Attempts[0];
            Assert.That((attempt.Device, attempt.Outcome, attempt.ErrorType), Is.EqualTo((device.Name, DeviceOutcome.NotThere, error)));
            Assert.That(attempt.Reason, Is.Not.Empty);
            Assert.That(session.Report.ToString(), Does.Contain($"- {device.Name}: the provider is not there: {error}: ").And.Contain("- cpu int8-kv8: runs"));
        }

        [Test]
        public void Load_WhenThePluginIsNoLibrary_TellsWhatTheSystemSaid()
        {
            var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            File.WriteAllText(path, "no library");
            try
            {
                using var session = Load(new PluginDevice("broken", path, "BrokenProvider", CacheMemory.Host, null, [], "fp32"));
                Assert.That(session.Report.Attempts[0].ToString(), Does.Contain("OnnxRuntimeException").And.Contain(path));
            }
            finally
            {
                File.Delete(path);
            }
        }

        [TestCase(Fault.Append, DeviceOutcome.NotThere)]
        [TestCase(Fault.Create, DeviceOutcome.CannotLoad)]
        [TestCase(Fault.Run, DeviceOutcome.CannotRun)]
        public void Load_WhenTheDeviceFails_NotesHowFarItCameAndTakesTheNext(int fault, DeviceOutcome outcome)
        {
            using var session = Load(new FaultyDevice((Fault)fault));

            Assert.That(session.Report.Attempts.Select(attempt => attempt.Outcome), Is.EqualTo(new[] { outcome, DeviceOutcome.Runs }));
            Assert.That(session.Report.Attempts[0].ErrorType, Is.EqualTo("OnnxRuntimeException"));
        }

        [Test]
        public void Load_WhenAVariantCannotRun_TriesTheNextVariantOnTheSameDevice()
        {
            var device = new FaultyDevice(Fault.Create) { PreferredVariants = ["fp16", "fp32"] };
            using var session = Load(device);

            Assert.That(session.Report.Attempts.Select(attempt => attempt.Variant), Is.EqualTo(new[] { "fp16", "fp32", "int8-kv8" }));
        }

        [Test]
        public void Load_WhenTheBundleHoldsNothingForADevice_DoesNotAskForItsProvider()
        {
            var device = new FaultyDevice(Fault.None) { PreferredVariants = ["int3"] };
            using var session = Load(device);

            Assert.That(device.Appends, Is.Zero);
            Assert.That(session.Report.Attempts[0].Outcome, Is.EqualTo(DeviceOutcome.NoVariant));
            Assert.That(session.Report.Attempts[0].Reason, Does.Contain("int3"));
        }

        [Test]
        public void Load_WhenADeviceWorks_LeavesTheRestAlone()
        {
            var second = new FaultyDevice(Fault.None);
            using var session = Load(new DeviceOptions { Order = [new FaultyDevice(Fault.None), second], KeepFaster = false });

            Assert.That(session.Device.Name, Is.EqualTo("faulty"));
            Assert.That(session.Variant, Is.EqualTo("fp32"));
            Assert.That(second.Appends, Is.Zero);
            Assert.That(session.Report.Attempts.Select(attempt => attempt.Outcome),
                Is.EqualTo(new[] { DeviceOutcome.Runs, DeviceOutcome.NotNeeded, DeviceOutcome.NotNeeded }));
        }

        [TestCase(100, "faulty")]
        [TestCase(10, "cpu")]
        public void Load_WhenTheFasterIsKept_ComparesWithTheCpu(double speed, string winner)
        {
            var devices = new DeviceOptions { Order = [new FaultyDevice(Fault.None)], Speed = session => session.Device.Name == "cpu" ? 50 : speed };
            using var session = Load(devices);

            Assert.That(session.Device.Name, Is.EqualTo(winner));
            if (winner == "cpu") Assert.That(session.Report.Attempts[0].ToString(), Is.EqualTo("faulty fp32: given up for a faster one: 10 tokens/s, cpu int8-kv8 50"));
        }

        [Test]
        public void Load_WhenTheRealProbeTimesADevice_ReportsWhicheverWon()
        {
            using var session = Load(new DeviceOptions { Order = [new FaultyDevice(Fault.None)] });

            Assert.That(session.Report.Attempts[0].Outcome, Is.EqualTo(session.Device.Name == "cpu" ? DeviceOutcome.Slower : DeviceOutcome.Runs));
            Assert.That(session.Cache.Length(0), Is.Zero);
        }

        [Test]
        public void Load_WhenTheVariantIsGiven_TriesDevicesWithThatOnly()
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            var device = new FaultyDevice(Fault.None) { PreferredVariants = ["fp16", "fp32"] };
            using var session = ModelSession.Load(bundle, new ModelOptions { Variant = "int4-kv8" }, new DeviceOptions { Order = [device] });

            Assert.That(session.Report.Attempts[0].Reason, Does.Contain("'int4-kv8' was asked for"));
            Assert.That(session.Variant, Is.EqualTo("int4-kv8"));
        }

        [Test]
        public void Load_WhenTheBundleLacksTheVariant_NamesThoseItHas() =>
            Assert.That(() =>
                {
                    using var bundle = BundleReader.Open(Fixture.BundlePath);
                    ModelSession.Load(bundle, new ModelOptions { Variant = "int3" }, new DeviceOptions { Order = [] });
                },
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("has no variant 'int3', only: "));

        [Test]
        public void Report_OfARunningSession_TellsWhereTheCacheLiesAndWhatItTakes()
        {
            using var session = Load(new DeviceOptions { Order = [] });
            var report = session.Report;

            Assert.That(report.CacheMemory, Is.EqualTo("Cpu"));
            Assert.That(report.CacheBytes, Is.EqualTo(session.Cache.ByteCount));
            Assert.That(report.ModelBytes, Is.GreaterThan(10_000));
            Assert.That(report.Providers, Does.Contain("CPUExecutionProvider"));
            Assert.That(report.ToString(), Does.StartWith("Runs on cpu, variant int8-kv8\nMemory: model "));
        }

        private static ModelSession Load(IExecutionDevice device) => Load(new DeviceOptions { Order = [device], KeepFaster = false });

        private static ModelSession Load(DeviceOptions devices)
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            return ModelSession.Load(bundle, new ModelOptions(), devices);
        }
    }
}
