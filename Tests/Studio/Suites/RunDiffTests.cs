using System.Linq;
using GptDialogue.Studio.Suites;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Suites
{
    public sealed class RunDiffTests
    {
        [TestCase("a", "a", new string[0], new string[0], CaseChange.Same)]
        [TestCase("a", "b", new string[0], new string[0], CaseChange.Differs)]
        [TestCase("a", "b", new[] { "says: x" }, new string[0], CaseChange.Mended)]
        [TestCase("a", "a", new string[0], new[] { "says: x" }, CaseChange.Broken)]
        public void Compare_WhenCaseIsInBoth_TellsWhatChanged(string left, string right, string[] failedLeft, string[] failedRight, CaseChange change)
        {
            var pair = RunDiff.Compare(RunHistoryTests.Run("1", left, failedLeft), RunHistoryTests.Run("2", right, failedRight)).Single();
            Assert.That(pair.Change, Is.EqualTo(change));
        }

        [Test]
        public void Compare_WhenCaseIsInOneOnly_KeepsIt()
        {
            var left = RunHistoryTests.Run("1", "a");
            var right = left with { Cases = [left.Cases[0] with { Name = "other" }] };
            Assert.That(RunDiff.Compare(left, right).Select(pair => pair.Change), Is.EqualTo(new[] { CaseChange.OnlyLeft, CaseChange.OnlyRight }));
        }

        [Test]
        public void Words_WhenOneWordDiffers_MarksIt()
        {
            var (left, right) = TextDiff.Words("The old bridge is out.", "The new bridge is out.");
            Assert.That(left.Where(part => part.IsChanged).Select(part => part.Text), Is.EqualTo(new[] { "old " }));
            Assert.That(right.Where(part => part.IsChanged).Select(part => part.Text), Is.EqualTo(new[] { "new " }));
        }

        [TestCase("", "")]
        [TestCase("a", "")]
        [TestCase("", "b c")]
        [TestCase("a b c d e", "c d x e a")]
        [TestCase("same same same", "same same")]
        [TestCase("line\nbreak 雪", "line\n\nbreak 雪 🏔️")]
        public void Words_WhenPartsAreJoined_GiveBothTexts(string left, string right)
        {
            var (a, b) = TextDiff.Words(left, right);
            Assert.That(string.Concat(a.Select(part => part.Text)), Is.EqualTo(left));
            Assert.That(string.Concat(b.Select(part => part.Text)), Is.EqualTo(right));
            var (c, d) = TextDiff.Lines(left, right);
            Assert.That(string.Concat(c.Select(part => part.Text)), Is.EqualTo(left));
            Assert.That(string.Concat(d.Select(part => part.Text)), Is.EqualTo(right));
        }
    }
}
