using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Training.Reading.Teacher;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading.Teacher
{
    [TestFixture]
    public sealed class LineGuessesTests
    {
        [Test]
        public void Joined_WhenBothHaveAnOpinion_GivesTheirProduct()
        {
            var (greet, chat) = (PlayerIntent.Find("greet").Index, PlayerIntent.Find("chat").Index);
            float[] teacher = Readings(), reader = Readings();
            (teacher[greet], teacher[chat]) = (-0.5f, -1);
            (reader[greet], reader[chat]) = (-2, -0.1137056f); // 2 ln 2 more than the other way round

            Assert.That(LineGuesses.Joined(teacher, reader), Does.StartWith("chat:0.800 greet:0.200 "));
        }

        private static float[] Readings() => [.. Enumerable.Repeat(-12f, PlayerIntent.All.Count())];
    }
}
