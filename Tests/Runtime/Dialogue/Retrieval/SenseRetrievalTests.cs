using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Retrieval
{
    /// <summary>Facts and actions found by what a line is about.</summary>
    [TestFixture]
    public sealed class SenseRetrievalTests
    {
        // Lodging lies along the first axis, water along the second, praise along the third.
        private static readonly SenseVectors _senses = SenseVectors.Create(
            [.. new[] { "tired", "inn", "room", "boat", "nice" }.Select(Stemmer.Stem)],
            [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]);

        [Test]
        public void Facts_WhenMeantInOtherWords_AreFound()
        {
            Assert.That(Analyse("i am so tired", _senses).Facts.First().Fact.Id, Is.EqualTo("inn"));
            Assert.That(Analyse("i am so tired", _senses).Facts.First().IsHit, Is.True);
            Assert.That(Analyse("i am so tired", SenseVectors.None).Facts.Any(f => f.IsHit), Is.False);
        }

        [Test]
        public void Facts_WhenAWordIsSharedByChance_CountForLess()
        {
            FactMatch Boat(string line, SenseVectors senses) => Analyse(line, senses).Facts.First(f => f.Fact.Id == "boat");

            Assert.That(Boat("nice nice nice nice boat", _senses).Score, Is.LessThan(Boat("nice nice nice nice boat", SenseVectors.None).Score));
            Assert.That(Boat("nice nice nice nice boat", _senses).IsSingle, Is.True);
            Assert.That(Boat("a boat", _senses).IsSingle, Is.False, "the meaning speaks for it as well");
        }

        [Test]
        public void Facts_WhenTheLineHasNoTopic_AreNotJudgedByIt()
        {
            Assert.That(Analyse("why?", _senses).Query.Sense, Is.Empty);
        }

        [Test]
        public void Actions_WhenMeantInOtherWords_AreFound()
        {
            var actions = Analyse("i am so tired", _senses).Actions;

            Assert.That(actions[0].Action.Id, Is.EqualTo("let_in"));
            Assert.That(actions[0].IsMeant, Is.True);
            Assert.That(Analyse("i am so tired", SenseVectors.None).Actions.Any(a => a.IsMeant), Is.False);
        }

        [Test]
        public void Lines_WhenTheSameWordsMeanAnother_AreDoubted()
        {
            float Score(string line, SenseVectors senses) => Matcher("boat boat boat boat nice", senses).Nearest(Word.Split(line), new GameState(), [], 1).Single().Score;

            Assert.That(Score("boat nice nice nice nice", _senses), Is.LessThan(Score("boat nice nice nice nice", SenseVectors.None)));
            Assert.That(Score("boat boat boat nice", _senses), Is.EqualTo(Score("boat boat boat nice", SenseVectors.None)), "alike enough");
        }

        [Test]
        public void Reworded_WhenALineLikelyMeansTheSame_IsFoundWithoutItsWords()
        {
            var matcher = Matcher("how old are you", SenseVectors.None);

            var found = matcher.Reworded([], _ => 2f, new GameState(), [], 3).Single();

            Assert.That(found.Score, Is.EqualTo(0.65f).Within(1e-5));
            Assert.That(found.Odds, Is.EqualTo(2f));
            Assert.That(matcher.Reworded([], _ => -2f, new GameState(), [], 3), Is.Empty);
            Assert.That(matcher.Reworded([], _ => 2f, new GameState(), ["l1"], 3), Is.Empty, "it was played a moment ago");
            Assert.That(matcher.Reworded([], _ => 99f, new GameState(), [], 3).Single().Score, Is.LessThan(LineMatcher.SameScore), "only the same words are the same line");
        }

        [Test]
        public void Reworded_WhenTheLineProposesAnAction_GoesByWordsAlone()
        {
            var self = new CharacterCard("mara", "Mara Fenwick", actions: [new ActionGrant("sing")], lines: [new AuthoredLine("l1", "sing to me", "La.", action: new ActionCall("sing"))]);
            var matcher = new LineMatcher(new WorldPack("w", "W", actions: [new GameAction("sing", "sings a song")], characters: [self]), self);
            var near = matcher.Nearest(Word.Split("sing to me"), new GameState(), [], 3);

            Assert.That(matcher.Reworded([], _ => 9f, new GameState(), [], 3), Is.Empty);
            Assert.That(matcher.Reworded(near, _ => 9f, new GameState(), [], 3).Single().Score, Is.EqualTo(near.Single().Score));
        }

        [Test]
        public void Lexicon_WhenAWorldBlocksWords_KeepsTheSenses()
        {
            Assert.That(new Lexicon(["bed", "boat"], _senses).Without(["boat"]).Senses, Is.SameAs(_senses));
        }

        private static LineMatcher Matcher(string player, SenseVectors senses)
        {
            var self = new CharacterCard("mara", "Mara Fenwick", lines: [new AuthoredLine("l1", player, "Aye.")]);
            return new LineMatcher(new WorldPack("w", "W", characters: [self]), self, senses);
        }

        private static TurnAnalysis Analyse(string line, SenseVectors senses)
        {
            var self = new CharacterCard("mara", "Mara Fenwick", actions: [new ActionGrant("let_in"), new ActionGrant("sing")]);
            var facts = new[] { new Fact("inn", "The inn has four rooms.", topics: ["inn"]), new Fact("boat", "A boat rots by the old bridge.", topics: ["boat"]) };
            var actions = new[] { new GameAction("let_in", "gives the player a room"), new GameAction("sing", "sings a song") };
            var world = new WorldPack("w", "W", facts: facts, actions: actions, characters: [self]);
            var analyser = new TurnAnalyser(world, self, new Lexicon([], senses));
            return analyser.Analyse(line, new DialogueMemory(new SlotTable(analyser.Glossary)), new GameState(), Emotion.Neutral);
        }
    }
}
