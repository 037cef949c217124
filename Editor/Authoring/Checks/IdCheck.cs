using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Ids and glossary entries that are given twice or cannot be written in conditions and actions.</summary>
    internal static class IdCheck
    {
        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            WorldSource world = authored.World;
            Unique(world.Facts.Select(fact => fact.Id), "fact", problems);
            Unique(world.Actions.Select(action => action.Id), "action", problems);
            Unique(world.Flags, "flag", problems);
            Unique(authored.Cards.Select(card => card.Id), "character", problems);
            Unique(authored.Cards.SelectMany(card => card.Lines).Where(line => line.ExplicitId != null).Select(line => line.ExplicitId!), "line", problems);
            OneEach(world.Places, "place", problems);
            OneEach(world.People, "person", problems);
            OneEach(world.Items, "item", problems);
            WellFormed(world.Flags.Concat(world.Actions.Select(action => action.Id)), problems);
        }

        private static void Unique(IEnumerable<SourceText> ids, string kind, ProblemList problems)
        {
            var seen = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
            foreach (SourceText id in ids.Where(id => id.Value.Length > 0))
            {
                if (!seen.TryAdd(id.Value, id.Place))
                {
                    problems.Error("duplicate-id", id.Place, $"The {kind} '{id.Value}' is already given in {seen[id.Value]}.", "Rename one of the two.");
                }
            }
        }

        private static void OneEach(IReadOnlyList<SourceText> names, string kind, ProblemList problems)
        {
            for (int i = 0; i < names.Count; i++)
            {
                SourceText? first = names.Take(i).FirstOrDefault(other => Glossary.Resolve(names[i].Value, new[] { other.Value }) != null);
                if (names[i].Value.Length == 0)
                {
                    problems.Error("empty-name", names[i].Place, $"This {kind} has no name.", "Name it or remove the entry.");
                }
                else if (first != null)
                {
                    problems.Warn("duplicate-name", names[i].Place, $"The {kind} '{names[i].Value}' is already listed as '{first.Value}' in line {first.Place.Line}.", "Remove one of the two.");
                }
            }
        }

        private static void WellFormed(IEnumerable<SourceText> ids, ProblemList problems)
        {
            foreach (SourceText id in ids.Where(id => id.Value.Any(c => !WordSpan.IsWordCharacter(c) && c != '_' && c != '-' && c != '.' && c != ':')))
            {
                problems.Error("bad-id", id.Place, $"'{id.Value}' cannot be written in conditions and actions.", "Use letters, digits, '_', '-' and '.' only, as in met_orrin.");
            }
        }
    }
}
