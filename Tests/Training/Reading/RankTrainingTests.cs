using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class RankTrainingTests
    {
        private static readonly string[] _sad = ["my dog died", "she died", "the cat died today", "he died", "my horse died"];
        private static readonly string[] _merry = ["we won the race", "we won", "they won today", "i won the cup", "she won it"];
        private RankFeatures _features = null!;

        [OneTimeSetUp]
        public void Create()
        {
            // What a line is about is known by two numbers, and the reader knows nothing.
            var senses = SenseVectors.Create([Stemmer.Stem("died"), Stemmer.Stem("won")], [1f, 0f, 0f, 1f]);
            var reader = new IntentReaderTrainer(1) { Shape = new(1, 4, 256, 64, 4, [(2, 8)]), Epochs = 1 }
                .Train([new ReadingExample([1], [], PlayerIntent.Find("chat").Index)], ReaderWords.None);
            _features = new RankFeatures(new Lexicon([], senses), reader);
        }

        [Test]
        public void Run_WhenVerdictsFollowTheLine_RanksByIt()
        {
            var ranker = new RankTraining(Lines(40), _features, 1).Run(["How sad.", "How nice."], _ => { });

            float Lead(string line) => ranker.Score(ranker.Wants(_features.Traits(line)), "How sad.") - ranker.Score(ranker.Wants(_features.Traits(line)), "How nice.");
            Assert.That(Lead("the goat died"), Is.GreaterThan(1f));
            Assert.That(Lead("you won"), Is.LessThan(-1f));
        }

        [Test]
        public void Run_WhenAReplyWasNeverRated_RanksItByWhatItsWordsAreLike()
        {
            var ranker = new RankTraining(Lines(40), _features, 1).Run(["It died, did it?", "You won?"], _ => { });

            Assert.That(ranker.Count, Is.EqualTo(2));
            Assert.That(ranker.Score(ranker.Wants(_features.Traits("he died")), "You won?"), Is.Not.Zero);
        }

        [Test]
        public void Run_WhenRunTwice_GivesTheSame()
        {
            byte[] Run() => new RankTraining(Lines(3), _features, 5).Run(["How sad."], _ => { }).ToBytes();

            Assert.That(Run(), Is.EqualTo(Run()));
        }

        [Test]
        public void Run_WhenDone_TellsHowOftenTheBestReplyFitsLinesHeldOut()
        {
            var said = new List<string>();
            new RankTraining(Lines(4), _features, 1).Run(["How sad."], said.Add);

            Assert.That(said, Has.Count.EqualTo(1));
            Assert.That(said[0], Does.Contain("4 lines held out"));
        }

        private static List<RatedLine> Lines(int times) => Enumerable.Range(0, times).SelectMany(_ => _sad.Select(l => Rated(l, Aptness.Apt, Aptness.Beside)).Concat(_merry.Select(l => Rated(l, Aptness.Beside, Aptness.Apt)))).ToList();

        private static RatedLine Rated(string line, Aptness sad, Aptness nice) => new(line, [("How sad.", sad), ("How nice.", nice), ("Well.", Aptness.Fair)]);
    }
}
