using System;
using System.Collections.Generic;
using System.IO;
using GptDialogue.Training.Optimisation;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Optimisation
{
    public class LossCurveTests
    {
        private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G'];

        private readonly List<string> _reports = [];

        private TemporaryFolder _folder = null!;

        [SetUp]
        public void SetUp()
        {
            _folder = new TemporaryFolder();
            _reports.Clear();
        }

        [TearDown]
        public void TearDown() => _folder.Dispose();

        [Test]
        public void Write_WhenPointsWereAdded_WritesTablePictureAndEvents()
        {
            var curve = Curve();
            curve.Add(new LossPoint(10, 1000, 3.5, null));
            curve.Add(new LossPoint(20, 2000, 3.25, 3.125));

            curve.Write();

            Assert.That(_reports, Is.Empty);
            Assert.That(File.ReadAllText(Table), Is.EqualTo("step,tokens,loss,held-out\n10,1000,3.50000,\n20,2000,3.25000,3.12500\n"));
            Assert.That(File.ReadAllBytes(Picture).AsSpan(0, 4).ToArray(), Is.EqualTo(PngSignature));
            Assert.That(Directory.GetFiles(_folder.Path, EventFile.Prefix + ".*"), Has.Length.EqualTo(1));
        }

        [Test]
        public void Write_WhenNoPointWasAdded_DrawsAnEmptyPicture()
        {
            Curve().Write();

            Assert.That(_reports, Is.Empty);
            Assert.That(File.Exists(Picture));
        }

        [Test]
        public void Constructor_WhenTheRunIsResumed_KeepsPointsUpToTheCheckpoint()
        {
            var curve = Curve();
            curve.Add(new LossPoint(10, 1000, 3.5, 3.4));
            curve.Add(new LossPoint(20, 2000, 3.25, null));
            curve.Write();

            var resumed = Curve(from: 10);

            Assert.That(resumed.Points, Is.EqualTo(new[] { new LossPoint(10, 1000, 3.5, 3.4) }));
        }

        [Test]
        public void Constructor_WhenTheTableIsDamaged_BeginsAnew()
        {
            File.WriteAllText(Table, "step,tokens\nten\n");

            Assert.That(Curve(from: 10).Points, Is.Empty);
            Assert.That(_reports, Has.Count.EqualTo(1));
        }

        [Test]
        public void Write_WhenAFileCannotBeWritten_ReportsItOnceAndWritesTheOthers()
        {
            Directory.CreateDirectory(Picture);
            var curve = Curve();
            curve.Add(new LossPoint(10, 1000, 3.5, null));

            curve.Write();
            curve.Write();

            Assert.That(_reports, Has.Count.EqualTo(1));
            Assert.That(_reports[0], Does.Contain(LossCurve.PictureName));
            Assert.That(File.Exists(Table));
        }

        private string Table => _folder.File(LossCurve.TableName);

        private string Picture => _folder.File(LossCurve.PictureName);

        private LossCurve Curve(long from = 0) => new(_folder.Path, _reports.Add, new FixedTime(), from);
    }
}
