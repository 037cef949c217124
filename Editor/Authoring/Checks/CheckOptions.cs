using System;

namespace GptDialogue.Authoring
{
    /// <summary>What the checks measure with.</summary>
    public sealed class CheckOptions
    {
        /// <summary>Counts the tokens of a text; the default estimates four characters a token for when no bundle is at hand.</summary>
        public Func<string, int> CountTokens { get; set; } = text => (text.Length + 3) / 4;

        /// <summary>
        /// Most tokens a card's standing part may take: name, role, place, traits, wares and actions. The context has 512 tokens,
        /// and the player's line, the facts and the reply need the rest.
        /// </summary>
        public int CardBudget { get; set; } = 160;

        /// <summary>Most tokens one sentence of the character may take: a fact, an authored line or a fallback.</summary>
        public int SentenceBudget { get; set; } = 80;
    }
}
