using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Data;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Data
{
    public sealed class ExampleBatchesTests
    {
        private const int Length = 15;

        [Test]
        public void Fill_WhenExamplesAreShorterThanARow_KeepsThemWholeAndInOrder()
        {
            var rows = Filled(new ExampleBatches(() => Numbered(9), null, 0, false), 20);
            var expected = Numbered(9).GetEnumerator();
            expected.MoveNext();
            for (var row = 0; row < rows.Rows; row++)
            {
                var tokens = rows.Row(row).ToArray();
                var at = 0;
                for (; at + expected.Current.Tokens.Length <= tokens.Length; expected.MoveNext())
                {
                    Assert.That(tokens[at..(at + expected.Current.Tokens.Length)], Is.EqualTo(expected.Current.Tokens));
                    at += expected.Current.Tokens.Length;
                }
                Assert.That(at, Is.GreaterThan(0));
                Assert.That(tokens[at..], Is.All.Zero, "the rest of a row is the document separator");
            }
        }

        [Test]
        public void Fill_WhenReplyIsCounted_MarksExactlyTheSpans()
        {
            TrainingExample[] examples = [new([0, 11, 12, 13, 14], [(1, 2), (3, 5)]), new([0, 21, 22], [(2, 3)]), new([0, 31, 32, 33, 34, 35, 36, 37], [])];
            var rows = Filled(new ExampleBatches(() => examples, null, 0, false), 1);
            Assert.That(rows.Row(0).ToArray(), Is.EqualTo(examples.SelectMany(e => e.Tokens)));
            Assert.That(Places(rows, 0), Is.EqualTo(new[] { 1, 3, 4, 7 }));
        }

        [Test]
        public void Fill_WhenAllIsCounted_MarksEverythingButTheFilling()
        {
            TrainingExample[] examples = [new([0, 11, 12, 13, 14, 15], [(1, 2)]), new([0, 21, 22, 23, 24, 25], [])];
            var rows = Filled(new ExampleBatches(() => examples, null, 0, true), 1);
            Assert.That(Places(rows, 0), Is.EqualTo(Enumerable.Range(0, 12)));
        }

        [TestCase(0.0, 0), TestCase(0.1, 10), TestCase(0.25, 25), TestCase(0.5, 50)]
        public void Fill_WhenPlainTextHasAShare_GivesItThatShareOfRows(double share, int expected)
        {
            var rows = Filled(new ExampleBatches(() => Numbered(9), Plain(), share, false), 100);
            Assert.That(Enumerable.Range(0, 100).Count(row => rows.Row(row)[0] == PlainToken), Is.EqualTo(expected));
            Assert.That(Enumerable.Range(0, 100).Where(row => rows.Row(row)[0] == PlainToken).All(row => !rows.Marks(row).Contains(false)), Is.True);
        }

        [Test]
        public void Fill_WhenAnExampleIsLongerThanARow_LeavesItOutAndCountsIt()
        {
            TrainingExample[] examples = [new([0, 1], []), new(new int[Length + 2], []), new([0, 2], []), new(new int[40], [])];
            var batches = new ExampleBatches(() => examples, null, 0, false);
            var rows = Filled(batches, 1);
            Assert.That(rows.Row(0).ToArray(), Is.EqualTo(Enumerable.Range(0, 4).SelectMany(_ => new ushort[] { 0, 1, 0, 2 })));
            Assert.That(batches.TooLong, Is.InRange(7, 8));
        }

        [Test]
        public void Fill_WhenAnExampleFillsARowExactly_TakesIt()
        {
            var whole = Enumerable.Range(0, Length + 1).ToArray();
            Assert.That(Filled(new ExampleBatches(() => [new(whole, [])], null, 0, false), 2).Row(1).ToArray(), Is.EqualTo(whole));
        }

        [Test]
        public void Fill_WhenNoExampleFits_SaysSoInsteadOfSearchingForever()
        {
            var batches = new ExampleBatches(() => [new(new int[40], []), new(new int[50], [])], null, 0, false);
            Assert.That(() => Filled(batches, 1), Throws.TypeOf<GptDialogueException>().With.Message.Contains("row of 16 tokens"));
        }

        [Test]
        public void Fill_WhenThereAreNoExamples_SaysSo() =>
            Assert.That(() => Filled(new ExampleBatches(() => [], null, 0, false), 1), Throws.TypeOf<GptDialogueException>());

        [Test]
        public void Fill_WhenBegunAgain_GivesTheSameRows()
        {
            var rows = Filled(Stream(), 30);
            Assert.That(Filled(Stream(), 30).Tokens, Is.EqualTo(rows.Tokens));
            Assert.That(Filled(new ExampleBatches(() => Numbered(10), Plain(), 0.3, false), 30).Tokens, Is.Not.EqualTo(rows.Tokens));
        }

        [TestCase(1), TestCase(7), TestCase(29)]
        public void State_WhenSetOnANewStream_ContinuesWithTheSameRows(int drawn)
        {
            var whole = Filled(Stream(), 40);
            var first = Stream();
            Filled(first, drawn);
            var second = Stream();
            second.State = first.State;
            Assert.That(second.State, Is.EqualTo(first.State), "also before the next row is drawn");
            var rest = Filled(second, 40 - drawn);
            Assert.That(rest.Tokens, Is.EqualTo(whole.Tokens[(drawn * (Length + 1))..]));
            Assert.That(rest.Counted, Is.EqualTo(whole.Counted[(drawn * (Length + 1))..]));
            Assert.That(second.State, Is.EqualTo(new[] { 40L }));
        }

        private const ushort PlainToken = 500;

        private static ExampleBatches Stream() => new(() => Numbered(9), Plain(), 0.3, false);

        private static PlainTextBatches Plain() =>
            new([new TokenSource("plain", 1, Enumerable.Repeat(PlainToken, 200).ToArray(), [])], Length, seed: 1);

        private static TokenRows Filled(ExampleBatches batches, int count)
        {
            var rows = new TokenRows(count, Length);
            rows.Tokens.AsSpan().Fill(999);
            rows.Counted.AsSpan().Fill(true);
            batches.Fill(rows);
            return rows;
        }

        private static IEnumerable<int> Places(TokenRows rows, int row)
        {
            var marks = rows.Marks(row).ToArray();
            return Enumerable.Range(0, marks.Length).Where(at => marks[at]);
        }

        /// <summary>Endless examples of 3 to 9 tokens, no two alike.</summary>
        private static IEnumerable<TrainingExample> Numbered(int seed)
        {
            var random = new Random(seed);
            for (var i = 1; ; i++)
            {
                var tokens = Enumerable.Range(0, random.Next(3, 10)).Select(at => at == 0 ? 0 : at == 1 ? i : random.Next(1, 400)).ToArray();
                yield return new TrainingExample(tokens, [(1, 2)]);
            }
        }
    }
}
