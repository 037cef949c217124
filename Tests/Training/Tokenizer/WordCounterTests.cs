using System.Linq;
using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Tokenizer
{
    public sealed class WordCounterTests
    {
        [Test]
        public void Add_WhenTextIsMixed_CutsAsGpt2Does()
        {
            var counter = new WordCounter();
            counter.Add("It's 42 naïve   yards, they'll say!\n\nYes"u8, 1);
            Assert.That(counter.Counts.Keys, Is.EquivalentTo(
                new[] { "It", "'s", " 42", " naïve", "  ", " yards", ",", " they", "'ll", " say", "!", "\n", "Yes" }));
            Assert.That(counter.Counts["\n"], Is.EqualTo(2 * WordCounter.Unit));
        }

        [Test]
        public void Add_WhenWeightIsFractional_CountsInUnits()
        {
            var counter = new WordCounter();
            counter.Add("a a"u8, 0.5);
            counter.Add("a"u8, 3);
            Assert.That(counter.Counts.Single(c => c.Key == "a").Value, Is.EqualTo(3500));
            Assert.That(counter.Counts[" a"], Is.EqualTo(500));
        }
    }
}
