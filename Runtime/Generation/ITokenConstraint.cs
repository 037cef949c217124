using System;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Decides which tokens may come next, apart from how one of them is chosen: a reply's grammar, a list of legal arguments, a
    /// mask of words that must not be said. Called on the worker thread, once per generated token; must not allocate.
    /// </summary>
    public interface ITokenConstraint
    {
        /// <summary>
        /// Sets the entries of forbidden tokens to negative infinity, in place. <paramref name="logits"/> has one entry per token of
        /// the vocabulary; at least one must stay finite.
        /// </summary>
        void Apply(Span<float> logits);

        /// <summary>Takes note of the token that was chosen under the last <see cref="Apply"/>.</summary>
        void Accept(int token);
    }
}
