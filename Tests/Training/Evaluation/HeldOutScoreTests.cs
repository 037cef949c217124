using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Tokenization;
using GptDialogue.Training.Evaluation;
using GptDialogue.Training.Tests.Corpus;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Evaluation
{
    public sealed class HeldOutScoreTests
    {
        private sealed class Uniform : ILanguageModel
        {
            public IReadOnlyList<double> LogLikelihoods(IReadOnlyList<ushort[]> documents) =>
                documents.Select(document => (document.Length - 1) * Math.Log(1 / 16.0)).ToArray();
        }

        [Test]
        public void PerSource_WhenModelIsUniform_GivesItsPerplexity()
        {
            var tokenizer = new BpeTokenizer(Array.Empty<(int, int)>(), SpecialTokens.Names);
            var documents = TokenDocument.Encode(tokenizer, CorpusFixture.Documents("abc\n<|endoftext|>\nd").Concat(CorpusFixture.Documents("naïve", "b.txt")));
            Assert.That(documents[0].Tokens, Is.EqualTo(new[] { 0, 128 + 'a', 128 + 'b', 128 + 'c', 0 }));

            var scores = HeldOutScore.PerSource(documents, new Uniform());
            Assert.That(scores.Select(s => (s.Source, s.Score.Bytes, s.Score.Tokens)), Is.EqualTo(new[] { ("a", 4L, 6L), ("b", 6L, 7L) }));
            var total = HeldOutScore.Total(scores.Select(s => s.Score));
            Assert.That(total.Loss, Is.EqualTo(Math.Log(16)).Within(1e-12));
            Assert.That(total.Perplexity, Is.EqualTo(16).Within(1e-9));
            Assert.That(total.BitsPerByte, Is.EqualTo(13 * 4 / 10.0).Within(1e-12));
        }
    }
}
