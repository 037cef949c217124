using System;
using System.Linq;
using GptDialogue.Training.Evaluation;
using GptDialogue.Training.Model;
using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Evaluation
{
    public sealed class GptLanguageModelTests
    {
        private const int Context = 8;

        [Test]
        public void LogLikelihoods_WhenDocumentsDifferInLength_PredictEveryTokenOnce()
        {
            using var model = Model();
            var random = new Random(3);
            var documents = new[] { 2, 9, 10, 13, 14, 31, 1 }.Select(length =>
                Enumerable.Range(0, length).Select(i => (ushort)(i == 0 ? 0 : random.Next(1, 20))).ToArray()).ToArray();
            var expected = documents.Select(document => Enumerable.Range(1, document.Length - 1).Sum(i => LogProbability(model, document, i)));
            Assert.That(new GptLanguageModel(model).LogLikelihoods(documents), Is.EqualTo(expected).Within(1e-4));
        }

        [Test]
        public void LogLikelihoods_WhenRun_ReportsProgressUpToTheEnd()
        {
            using var model = Model();
            var last = 0.0;
            new GptLanguageModel(model, share => last = share).LogLikelihoods(new[] { new ushort[] { 0, 1, 2 } });
            Assert.That(last, Is.EqualTo(1));
        }

        private static GptModel Model()
        {
            torch.random.manual_seed(1);
            return new GptModel(new GptConfig { VocabularySize = 20, Context = Context, Width = 8, Layers = 1, Heads = 2, FeedForward = 16 });
        }

        /// <summary>One token at a time: windows of 8 begin every 4 tokens, and the first that reaches the token predicts it.</summary>
        private static double LogProbability(GptModel model, ushort[] document, int index)
        {
            var start = index <= Context ? 0 : (index - Context + 3) / 4 * 4;
            using var scope = torch.NewDisposeScope();
            var ids = torch.tensor(document[start..index].Select(token => (long)token).ToArray()).view(1, -1);
            return model.Forward(ids)[index - start - 1].log_softmax(0)[document[index]].item<float>();
        }
    }
}
