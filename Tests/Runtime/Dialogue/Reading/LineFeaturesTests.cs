using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class LineFeaturesTests
    {
        [Test]
        public void Collect_WhenSensesAreKnown_TellsWhetherTheFactIsLikeTheLine()
        {
            var like = Features("the boat?", Senses(1));
            var unlike = Features("the boat?", Senses(-1));

            Assert.That(like.Except(unlike), Is.Not.Empty);
            Assert.That(like.Count, Is.EqualTo(unlike.Count));
        }

        [Test]
        public void Collect_WhenNoSensesAreKnown_SaysNothingOfLikeness()
        {
            Assert.That(Features("the boat?", SenseVectors.None).Count, Is.EqualTo(Features("the boat?", Senses(1)).Count - 2), "readers of earlier bundles never saw these");
        }

        [Test]
        public void Collect_Always_StaysInRange()
        {
            Assert.That(Features("Hello, 'ow much's the BOAT?! *waves* übrigens", Senses(1)), Is.All.InRange(0, LineFeatures.Count - 1));
        }

        // The fact lies along the axis; the line does too, or lies the other way.
        private static SenseVectors Senses(float line) =>
            SenseVectors.Create([.. new[] { "the", "boat", "rots", "here" }.Select(Stemmer.Stem)], [line * 9, 0.1f, 1, 1]);

        private static List<int> Features(string line, SenseVectors senses)
        {
            var self = new CharacterCard("mara", "Mara Fenwick");
            var world = new WorldPack("w", "W", facts: [new Fact("boat", "A boat rots here, and rots, and rots.", topics: ["boat"])], characters: [self]);
            var analyser = new TurnAnalyser(world, self, new Lexicon([], senses));
            return LineFeatures.Collect(analyser.Analyse(line, new DialogueMemory(new SlotTable(analyser.Glossary)), new GameState(), Emotion.Neutral), WordClusters.None).Features;
        }
    }
}
