using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    public sealed class RetrievalTests
    {
        private readonly WorldPack _world = TestWorlds.Village();

        [Test]
        public void Facts_WhenFlagChanges_FollowTheWorld()
        {
            var state = new GameState();
            Assert.That(Analyse("What happened to the bridge?", state).Facts[0].Fact.Id, Is.EqualTo("bridge_out"));

            state.Set("bridge_repaired");
            Assert.That(Analyse("What happened to the bridge?", state).Facts[0].Fact.Id, Is.EqualTo("bridge_fixed"));
        }

        [Test]
        public void Facts_WhenSecretIsAskedTooEarly_AreLockedAndHidden()
        {
            var state = new GameState { Trust = 1 };
            var early = Analyse("where is the iron key", state);
            Assert.That(early.IsLocked, Is.True);
            Assert.That(early.Facts.Any(f => f.Fact.Id == "key_hidden"), Is.False);

            state.Trust = 2;
            var trusted = Analyse("where is the iron key", state);
            Assert.That(trusted.IsLocked, Is.False);
            Assert.That(trusted.Facts[0].Fact.Id, Is.EqualTo("key_hidden"));
        }

        [Test]
        public void Facts_WhenOnlySomebodyElseKnows_AreNotOffered()
        {
            var facts = Analyse("when does the eel feast begin?", new GameState()).Facts;

            Assert.That(facts.Any(f => f.Fact.Id == "eel_feast"), Is.False);
        }

        [TestCase("how much is the ale?", "ale")]
        [TestCase("have you seen orrin", "Captain Orrin")]
        [TestCase("the drowned lantern is cosy", "The Drowned Lantern")]
        [TestCase("any lanter oil?", "lantern oil")]
        [TestCase("is Satlgate far?", "Saltgate")]
        public void Mentions_WhenPartialOrMistyped_AreFound(string line, string name) =>
            Assert.That(Analyse(line, new GameState()).Entities.Select(e => e.Name), Does.Contain(name));

        [Test]
        public void Actions_WhenTrustIsMissing_AreListedButIllegal()
        {
            var low = Analyse("give me the iron key", new GameState()).Actions.Single(a => a.Action.Id == "give_item");
            var high = Analyse("give me the iron key", new GameState { Trust = 1 }).Actions.Single(a => a.Action.Id == "give_item");

            Assert.That(low.IsLegal, Is.False);
            Assert.That(high.IsLegal, Is.True);
            Assert.That(high.Arguments.Single().Name, Is.EqualTo("iron key"));
        }

        [Test]
        public void Lines_WhenWordsAreTheSame_ScoreAsTheSame()
        {
            var lines = Analyse("i need a bed for the night", new GameState()).Lines;

            Assert.That(lines[0].Line.Id, Is.EqualTo("l1"));
            Assert.That(lines[0].Score, Is.GreaterThanOrEqualTo(LineMatcher.SameScore));
        }

        [Test]
        public void Lines_WhenOnlyTheCharactersNameIsShared_AreNotNear()
        {
            var self = new CharacterCard("mara", "Mara Fenwick", lines: [new AuthoredLine("l1", "Good night, Mara.", "Bar your door."), new AuthoredLine("l2", "Do you like the fog?", "No.")]);
            var world = new WorldPack("w", "W", characters: [self]);
            var matcher = new LineMatcher(world, self);

            Assert.That(matcher.Nearest(Word.Split("hello mara"), new GameState(), [], 3), Is.Empty);
            Assert.That(matcher.Nearest(Word.Split("good night mara"), new GameState(), [], 3).Single().Line.Id, Is.EqualTo("l1"));
        }

        [Test]
        public void FollowUp_WhenLineHasNoTopic_KeepsTheSubject()
        {
            var second = AfterTheBridge("why?");

            Assert.That(second.IsFollowUp, Is.True);
            Assert.That(second.Facts.Any(f => f.Fact.Id == "bridge_out"), Is.True);
        }

        [TestCase("does that worry folk?", true)]
        [TestCase("that fellow by the fire snores", false)]
        public void Analyse_WhenALinePoints_GoesBackToTheSubjectUnlessANounFollows(string line, bool back)
        {
            var second = AfterTheBridge(line);

            Assert.That(second.Facts.Any(f => f.Fact.Id == "bridge_out" && !f.IsFiller), Is.EqualTo(back));
        }

        [Test]
        public void Analyse_WhenOnlyIsStandsBesideAPronoun_FollowsUp() => Assert.That(AfterTheBridge("and where is that?").IsFollowUp, Is.True);

        [Test]
        public void Analyse_WhenALineAsksWhereThatIs_WeighsWhatWasNamedMost()
        {
            var bridge = TermQuery.EntityTerm(Analyse("the north bridge", new GameState()).Mentions[0].Entity);

            Assert.That(AfterTheBridge("where is that?").Query.Weights[bridge], Is.EqualTo(1f));
            Assert.That(AfterTheBridge("what of it?").Query.Weights[bridge], Is.EqualTo(0.5f));
        }

        private TurnAnalysis AfterTheBridge(string line)
        {
            var analyser = new TurnAnalyser(_world, TestWorlds.Mara(), Lexicon.Empty);
            var memory = new DialogueMemory(new SlotTable(analyser.Glossary));
            var first = analyser.Analyse("What happened to the bridge?", memory, new GameState(), Emotion.Neutral);
            memory.Remember(first, new DialogueMemory.Exchange([1]), "It fell.", first.Facts[0].Fact, null, 1);
            return analyser.Analyse(line, memory, new GameState(), Emotion.Neutral);
        }

        private TurnAnalysis Analyse(string line, GameState state)
        {
            var analyser = new TurnAnalyser(_world, TestWorlds.Mara(), Lexicon.Empty);
            return analyser.Analyse(line, new DialogueMemory(new SlotTable(analyser.Glossary)), state, Emotion.Neutral);
        }
    }
}
