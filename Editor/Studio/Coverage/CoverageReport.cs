using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Studio.Suites;

namespace GptDialogue.Studio.Coverage
{
    /// <summary>How often something authored was heard.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Owner">The character it belongs to; empty for facts and actions of the world.</param>
    /// <param name="Count">Replies it was in.</param>
    /// <param name="Place">Where it is written.</param>
    internal sealed record Covered(string Id, string Text, string Owner, int Count, SourcePlace Place);

    /// <summary>What of a world has been heard in suites and talks, and what never.</summary>
    internal sealed class CoverageReport
    {
        private CoverageReport(IReadOnlyList<Covered> facts, IReadOnlyList<Covered> actions, IReadOnlyList<Covered> lines, int replies)
        {
            Facts = facts;
            Actions = actions;
            Lines = lines;
            Replies = replies;
        }

        public IReadOnlyList<Covered> Facts { get; }

        public IReadOnlyList<Covered> Actions { get; }

        public IReadOnlyList<Covered> Lines { get; }

        /// <summary>Replies that were counted.</summary>
        public int Replies { get; }

        /// <summary>Counts.</summary>
        /// <param name="world">The world as it is written now; what it no longer has is not counted.</param>
        /// <param name="replies">Character and reply.</param>
        public static CoverageReport Of(AuthoredWorld world, IEnumerable<(string Character, RunReply Reply)> replies)
        {
            var all = replies.ToList();
            var facts = Count(all.SelectMany(said => said.Reply.Facts));
            var actions = Count(all.Where(said => said.Reply.Action != null).Select(said => said.Reply.Action!.Split('(')[0]));
            var lines = Count(all.Where(said => said.Reply.Line != null).Select(said => said.Character + "/" + said.Reply.Line));
            return new CoverageReport(
                world.World.Facts.Select(fact => new Covered(fact.Id.Value, fact.Text.Value, string.Empty, facts.GetValueOrDefault(fact.Id.Value), fact.Id.Place)).ToList(),
                world.World.Actions.Select(action => new Covered(action.Id.Value, action.Does?.Value ?? string.Empty, string.Empty, actions.GetValueOrDefault(action.Id.Value), action.Id.Place)).ToList(),
                world.Cards.SelectMany(card => card.Lines.Select(line =>
                    new Covered(line.Id, $"{line.Player.Value} → {line.Npc.Value}", card.Id.Value, lines.GetValueOrDefault(card.Id.Value + "/" + line.Id), line.Player.Place))).ToList(),
                all.Count);
        }

        private static Dictionary<string, int> Count(IEnumerable<string> ids) =>
            ids.GroupBy(id => id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    }
}
