using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Training.Reading.Teacher;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading.Teacher
{
    [TestFixture]
    public sealed class SpokenLinesTests
    {
        private string _file = "";

        [SetUp]
        public void SetUp() => _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        [TearDown]
        public void TearDown() => File.Delete(_file);

        [Test]
        public void InTexts_WhenDialoguesAndQuotesStandInThem_TakesWhatIsSaid()
        {
            File.WriteAllText(_file, "Anna: I am cold. Are you?\n\"Come in here,\" said he, and \"no\" said she.\nNothing is said here.\n");

            var lines = SpokenLines.InTexts([_file], 10, new Random(1)).Order(StringComparer.Ordinal);

            Assert.That(lines, Is.EqualTo(new[] { "Are you?", "Come in here", "I am cold.", "I am cold. Are you?" }));
        }

        [Test]
        public void InTexts_WhenThereIsMore_TakesNoMoreThanAsked()
        {
            File.WriteAllLines(_file, Enumerable.Range(0, 50).Select(i => $"A: line number {i}"));

            Assert.That(SpokenLines.InTexts([_file], 7, new Random(1)).Distinct().Count(), Is.EqualTo(7));
        }

        [Test]
        public void Vary_WhenAWordHasNeighbours_ExchangesItAndLeavesTheRest()
        {
            IReadOnlyList<string> Neighbours(string word) => word == "brothers" ? ["sisters"] : [];

            Assert.That(SpokenLines.Vary("Have you any Brothers, friend?", Neighbours, new Random(1)), Is.EqualTo("Have you any sisters, friend?"));
        }

        [Test]
        public void Vary_WhenNoWordHasNeighbours_GivesNothing()
        {
            Assert.That(SpokenLines.Vary("have you any", _ => ["x"], new Random(1)), Is.Null, "function words stay");
        }
    }
}
