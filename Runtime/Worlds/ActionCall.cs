using System;

namespace GptDialogue.Worlds
{
    /// <summary>An action with its argument, written <c>rent_room</c> or <c>give_item(iron key)</c>.</summary>
    public sealed class ActionCall : IEquatable<ActionCall>
    {
        /// <summary>Creates a call; the argument is null for an action that takes none.</summary>
        public ActionCall(string action, string? argument = null)
        {
            Action = action;
            Argument = argument;
        }

        /// <summary>Id of the action.</summary>
        public string Action { get; }

        /// <summary>The world entry the action is done with, or null.</summary>
        public string? Argument { get; }

        /// <summary>Reads the written form.</summary>
        /// <exception cref="GptDialogueException">The text is not an action; the message gives the column.</exception>
        public static ActionCall Parse(string text)
        {
            int open = text.IndexOf('(');
            string action = (open < 0 ? text : text.Substring(0, open)).Trim();
            int bad = FirstBadCharacter(action);
            if (action.Length == 0 || bad >= 0)
            {
                int column = action.Length == 0 ? 1 : text.IndexOf(action, StringComparison.Ordinal) + bad + 1;
                throw Error(text, column, "an action id of letters, digits, '_', '-' or '.' is expected here");
            }

            if (open < 0)
            {
                return new ActionCall(action);
            }

            string rest = text.TrimEnd();
            if (!rest.EndsWith(")", StringComparison.Ordinal))
            {
                throw Error(text, rest.Length + 1, "the argument's closing ')' is missing");
            }

            string argument = rest.Substring(open + 1, rest.Length - open - 2).Trim();
            if (argument.Length == 0)
            {
                throw Error(text, open + 2, "the argument between the parentheses is missing; leave the parentheses out if there is none");
            }

            return new ActionCall(action, argument);
        }

        /// <summary>Same action and argument; the argument's case does not matter.</summary>
        public bool Equals(ActionCall? other) =>
            other != null && Action == other.Action && string.Equals(Argument, other.Argument, StringComparison.OrdinalIgnoreCase);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as ActionCall);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Action, Argument?.ToUpperInvariant());

        /// <summary>The written form.</summary>
        public override string ToString() => Argument == null ? Action : Action + "(" + Argument + ")";

        private static int FirstBadCharacter(string id)
        {
            for (int i = 0; i < id.Length; i++)
            {
                if (!char.IsLetterOrDigit(id[i]) && id[i] != '_' && id[i] != '-' && id[i] != '.')
                {
                    return i;
                }
            }

            return -1;
        }

        private static GptDialogueException Error(string text, int column, string what) =>
            new GptDialogueException($"Action '{text}', column {column}: {what}. Write an action as rent_room or give_item(iron key).");
    }
}
