using GptDialogue.Dialogue.Topics;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class WordPatternTests
    {
        [TestCase("brother", "Any BROTHER, then?", true)]
        [TestCase("brother", "any brothers, then?", false)]
        [TestCase("brother*", "any brothers, then?", true)]
        [TestCase("grew_up", "who grew up with you", true)]
        [TestCase("grew_up", "what grew? who's up?", false)]
        [TestCase("grew_up*", "what grew upwards", true)]
        [TestCase("mother+proud", "is she proud, your mother", true)]
        [TestCase("mother+proud", "is your mother in", false)]
        [TestCase("mother+-proud", "is your mother in", true)]
        [TestCase("mother+-proud", "is she proud, your mother", false)]
        [TestCase("can't_sleep", "I can’t sleep-", true)]
        [TestCase("half_asleep", "half-asleep", true)]
        [TestCase("word", "", false)]
        public void Matches_ByWords_TellsWhetherALineFits(string pattern, string line, bool fits) =>
            Assert.That(WordPattern.Parse(pattern).Matches(WordPattern.Split(line)), Is.EqualTo(fits));

        [Test]
        public void Mark_OfALineThatFits_IsWhatItFitsBy()
        {
            var marks = new bool[6];
            WordPattern.Parse("mother+grew_up+-proud").Mark(WordPattern.Split("where your mother grew up then"), marks);

            Assert.That(marks, Is.EqualTo(new[] { false, false, true, true, true, false }));
        }
    }
}
