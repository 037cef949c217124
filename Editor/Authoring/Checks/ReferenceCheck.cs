using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Ids and names that refer to nothing.</summary>
    internal static class ReferenceCheck
    {
        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            WorldSource world = authored.World;
            List<string> characters = authored.Cards.Select(card => card.Id.Value).Concat(authored.OtherCharacterIds).ToList();
            List<string> flags = world.Flags.Select(flag => flag.Value).ToList();
            foreach (FactSource fact in world.Facts)
            {
                Known(fact.KnownBy, characters, "unknown-character", "character", "Write the id of a character file.", problems);
                Flags(fact.When, flags, problems);
            }

            foreach (ActionSource action in world.Actions)
            {
                Flags(action.When, flags, problems);
            }

            List<string> facts = world.Facts.Select(fact => fact.Id.Value).ToList();
            foreach (CardSource card in authored.Cards)
            {
                Known(card.Knows, facts, "unknown-fact", "fact", "Add the fact to the world file.", problems);
                Known(card.Secrets.Select(secret => secret.Fact), facts, "unknown-fact", "fact", "Add the fact to the world file.", problems);
                Named(card.Sells.Select(ware => ware.Key), authored.Items, "unknown-item", "item", problems);
                if (card.PlaceName is SourceText { Value: { Length: > 0 } })
                {
                    Named(new[] { card.PlaceName }, authored.Places, "unknown-place", "place", problems);
                }

                foreach (SourceCondition? when in card.Secrets.Select(secret => secret.When).Concat(card.Lines.Select(line => line.When)))
                {
                    Flags(when, flags, problems);
                }
            }
        }

        internal static void Flags(SourceCondition? when, List<string> flags, ProblemList problems)
        {
            foreach (string flag in when?.Value.Flags ?? new List<string>())
            {
                if (!flags.Contains(flag))
                {
                    problems.Error("unknown-flag", when!.Place, $"The world has no flag '{flag}'.", Nearest.Suggestion(flag, flags, "Add it to 'flags' of the world file."));
                }
            }
        }

        internal static void Known(IEnumerable<SourceText>? ids, List<string> known, string rule, string kind, string otherwise, ProblemList problems)
        {
            foreach (SourceText id in ids ?? new List<SourceText>())
            {
                if (id.Value.Length > 0 && !known.Contains(id.Value))
                {
                    problems.Error(rule, id.Place, $"There is no {kind} '{id.Value}'.", Nearest.Suggestion(id.Value, known, otherwise));
                }
            }
        }

        internal static void Named(IEnumerable<SourceText> names, IReadOnlyList<string> entries, string rule, string kind, ProblemList problems)
        {
            foreach (SourceText name in names)
            {
                if (Glossary.Resolve(name.Value, entries) == null)
                {
                    string list = kind == "person" ? "people" : kind + "s";
                    problems.Error(rule, name.Place, $"The world has no {kind} '{name.Value}'.", Nearest.Suggestion(name.Value, entries, $"Add it to '{list}' of the world file."));
                }
            }
        }
    }
}
