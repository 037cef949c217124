using System.Collections.Generic;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>Something that predicts the next token: the GPT, or the n-gram model it has to beat.</summary>
    public interface ILanguageModel
    {
        /// <summary>
        /// For each document the sum of the natural logarithms of the probabilities of all its tokens but the first, each given
        /// those before it. The first token is the separator.
        /// </summary>
        IReadOnlyList<double> LogLikelihoods(IReadOnlyList<ushort[]> documents);
    }
}
