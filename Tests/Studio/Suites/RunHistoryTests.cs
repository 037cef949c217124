using System;
using System.IO;
using System.Linq;
using GptDialogue.Studio.Suites;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Suites
{
    public sealed class RunHistoryTests
    {
        private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
        private TemporaryProject _project = null!;

        [SetUp]
        public void Create() => _project = new TemporaryProject();

        [TearDown]
        public void Remove() => _project.Dispose();

        [Test]
        public void Add_WhenReadByALaterSession_IsTheSame()
        {
            var run = Run("20260304-120000-01", "It’s \"gone\" <b>");
            new RunHistory(_project.Folder).Add(run);

            var read = new RunHistory(_project.Folder).Find(run.Id)!;

            Assert.That(read.Cases[0].Replies[0], Is.EqualTo(run.Cases[0].Replies[0]).Using<RunReply>((a, b) => a.Text == b.Text && a.Facts.SequenceEqual(b.Facts) && a.Line == b.Line));
            Assert.That(read.Passed, Is.EqualTo(run.Passed));
            Assert.That(read.Time, Is.EqualTo(Noon));
        }

        [Test]
        public void NewId_WhenTwoRunsFallInOneSecond_Differs()
        {
            var history = new RunHistory(_project.Folder);
            var first = history.NewId(Noon);
            history.Add(Run(first, "a"));

            Assert.That(first, Is.EqualTo("20260304-120000-01"));
            Assert.That(history.NewId(Noon), Is.EqualTo("20260304-120000-02"));
        }

        [Test]
        public void All_WhenAFileIsDamaged_PassesItOver()
        {
            var history = new RunHistory(_project.Folder);
            history.Add(Run("20260304-120000-01", "a"));
            File.WriteAllText(Path.Combine(_project.Root, ".studio", "runs", "20260304-120001-01.json"), "{ cut");

            Assert.That(history.All().Select(run => run.Id), Is.EqualTo(new[] { "20260304-120000-01" }));
        }

        [Test]
        public void Add_WhenThereAreMany_KeepsTheNewest()
        {
            var history = new RunHistory(_project.Folder);
            for (var i = 0; i < RunHistory.Kept + 3; i++)
                history.Add(Run(history.NewId(Noon.AddSeconds(i)), "a"));

            Assert.That(history.Ids, Has.Count.EqualTo(RunHistory.Kept));
            Assert.That(history.Ids[0], Is.EqualTo(history.Ids.Max()));
        }

        [TestCase("../nell.npc")]
        [TestCase("a/b")]
        [TestCase("nothing")]
        public void Find_WhenIdIsNone_GivesNull(string id) => Assert.That(new RunHistory(_project.Folder).Find(id), Is.Null);

        internal static RunRecord Run(string id, string text, params string[] failed) => new()
        {
            Id = id,
            Time = Noon,
            Settings = "tavern",
            Bundle = "tavern.gptbundle",
            Cases = [new RunCase { Suite = "s.suite.yaml", Name = "greets", Failed = failed, Replies = [new RunReply { Player = "hi", Text = text, Facts = ["bridge_out"], Line = "nell_1" }] }],
        };
    }
}
