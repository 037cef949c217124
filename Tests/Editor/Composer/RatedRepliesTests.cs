using System;
using System.Linq;
using GptDialogue.Composer;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Composer
{
    public class RatedRepliesTests
    {
        private static readonly string[] _replies = ["How sad.", "How funny.", "Well."];

        [Test]
        public void Parse_OfARow_GivesEveryReplyItsAptness()
        {
            var rated = RatedReplies.Parse("My dog died.\t1\t3\t2", _replies);

            Assert.That(rated.Text, Is.EqualTo("My dog died."));
            Assert.That(rated.Replies, Is.EqualTo(new[] { ("How sad.", Aptness.Apt), ("Well.", Aptness.Fair), ("How funny.", Aptness.Beside) }));
        }

        [TestCase("My dog died.\t4\t\t", "'4'")]
        [TestCase("My dog died.\t0\t\t", "'0'")]
        [TestCase("My dog died.\tone\t\t", "'one'")]
        [TestCase("My dog died.\t1", "My dog died.")]
        public void Parse_WhenARowIsNone_NamesWhatIsWrong(string row, string named) =>
            Assert.That(() => RatedReplies.Parse(row, _replies), Throws.TypeOf<FormatException>().With.Message.Contains(named));

        [Test]
        public void Load_OfTheRatings_HasSeveralRepliesToThousandsOfLines()
        {
            var rated = RatedReplies.Load();

            Assert.That(rated, Has.Count.GreaterThan(3_000));
            Assert.That(rated.Count(l => l.Replies.Count < 5), Is.Zero);
            Assert.That(rated.SelectMany(l => l.Replies).Count(r => r.Aptness == Aptness.Apt), Is.GreaterThan(10_000));
        }
    }
}
