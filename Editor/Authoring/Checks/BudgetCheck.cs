using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Cards and sentences that take too much of the model's context.</summary>
    internal static class BudgetCheck
    {
        public static void Run(AuthoredWorld authored, CheckOptions options, ProblemList problems)
        {
            foreach (CardSource card in authored.Cards)
            {
                int tokens = options.CountTokens(StandingText(card));
                if (tokens > options.CardBudget)
                {
                    problems.Error("card-too-long", card.Id.Place, $"The card of '{card.Id.Value}' takes {tokens} tokens, {options.CardBudget} are allowed.", "Shorten role and traits, or sell and do fewer things.");
                }
            }

            foreach (SourceText text in SpokenTexts.Of(authored))
            {
                int tokens = options.CountTokens(text.Value);
                if (tokens > options.SentenceBudget)
                {
                    problems.Error("text-too-long", text.Place, $"This text takes {tokens} tokens, {options.SentenceBudget} are allowed.", "Split or shorten it.");
                }
            }
        }

        private static string StandingText(CardSource card)
        {
            IEnumerable<string> parts = new[] { card.Name.Value, card.Role?.Value ?? string.Empty, card.PlaceName?.Value ?? string.Empty }
                .Concat(card.Traits.Select(trait => trait.Value))
                .Concat(card.Sells.Select(ware => ware.Key.Value + " " + ware.Value.Value))
                .Concat(card.Actions.Select(grant => grant.Action.Value + " " + string.Join(", ", grant.Arguments?.Select(argument => argument.Value) ?? Enumerable.Empty<string>())));
            return string.Join(", ", parts.Where(part => part.Length > 0));
        }
    }
}
