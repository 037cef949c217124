using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Evaluation;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Evaluation
{
    public sealed class KneserNeyModelTests
    {
        // Two documents, "a b" and "a c"; 0 is the separator.
        private static readonly ushort[][] Toy = { new ushort[] { 0, 1, 2, 0 }, new ushort[] { 0, 1, 3, 0 } };

        // Bigrams: (0,a) 2; (a,b), (b,0), (a,c), (c,0) 1 each: discount 4 / (4 + 2 * 1) = 2/3.
        // Tokens by different predecessors: a, b, c 1 each, 0 twice, total 5: discount 3 / (3 + 2) = 3/5, set aside 4 * 0.6 / 5 = 0.48.
        // P(a) = P(b) = P(c) = 0.4 / 5 + 0.48 / 4 = 0.2 and P(0) = 1.4 / 5 + 0.12 = 0.4.
        // After a (total 2, two continuations) 2/3 is set aside.
        [TestCase(1, 2, (1 - (2 / 3.0)) / 2 + (2 / 3.0 * 0.2))]
        [TestCase(1, 3, (1 - (2 / 3.0)) / 2 + (2 / 3.0 * 0.2))]
        [TestCase(1, 0, 2 / 3.0 * 0.4)]
        [TestCase(1, 1, 2 / 3.0 * 0.2)]
        // After the separator (total 2, one continuation) 1/3 is set aside.
        [TestCase(0, 1, (2 - (2 / 3.0)) / 2 + (1 / 3.0 * 0.2))]
        [TestCase(2, 0, (1 - (2 / 3.0)) / 1 + (2 / 3.0 * 0.4))]
        public void Probability_WhenCorpusIsToy_IsAsByHand(int context, int token, double expected)
        {
            var model = KneserNeyModel.Train(Toy, 4, order: 2, modified: false);
            Assert.That(model.Probability(new[] { (ushort)context }, token), Is.EqualTo(expected).Within(1e-12));
        }

        [TestCase(1, true)]
        [TestCase(2, true)]
        [TestCase(3, true)]
        [TestCase(5, true)]
        [TestCase(5, false)]
        public void Probability_WhenSummedOverTheVocabulary_IsOne(int order, bool modified)
        {
            var model = KneserNeyModel.Train(RandomDocuments(seed: 5, count: 60), 12, order, modified);
            foreach (var document in RandomDocuments(seed: 6, count: 20))
            {
                for (var length = 1; length < document.Length; length++)
                {
                    var sum = Enumerable.Range(0, 12).Sum(token => model.Probability(document.AsSpan(0, length), token));
                    Assert.That(sum, Is.EqualTo(1).Within(1e-9));
                }
            }
        }

        [TestCase(true)]
        [TestCase(false)]
        public void Probability_WhenOrderIsThree_AgreesWithTheDefinition(bool modified)
        {
            var documents = RandomDocuments(seed: 7, count: 50);
            var model = KneserNeyModel.Train(documents, 12, order: 3, modified);
            var reference = new KneserNeyReference(documents, 12, order: 3, modified);
            foreach (var document in RandomDocuments(seed: 8, count: 20))
                for (var i = 1; i < document.Length; i++)
                    Assert.That(model.Probability(document.AsSpan(0, i), document[i]),
                        Is.EqualTo(reference.Probability(document[..i], document[i])).Within(1e-12));
        }

        [Test]
        public void LogLikelihoods_WhenDocumentsAreGiven_SumTheirTokens()
        {
            var model = KneserNeyModel.Train(Toy, 4, order: 2, modified: false);
            var expected = Math.Log(model.Probability(new ushort[] { 0 }, 1)) + Math.Log(model.Probability(new ushort[] { 1 }, 3));
            Assert.That(model.LogLikelihoods(new[] { new ushort[] { 0, 1, 3 }, new ushort[] { 0 } }),
                Is.EqualTo(new[] { expected, 0 }).Within(1e-12));
        }

        [Test]
        public void WithDiscounts_WhenTheyAreSingle_EqualsTrainingThatWay()
        {
            var documents = RandomDocuments(seed: 9, count: 40);
            var single = KneserNeyModel.Train(documents, 12, order: 3).WithDiscounts(modified: false);
            Assert.That(single.LogLikelihoods(documents),
                Is.EqualTo(KneserNeyModel.Train(documents, 12, order: 3, modified: false).LogLikelihoods(documents)));
        }

        [Test]
        public void Train_WhenVocabularyIsTooLargeForTheOrder_NamesTheLimit() =>
            Assert.That(() => KneserNeyModel.Train(Toy, 8192), Throws.TypeOf<GptDialogueException>().With.Message.Contains("7131"));

        [Test]
        public void Train_WhenTokenLiesOutside_NamesIt() =>
            Assert.That(() => KneserNeyModel.Train(Toy, 3), Throws.TypeOf<GptDialogueException>().With.Message.Contains("Token 3"));

        /// <summary>Documents in which small ids are frequent, so that every count from 1 up occurs.</summary>
        private static ushort[][] RandomDocuments(int seed, int count)
        {
            var random = new Random(seed);
            return Enumerable.Range(0, count).Select(_ =>
            {
                var tokens = Enumerable.Range(0, random.Next(1, 30)).Select(_ => (ushort)(1 + (int)(11 * Math.Pow(random.NextDouble(), 3))));
                return tokens.Prepend((ushort)0).Append((ushort)0).ToArray();
            }).ToArray();
        }
    }
}
