using System;
using System.Linq;
using GptDialogue.Dialogue.Topics;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class ReplyRankerTests
    {
        // Two traits of a line, and two replies that each suit one of them.
        private static readonly ReplyRanker _ranker = ReplyRanker.Create([3f, 0f, 0f, 3f], [0f, 0f], ["How sad.", "How funny."], [1f, -1f, 0f, -1f, 1f, 0.5f]);

        [Test]
        public void Score_OfTheReplyThatSuitsTheLine_IsHigher()
        {
            var sad = _ranker.Wants([1f, 0f]);
            var funny = _ranker.Wants([0f, 1f]);

            Assert.That(_ranker.Score(sad, "How sad."), Is.EqualTo((float)Math.Tanh(3)).Within(0.02));
            Assert.That(_ranker.Score(sad, "How sad."), Is.GreaterThan(_ranker.Score(sad, "How funny.")));
            Assert.That(_ranker.Score(funny, "How funny."), Is.GreaterThan(_ranker.Score(funny, "How sad.")));
        }

        [Test]
        public void Score_OfAReplyThatWasNeverRated_IsNothing() => Assert.That(_ranker.Score(_ranker.Wants([1f, 0f]), "Well."), Is.Zero);

        [Test]
        public void Wants_WhenTheTraitsAreOfAnotherReader_RanksNothing()
        {
            var wants = _ranker.Wants([1f, 0f, 0f]);

            Assert.That(wants, Is.Empty);
            Assert.That(_ranker.Score(wants, "How sad."), Is.Zero);
        }

        [Test]
        public void FromBytes_OfWhatToBytesWrote_ScoresTheSame()
        {
            var read = ReplyRanker.FromBytes(_ranker.ToBytes());

            Assert.That((read.Count, read.Traits), Is.EqualTo((2, 2)));
            Assert.That(read.Score(read.Wants([0.3f, 0.6f]), "How funny."), Is.EqualTo(_ranker.Score(_ranker.Wants([0.3f, 0.6f]), "How funny.")));
        }

        [Test]
        public void FromBytes_WhenCutOffOrNewer_SaysSo()
        {
            var bytes = _ranker.ToBytes();
            var newer = bytes.ToArray();
            newer[1] = 9;

            Assert.That(() => ReplyRanker.FromBytes(bytes[..^3]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("damaged"));
            Assert.That(() => ReplyRanker.FromBytes(newer), Throws.TypeOf<GptDialogueException>().With.Message.Contains("version 9"));
        }

        [Test]
        public void Create_WhenSizesDoNotFit_Throws() =>
            Assert.That(() => ReplyRanker.Create([1f, 0f], [0f], ["Well."], [1f]), Throws.ArgumentException);
    }
}
