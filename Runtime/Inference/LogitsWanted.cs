namespace GptDialogue.Inference
{
    /// <summary>Which logits a run computes.</summary>
    public enum LogitsWanted
    {
        /// <summary>Those after the last token: what generation needs.</summary>
        Last,

        /// <summary>Those after every token of the run: for scoring a text or checking a draft.</summary>
        All,
    }
}
