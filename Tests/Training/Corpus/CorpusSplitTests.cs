using System.Linq;
using GptDialogue.Training.Corpus;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Corpus
{
    public sealed class CorpusSplitTests
    {
        [Test]
        public void Create_WhenDocumentsAreMany_HoldsOutTheShare()
        {
            var split = CorpusSplit.Create(CorpusFixture.Numbered(2000), fraction: 0.1);
            Assert.That(split.Validation.Count, Is.InRange(150, 250));
            Assert.That(split.Train.Count + split.Validation.Count, Is.EqualTo(2000));
            Assert.That(split.Moved, Is.Zero);
        }

        [Test]
        public void Create_WhenDocumentsAreAdded_KeepsTheOldOnesInPlace()
        {
            var few = CorpusFixture.Numbered(300);
            var more = CorpusFixture.Numbered(400).Skip(300).Concat(few).ToList();
            var before = CorpusSplit.Create(few, 0.1).Validation.Select(CorpusFixture.Text).ToHashSet();
            var after = CorpusSplit.Create(more, 0.1).Validation.Select(CorpusFixture.Text).ToHashSet();
            Assert.That(before.IsSubsetOf(after), Is.True);
            Assert.That(few.Select(CorpusFixture.Text).Where(after.Contains), Is.EquivalentTo(before));
        }

        [Test]
        public void Create_WhenADocumentRecursInAnotherFile_ValidatesItOnce()
        {
            var both = CorpusFixture.Numbered(200).Concat(CorpusFixture.Numbered(200, "b.txt")).ToList();
            var split = CorpusSplit.Create(both, 0.1);
            var held = split.Validation.Select(CorpusFixture.Text).ToList();
            Assert.That(held, Is.Unique);
            Assert.That(split.Train.Select(CorpusFixture.Text).Intersect(held), Is.Empty);
        }

        [Test]
        public void Create_WhenAPassageRecursInTraining_MovesTheDocument()
        {
            var documents = CorpusFixture.Numbered(100);
            var held = CorpusFixture.Text(CorpusSplit.Create(documents, 0.1).Validation[0]);
            // The same passage inside a longer text has another hash; of two such texts one is sure to train.
            var longer = Enumerable.Range(0, 40).SelectMany(i => CorpusFixture.Documents($"begin{i} {held.ToUpperInvariant()} end{i}", "b.txt"));
            var split = CorpusSplit.Create(documents.Concat(longer).ToList(), 0.1);
            Assert.That(split.Validation.Select(CorpusFixture.Text), Has.None.EqualTo(held));
            Assert.That(split.Train.Select(CorpusFixture.Text), Has.Some.EqualTo(held));
            Assert.That(split.Moved, Is.AtLeast(1));
        }

        [Test]
        public void Create_WhenSeedDiffers_HoldsOutOthers()
        {
            var documents = CorpusFixture.Numbered(500);
            var one = CorpusSplit.Create(documents, 0.1, seed: 1).Validation.Select(d => d.Offset);
            Assert.That(CorpusSplit.Create(documents, 0.1, seed: 2).Validation.Select(d => d.Offset), Is.Not.EqualTo(one));
        }

        [Test]
        public void Create_WhenDocumentsAreFew_HoldsOutOne([Range(0, 9)] int seed) =>
            Assert.That(CorpusSplit.Create(CorpusFixture.Numbered(5), 0.001, (ulong)seed).Validation, Has.Count.EqualTo(1));

        [Test]
        public void Create_WhenThereIsOneDocument_SaysBothCounts() =>
            Assert.That(() => CorpusSplit.Create(CorpusFixture.Numbered(1)),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("<|endoftext|>"));

        [TestCase(0)]
        [TestCase(1)]
        [TestCase(double.NaN)]
        public void Create_WhenShareIsImpossible_SaysSo(double fraction) =>
            Assert.That(() => CorpusSplit.Create(CorpusFixture.Numbered(3), fraction),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("between 0 and 1"));
    }
}
