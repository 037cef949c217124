using System;
using System.IO;
using System.Linq;
using GptDialogue.Studio.Coverage;
using GptDialogue.Studio.Suites;
using GptDialogue.Studio.Worlds;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Coverage
{
    public sealed class CoverageReportTests : DeskTest
    {
        [Test]
        public void Of_WhenRepliesTellAndPropose_CountsThemAndLeavesTheRestAtZero()
        {
            var world = new ProjectWorlds(Desk).Load("fen.world.yaml")!;
            var line = world.Cards.Single().Lines.Single().Id;
            var report = CoverageReport.Of(world,
            [
                ("nell", new RunReply { Facts = ["bridge_out"], Action = "give_item(ale)" }),
                ("nell", new RunReply { Facts = ["bridge_out", "gone_since"] }),
                ("nell", new RunReply { Line = line, Action = "open_shop" }),
                ("other", new RunReply { Line = line }),
            ]);

            Assert.That(report.Replies, Is.EqualTo(4));
            Assert.That(report.Facts.Select(fact => $"{fact.Id} {fact.Count}"), Is.EqualTo(new[] { "bridge_out 2", "key_hidden 0" }));
            Assert.That(report.Actions.Select(action => $"{action.Id} {action.Count}"), Is.EqualTo(new[] { "open_shop 1", "give_item 1" }));
            Assert.That(report.Lines.Single().Count, Is.EqualTo(1), "a line belongs to its character");
        }

        [Test]
        public void Read_WhenTheLastLineIsCutOff_GivesTheOthers()
        {
            var log = new TalkLog(Project.Folder);
            log.Add(new TalkEntry("fen.world.yaml", "nell", DateTimeOffset.UnixEpoch, new RunReply { Text = "Two copper.", Facts = ["bridge_out"] }));
            log.Add(new TalkEntry("fen.world.yaml", "nell", DateTimeOffset.UnixEpoch, new RunReply { Text = "雪" }));
            File.AppendAllText(Project.PathOf(".studio/talks.jsonl"), "{\"World\":\"fen.wo");

            Assert.That(new TalkLog(Project.Folder).Read().Select(entry => entry.Reply.Text), Is.EqualTo(new[] { "Two copper.", "雪" }));
        }
    }
}
