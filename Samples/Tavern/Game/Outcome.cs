namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>What the game made of something that was proposed or tried.</summary>
    public sealed class Outcome
    {
        private Outcome(bool happened, string text)
        {
            Happened = happened;
            Text = Names.Sentence(text);
        }

        /// <summary>Whether the game did it.</summary>
        public bool Happened { get; }

        /// <summary>One sentence for the player: what happened, or why it did not.</summary>
        public string Text { get; }

        /// <summary>It happened.</summary>
        public static Outcome Done(string text) => new Outcome(true, text);

        /// <summary>It did not happen; nothing changed.</summary>
        public static Outcome Refused(string why) => new Outcome(false, why);

        /// <inheritdoc/>
        public override string ToString() => Text;
    }
}
