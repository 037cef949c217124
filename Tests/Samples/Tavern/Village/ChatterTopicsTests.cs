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

        private static string Ask(int number) => ChatterTopics.Question(TestGame.World, TestGame.Person("mara"), new GameState(), number);
    }
}
