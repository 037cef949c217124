using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Actions that nobody may do, that lack or misuse their argument, or that a line proposes without leave.</summary>
    internal static class ActionCheck
    {
        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            foreach (CardSource card in authored.Cards)
            {
                foreach (GrantSource grant in card.Actions)
                {
                    Grant(grant, authored, problems);
                }

                foreach (LineSource line in card.Lines.Where(line => line.Action != null))
                {
                    Call(line.Action!, card, authored, problems);
                }
            }

            foreach (ActionSource action in authored.World.Actions)
            {
                if (authored.Cards.Count > 0 && authored.OtherCharacterIds.Count == 0 && !authored.Cards.Any(card => card.Actions.Any(grant => grant.Action.Value == action.Id.Value)))
                {
                    problems.Warn("action-never-allowed", action.Id.Place, $"No character may do '{action.Id.Value}'.", "List it under 'actions' of a character, or remove it.");
                }

                if (action.Argument != ArgumentKind.None && authored.EntriesOf(action.Argument).Count == 0)
                {
                    problems.Error("action-never-allowed", action.Id.Place, $"'{action.Id.Value}' is done with a {action.Argument.Word()}, and the world lists none.", "Add entries to the world, or remove the argument.");
                }
            }
        }

        /// <summary>Checks an action written out with its argument against the world and, if given, a character's leave.</summary>
        internal static void Call(SourceAction call, CardSource? card, AuthoredWorld authored, ProblemList problems)
        {
            string id = call.Value.Action;
            ActionSource? action = authored.FindAction(id);
            if (action == null)
            {
                Unknown(id, call.Place, authored, problems);
                return;
            }

            // An expectation of a suite may leave the argument open, a proposal may not.
            bool needed = action.Argument != ArgumentKind.None, given = call.Value.Argument != null;
            if (needed != given && (given || card != null))
            {
                string message = action.Argument == ArgumentKind.None ? $"'{id}' takes no argument." : $"'{id}' needs a {action.Argument.Word()}.";
                problems.Error("action-argument", call.Place, message, action.Argument == ArgumentKind.None ? $"Write  {id}" : $"Write it as  {id}({authored.EntriesOf(action.Argument).FirstOrDefault() ?? action.Argument.Word()})");
                return;
            }

            if (call.Value.Argument is string argument)
            {
                ReferenceCheck.Named(new[] { new SourceText(argument, call.Place) }, authored.EntriesOf(action.Argument), "unknown-" + action.Argument.Word(), action.Argument.Word(), problems);
            }

            if (card != null && !card.Actions.Any(grant => grant.Action.Value == id && Allows(grant, call.Value.Argument)))
            {
                problems.Error("action-not-granted", call.Place, $"'{card.Id.Value}' may not do '{call.Value}'.", $"Add it to 'actions' of {card.Id.Value}, or remove it here.");
            }
        }

        private static bool Allows(GrantSource grant, string? argument) =>
            argument == null || grant.Arguments == null || Glossary.Resolve(argument, grant.Arguments.Select(entry => entry.Value).ToList()) != null;

        private static void Grant(GrantSource grant, AuthoredWorld authored, ProblemList problems)
        {
            ActionSource? action = authored.FindAction(grant.Action.Value);
            if (action == null)
            {
                Unknown(grant.Action.Value, grant.Action.Place, authored, problems);
            }
            else if (grant.Arguments != null && action.Argument == ArgumentKind.None)
            {
                problems.Error("action-argument", grant.Action.Place, $"'{action.Id.Value}' takes no argument.", $"Write  - {action.Id.Value}");
            }
            else if (grant.Arguments != null)
            {
                ReferenceCheck.Named(grant.Arguments, authored.EntriesOf(action.Argument), "unknown-" + action.Argument.Word(), action.Argument.Word(), problems);
                if (grant.Arguments.Count == 0)
                {
                    problems.Error("action-never-allowed", grant.Action.Place, $"'{action.Id.Value}' is given no {action.Argument.Word()}, so it is never allowed.", "List at least one, or leave the list out for all of the world's.");
                }
            }
        }

        private static void Unknown(string id, SourcePlace place, AuthoredWorld authored, ProblemList problems)
        {
            List<string> known = authored.World.Actions.Select(other => other.Id.Value).ToList();
            problems.Error("unknown-action", place, $"The world has no action '{id}'.", Nearest.Suggestion(id, known, "Add it to 'actions' of the world file."));
        }
    }
}
