using System;
using GptDialogue.Studio.Files;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Files
{
    public sealed class TextHistoryTests
    {
        private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        [Test]
        public void Undo_WhenTypedWithoutPause_TakesItAllBack()
        {
            var history = new TextHistory("");
            history.Change("a", typed: true, Start);
            history.Change("ab", typed: true, Start.AddMilliseconds(300));
            history.Change("abc", typed: true, Start.AddMilliseconds(600));

            history.Undo();

            Assert.That(history.Text, Is.Empty);
            Assert.That(history.CanUndo, Is.False);
        }

        [Test]
        public void Undo_WhenThereWasAPauseOrAnEdit_GoesStepByStep()
        {
            var history = new TextHistory("0");
            history.Change("1", typed: true, Start);
            history.Change("2", typed: true, Start.AddSeconds(5));
            history.Change("3", typed: false, Start.AddSeconds(5));
            history.Change("4", typed: true, Start.AddSeconds(5));

            history.Undo();
            Assert.That(history.Text, Is.EqualTo("3"));
            history.Undo();
            Assert.That(history.Text, Is.EqualTo("2"));
            history.Undo();
            Assert.That(history.Text, Is.EqualTo("1"));
            history.Redo();
            Assert.That(history.Text, Is.EqualTo("2"));
        }

        [Test]
        public void Undo_WhenTypingWentOnInAnotherPlace_TakesOnlyThatBack()
        {
            var history = new TextHistory("role: a\nwhen: b\n");
            history.Change("role: ax\nwhen: b\n", typed: true, Start);
            history.Change("role: axy\nwhen: b\n", typed: true, Start.AddMilliseconds(100));
            history.Change("role: axy\nwhen: bz\n", typed: true, Start.AddMilliseconds(200));

            history.Undo();
            Assert.That(history.Text, Is.EqualTo("role: axy\nwhen: b\n"));
            history.Undo();
            Assert.That(history.Text, Is.EqualTo("role: a\nwhen: b\n"));
        }

        [Test]
        public void Redo_WhenSomethingNewWasTyped_IsGone()
        {
            var history = new TextHistory("0");
            history.Change("1", typed: false, Start);
            history.Undo();
            history.Change("2", typed: false, Start);

            Assert.That(history.CanRedo, Is.False);
            history.Redo();
            Assert.That(history.Text, Is.EqualTo("2"));
        }

        [Test]
        public void Undo_WhenThousandsOfStepsWereMade_ForgetsTheOldest()
        {
            var history = new TextHistory("start");
            for (var i = 0; i < 2000; i++)
                history.Change(i.ToString(), typed: false, Start);
            while (history.CanUndo)
                history.Undo();

            Assert.That(history.Text, Is.EqualTo("1499"));
        }
    }
}
