using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    public sealed class ActionReadingTests
    {
        private static readonly CharacterCard _self = new(
            "bo", "Bo", "pedlar", "the ferry", [], SpeechStyle.Plain, Emotion.Neutral, [], [], [new Ware("rope", "1 copper")],
            [new ActionGrant("barter"), new ActionGrant("hand_over", ["old map"]), new ActionGrant("escort", ["the mill"]), new ActionGrant("bandage")],
            [], new Fallbacks(["No idea."], ["No."], ["Wait."], ["Bye."]));

        private static readonly WorldPack _world = new(
            "ferry", "Ferry", "", ["the ferry", "the mill"], ["Bo"], ["rope", "old map"], ["closed"], [], [],
            [
                new GameAction("barter", "opens the trade window", ArgumentKind.None, Condition.Parse("!closed")),
                new GameAction("hand_over", "gives the player an item", ArgumentKind.Item, Condition.Always),
                new GameAction("escort", "leads the player to a place", ArgumentKind.Place, Condition.Always),
                new GameAction("bandage", "bandages the player's wounds", ArgumentKind.None, Condition.Always),
            ],
            [_self]);

        [TestCase("ask_wares", "let me see your wares", "barter")]
        [TestCase("ask_wares", "show me what you've got", "barter")]
        [TestCase("ask_item_available", "do you have that old map?", "hand_over")]
        [TestCase("buy_item", "i'll take the old map", "hand_over")]
        [TestCase("ask_where_place", "show me the way to the mill", "escort")]
        [TestCase("ask_help", "help, i'm bleeding", "bandage")]
        [TestCase("ask_where_person", "where's the miller? bring me to the mill", "escort")]
        [TestCase("sell_offer", "i'm here to buy a few things", "barter")]
        [TestCase("sell_offer", "might I browse what you have for sale", "barter")]
        [TestCase("raise_alarm", "he's bleeding! quick, bandage him", "bandage")]
        public void Of_WhenAnActionServesTheLine_IsThatAction(string intent, string line, string action) =>
            Assert.That(ActionReading.Of(PlayerIntent.Find(intent), Analyse(line))?.Action.Id, Is.EqualTo(action));

        [TestCase("ask_wares", "what do you sell?")]
        [TestCase("ask_item_available", "do you have rope?")]
        [TestCase("ask_where_place", "where is the mill?")]
        [TestCase("ask_help", "can you help me?")]
        [TestCase("ask_price", "how much is the old map?")]
        [TestCase("greet", "hello")]
        [TestCase("sell_offer", "will you buy my boots?")]
        [TestCase("sell_offer", "i want to buy rope")]
        [TestCase("raise_alarm", "he's bleeding!")]
        public void Of_WhenTheLineMeansWhatItSays_IsNone(string intent, string line) =>
            Assert.That(ActionReading.Of(PlayerIntent.Find(intent), Analyse(line)), Is.Null);

        [Test]
        public void Find_WhenTheActionIsNotAllowedNow_LeavesTheQuestionAQuestion()
        {
            var state = new GameState();
            state.Set("closed");

            Assert.That(Analyse("let me see your wares", state).Indirect, Is.Empty);
            Assert.That(Analyse("let me see your wares").Indirect.Select(i => i.Intent.Name), Is.EqualTo(new[] { "ask_wares", "ask_help", "raise_alarm" }));
        }

        [Test]
        public void Analyse_WhenTheReasonComesFirst_FindsTheActionOfTheClauseThatAsks()
        {
            const string Wish = "could you bandage this";

            var alone = Analyse(Wish).Actions[0];
            var reasoned = Analyse("i went over the cliff path with the goats at dawn and slipped twice on wet stones, " + Wish).Actions[0];

            Assert.That(reasoned.Action.Id, Is.EqualTo("bandage"));
            Assert.That(reasoned.Score, Is.EqualTo(alone.Score));
        }

        private static TurnAnalysis Analyse(string line, GameState? state = null)
        {
            var analyser = new TurnAnalyser(_world, _self, Lexicon.Empty);
            return analyser.Analyse(line, new DialogueMemory(new SlotTable(analyser.Glossary)), state ?? new GameState(), Emotion.Neutral);
        }
    }
}
