using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Facts that no conversation can come to, and secrets that are none.</summary>
    internal static class ReachCheck
    {
        private static readonly HashSet<string> EmptyWords = new HashSet<string>(
            "the a an and or of in on at to for with is are was were be it this that you i we they he she what who where when why how do does".Split(' '),
            StringComparer.OrdinalIgnoreCase);

        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            foreach (FactSource fact in authored.World.Facts)
            {
                Topics(fact, problems);
                Knowers(fact, authored, problems);
            }

            foreach (CardSource card in authored.Cards)
            {
                foreach (SecretSource secret in card.Secrets)
                {
                    Secret(card, secret, authored.FindFact(secret.Fact.Value), problems);
                }
            }
        }

        private static void Topics(FactSource fact, ProblemList problems)
        {
            if (!fact.Topics.Any(topic => WordSpan.Split(topic.Value).Any(word => !EmptyWords.Contains(word.Text))))
            {
                SourcePlace place = fact.Topics.Count > 0 ? fact.Topics[0].Place : fact.Id.Place;
                problems.Error("no-topic", place, $"No topic leads to the fact '{fact.Id.Value}'.", "Add  topics: [ ... ]  with words a player would use.");
            }
        }

        private static void Knowers(FactSource fact, AuthoredWorld authored, ProblemList problems)
        {
            // Inline cards of suites may know it, and a world without characters has none yet.
            if (fact.KnownBy is { Count: 0 } && authored.Cards.Count > 0 && authored.OtherCharacterIds.Count == 0
                && !authored.Cards.Any(card => card.Knows.Any(id => id.Value == fact.Id.Value) || card.Secrets.Any(secret => secret.Fact.Value == fact.Id.Value)))
            {
                problems.Warn("unknown-to-all", fact.Id.Place, $"Nobody knows the fact '{fact.Id.Value}'.", "List it under 'knows' or 'secrets' of a character, or in 'known_by'.");
            }
        }

        private static void Secret(CardSource card, SecretSource secret, FactSource? fact, ProblemList problems)
        {
            if (fact == null)
            {
                return;
            }

            const string because = "The secret's own condition wins for its holder, but the world then says two things.";
            if (card.Knows.Any(id => id.Value == fact.Id.Value))
            {
                problems.Error("public-secret", secret.Fact.Place, $"'{fact.Id.Value}' is a secret of '{card.Id.Value}' and also under 'knows'.", "Remove it from 'knows'.");
            }
            else if (fact.KnownBy == null)
            {
                problems.Error("public-secret", secret.Fact.Place, $"'{fact.Id.Value}' is a secret of '{card.Id.Value}', but everybody knows it: it has no 'known_by'.", $"Add  known_by: []  to the fact (line {fact.Id.Place.Line} of the world).");
            }
            else if (fact.KnownBy.Any(id => id.Value == card.Id.Value))
            {
                problems.Warn("public-secret", secret.Fact.Place, $"'{fact.Id.Value}' is a secret of '{card.Id.Value}', whom 'known_by' lists as well (line {fact.Id.Place.Line} of the world). {because}", "Remove one of the two.");
            }
        }
    }
}
