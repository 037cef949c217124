using System.Linq;
using GptDialogue.Samples.Tavern.Village;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Village
{
    public sealed class ChatterTopicsTests
    {
        [Test]
        public void Question_WhenNumbersGoOn_AsksManyThingsAndNoSecret()
        {
            var questions = Enumerable.Range(0, 60).Select(Ask).ToList();
            Assert.That(questions.Distinct().Count(), Is.GreaterThan(25));
            Assert.That(questions, Has.None.Contains("{"));
            Assert.That(questions, Has.Some.Contains("the north bridge"));
        }

        [Test]
        public void Question_WhenTheTopicIsAName_IsWrittenAsTheName() =>
            Assert.That(Enumerable.Range(0, 200).Select(Ask), Has.Some.Contains("Saltgate").And.None.Contains("the saltgate"));

        [Test]
        public void Return_WhenTheTalkWasSmall_AsksTheSame()
        {
            var back = Return(new ChatterQuestion("What did you eat today, Mara?", "what did you eat today", null), "Eel again.");
            Assert.That(back.Text, Is.EqualTo("And you, Tam? What did you eat today?"));
        }

        [Test]
        public void Return_WhenTheAnswerNamesSomethingElse_AsksAboutIt()
        {
            var asked = new ChatterQuestion("Any news of the north bridge, Mara?", null, "bridge");
            var back = Return(asked, "The spring flood washed away the north bridge.");
            Assert.That(back.Topic, Is.EqualTo("flood"));
            Assert.That(back.Text, Does.Contain("Tam").And.Contain("the flood"));
        }

        [Test]
        public void Return_WhenTheAnswerNamesNothing_AsksHowTheOtherIs()
        {
            var back = Return(new ChatterQuestion("Any news of the flood, Mara?", null, "flood"), "That's beyond me, traveller.");
            Assert.That(back.Text, Does.StartWith("I see. And you, Tam? ").And.EndsWith("?"));
            Assert.That(back.Small, Is.Not.Null);
        }

        private static string Ask(int number) => ChatterTopics.Question(TestGame.World, TestGame.Person("mara"), new GameState(), number).Text;

        private static ChatterQuestion Return(ChatterQuestion asked, string answer, int number = 0) =>
            ChatterTopics.Return(TestGame.World, TestGame.Person("tam"), new GameState(), asked, answer, ["bridge_out"], number);
    }
}
