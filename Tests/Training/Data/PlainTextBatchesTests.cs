using System.Linq;
using GptDialogue.Training.Data;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Data
{
    public class PlainTextBatchesTests
    {
        private static readonly TokenSource[] Sources =
        [
            new("a", 1, Enumerable.Range(0, 400).Select(i => (ushort)i).ToArray(), []),
            new("b", 3, Enumerable.Range(1000, 400).Select(i => (ushort)i).ToArray(), []),
        ];

        [Test]
        public void Fill_WhenOnePassIsDrawn_VisitsEveryWindowOnceByWeight()
        {
            var rows = Draw(new PlainTextBatches(Sources, 10, 1), 48);
            Assert.That(rows.Count(row => row[0] < 1000), Is.EqualTo(12));
            var starts = rows.Where(row => row[0] >= 1000).Select(row => (int)row[0]).ToArray();
            Assert.That(starts.Distinct().Count(), Is.EqualTo(36));
            foreach (var row in rows)
                Assert.That(row, Is.EqualTo(Enumerable.Range(row[0], 11)), "a row is one run of the text");
        }

        [Test]
        public void Fill_WhenRowsBeginAnywhere_DrawsWithReplacement()
        {
            var rows = Draw(new PlainTextBatches(Sources, 10, 1, anywhere: true), 400);
            var starts = rows.Where(row => row[0] >= 1000).Select(row => row[0] - 1000).ToArray();

            Assert.That(starts.Length, Is.EqualTo(300), "sources still follow their weights");
            Assert.That(starts, Has.All.InRange(0, 389));
            Assert.That(starts.Select(s => s % 10).Distinct().Count(), Is.EqualTo(10));
            Assert.That(starts.Distinct().Count(), Is.LessThan(300));
            foreach (var row in rows)
                Assert.That(row, Is.EqualTo(Enumerable.Range(row[0], 11)), "a row is one run of the text");
            Assert.That(Draw(new PlainTextBatches(Sources, 10, 1, anywhere: true) { State = [150] }, 250), Is.EqualTo(rows.Skip(150)));
        }

        [Test]
        public void State_WhenRestored_ContinuesWithTheSameRows()
        {
            var whole = Draw(new PlainTextBatches(Sources, 10, 1), 200);
            var cut = new PlainTextBatches(Sources, 10, 1);
            Draw(cut, 90);
            var resumed = new PlainTextBatches(Sources, 10, 1) { State = cut.State };
            Assert.That(Draw(resumed, 110), Is.EqualTo(whole.Skip(90)));
            resumed.State = [0];
            Assert.That(Draw(resumed, 20), Is.EqualTo(whole.Take(20)), "back to the start");
        }

        [Test]
        public void Create_WhenSeedDiffers_ChangesTheOrder() =>
            Assert.That(Draw(new PlainTextBatches(Sources, 10, 2), 20), Is.Not.EqualTo(Draw(new PlainTextBatches(Sources, 10, 1), 20)));

        [Test]
        public void Create_WhenNothingIsLongEnough_SaysBothLengths() =>
            Assert.That(() => new PlainTextBatches(Sources, 500, 1),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("500").And.Message.Contains("400"));

        [Test]
        public void Validation_WhenTextIsTooShort_SaysBothLengths() =>
            Assert.That(() => ValidationRows.Create([new("a", 1, [], new ushort[5])], 2, 8),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("5").And.Message.Contains("9"));

        private static ushort[][] Draw(PlainTextBatches batches, int count)
        {
            var rows = new TokenRows(count, 10);
            batches.Fill(rows);
            return Enumerable.Range(0, count).Select(i => rows.Row(i).ToArray()).ToArray();
        }
    }
}
