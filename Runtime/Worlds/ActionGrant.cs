using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>An action a character may propose.</summary>
    public sealed class ActionGrant
    {
        /// <summary>Creates a grant.</summary>
        public ActionGrant(string action, IReadOnlyList<string>? arguments = null)
        {
            Action = action;
            Arguments = arguments;
        }

        /// <summary>Id of the action.</summary>
        public string Action { get; }

        /// <summary>The legal arguments, spelled as the world spells them; null means every world entry of the action's kind.</summary>
        public IReadOnlyList<string>? Arguments { get; }
    }
}
