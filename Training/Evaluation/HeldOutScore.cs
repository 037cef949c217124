using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>How well a model predicts some held-out text.</summary>
    /// <param name="Bytes">UTF-8 length of the text.</param>
    /// <param name="Tokens">Predicted tokens, the separator after each document included.</param>
    /// <param name="LogLikelihood">Sum of the natural logarithms of their probabilities.</param>
    public readonly record struct HeldOutScore(long Bytes, long Tokens, double LogLikelihood)
    {
        /// <summary>Mean negative log-likelihood per token, in nats.</summary>
        public double Loss => -LogLikelihood / Tokens;

        /// <summary>The number of equally likely tokens that would be as hard to predict: e to the loss.</summary>
        public double Perplexity => Math.Exp(Loss);

        /// <summary>Bits to encode one byte of text: comparable between vocabularies.</summary>
        public double BitsPerByte => -LogLikelihood / Math.Log(2) / Bytes;

        /// <summary>Scores per source, in order of first appearance.</summary>
        public static IReadOnlyList<(string Source, HeldOutScore Score)> PerSource(
            IReadOnlyList<TokenDocument> documents, ILanguageModel model)
        {
            var likelihoods = model.LogLikelihoods(documents.Select(d => d.Tokens).ToArray());
            return documents.Zip(likelihoods).GroupBy(pair => pair.First.Source).Select(group => (group.Key, new HeldOutScore(
                group.Sum(pair => (long)pair.First.Bytes), group.Sum(pair => (long)pair.First.Predicted),
                group.Sum(pair => pair.Second)))).ToArray();
        }

        /// <summary>All texts together, every token counting the same.</summary>
        public static HeldOutScore Total(IEnumerable<HeldOutScore> scores) => scores.Aggregate(
            (a, b) => new HeldOutScore(a.Bytes + b.Bytes, a.Tokens + b.Tokens, a.LogLikelihood + b.LogLikelihood));
    }
}
