using System.Linq;
using GptDialogue.Dialogue.Reading;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class WordSequenceTests
    {
        private static readonly WordClusters _clusters = WordClusters.Create(new[] { "oil", "wax" }, new[] { new int[2], new int[2], new int[2] });

        [TestCase("oil", WordSequence.Specials)]
        [TestCase("wax", WordSequence.Specials + 1)]
        [TestCase("tallow", WordSequence.Unknown)]
        public void Of_WhenAWordIsKnownOrNot_NumbersIt(string word, int number)
        {
            Assert.That(WordSequence.Of(word, _clusters), Is.EqualTo(number));
        }

        [Test]
        public void Of_WhenKindsOfNamesAndStopsAreNumbered_AreAllDifferentAndNoWords()
        {
            var numbers = new[] { "<item>", "<person>", "<place>", "<here>", "<self>", "<name>" }.Select(k => WordSequence.Of(k, _clusters)).Concat("?!,.".Select(WordSequence.OfStop)).ToArray();

            Assert.That(numbers, Is.Unique);
            Assert.That(numbers, Is.All.InRange(1, WordSequence.Specials - 1));
        }

        [Test]
        public void OfStop_WhenACharacterIsNone_IsNegative()
        {
            Assert.That(WordSequence.OfStop('x'), Is.Negative);
        }
    }
}
