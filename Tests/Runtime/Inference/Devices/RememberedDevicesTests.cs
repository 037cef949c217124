using System;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference.Devices
{
    /// <summary>What one start of a game learns about its devices and the next one knows.</summary>
    public sealed class RememberedDevicesTests
    {
        [TestCase(Fault.Append)]
        [TestCase(Fault.Create)]
        [TestCase(Fault.Run)]
        public void Load_WhenADeviceFailedBefore_DoesNotTryItAgain(int fault)
        {
            var choice = Load(new FaultyDevice((Fault)fault), null).Report.Choice;
            var device = new FaultyDevice(Fault.None);
            using var session = Load(device, choice);

            Assert.That(device.Runs, Is.Zero);
            Assert.That(session.Device.Name, Is.EqualTo("cpu"));
            Assert.That(session.Report.Attempts[0].ToString(), Does.Contain("not tried again: earlier it ").And.Contain("OnnxRuntimeException"));
        }

        [Test]
        public void Load_WhenADeviceWasSlowerBefore_DoesNotTimeItAgain()
        {
            var choice = Load(new FaultyDevice(Fault.None), null, keepFaster: true).Report.Choice;
            var device = new FaultyDevice(Fault.None);
            using var session = Load(device, choice, keepFaster: true);

            Assert.That(device.Runs, Is.Zero);
            Assert.That(session.Report.Attempts[0].Outcome, Is.EqualTo(DeviceOutcome.Remembered));
        }

        [Test]
        public void Load_WhenADeviceWonBefore_TakesItWithoutTestingItAgain()
        {
            var choice = Load(new FaultyDevice(Fault.None), null).Report.Choice;
            var device = new FaultyDevice(Fault.None);
            using var session = Load(device, choice, keepFaster: true);

            Assert.That(session.Device.Name, Is.EqualTo("faulty"));
            Assert.That(device.Runs, Is.EqualTo(1), "the one run that shows it to be alive");
        }

        [Test]
        public void Choice_WhenItIsCarriedOverManyStarts_StillHolds()
        {
            var choice = Load(new FaultyDevice(Fault.Append), null).Report.Choice;
            for (var start = 0; start < 3; start++)
            {
                using var session = Load(new FaultyDevice(Fault.None), choice);
                Assert.That(session.Device.Name, Is.EqualTo("cpu"), $"start {start}");
                choice = session.Report.Choice;
            }
            Assert.That(choice.Length, Is.LessThan(2000));
        }

        [Test]
        public void Load_WhenTheDriverChanges_TriesAgain()
        {
            var choice = Load(new FaultyDevice(Fault.Append), null, driver: "1.0").Report.Choice;
            using var session = Load(new FaultyDevice(Fault.None), choice, driver: "1.1");

            Assert.That(session.Device.Name, Is.EqualTo("faulty"));
        }

        [Test]
        public void Load_WhenTheRememberedBytesAreDamaged_TriesAgain()
        {
            var choice = Load(new FaultyDevice(Fault.Append), null).Report.Choice;
            var fingerprint = choice.AsSpan(4, 16).ToArray();
            Assert.That(RememberedDevices.Read(choice, fingerprint), Has.Count.EqualTo(1));
            var random = new Random(1);
            for (var i = 0; i < 2000; i++)
            {
                var damaged = choice.Take(random.Next(choice.Length)).ToArray();
                if (damaged.Length > 0) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                Assert.That(() => RememberedDevices.Read(damaged, fingerprint), Throws.Nothing);
            }
            using var session = Load(new FaultyDevice(Fault.None), [0xC1, 0xFF]);
            Assert.That(session.Device.Name, Is.EqualTo("faulty"));
        }

        private static ModelSession Load(FaultyDevice device, byte[]? remembered, bool keepFaster = false, string driver = "")
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            return ModelSession.Load(bundle, new ModelOptions { WarmUp = false }, new DeviceOptions
            {
                Order = [device],
                KeepFaster = keepFaster,
                Remembered = remembered,
                Driver = driver,
                Speed = session => session.Device.Name == "cpu" ? 50 : 10,
            });
        }
    }
}
