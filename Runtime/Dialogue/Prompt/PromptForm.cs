namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>
    /// What prompts and replies are made of. Every form but the default exists to measure what a part of them is worth; a model has
    /// to be run in the form it was trained in.
    /// </summary>
    public sealed class PromptForm
    {
        /// <summary>Whether the nearest authored exchanges stand in the prompt. Without them they can still be played.</summary>
        public bool Exchanges { get; set; } = true;

        /// <summary>
        /// Whether names, roles and prices are slots. Otherwise they are written out in prompt and reply for the model to copy, and
        /// nothing keeps it from other names, words that the world blocks, or leaving out what was asked for. The argument of an
        /// action stays a slot: the prompt then names it behind its slot.
        /// </summary>
        public bool Slots { get; set; } = true;
    }
}
