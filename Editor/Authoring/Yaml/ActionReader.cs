using System;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Reads a written action such as <c>give_item(iron key)</c>.</summary>
    internal static class ActionReader
    {
        public static bool IsNone(YamlValue value) =>
            value is YamlText text && string.Equals(text.Text.Trim(), "none", StringComparison.OrdinalIgnoreCase);

        /// <summary>The action; null for "none" and after reporting a text that is none.</summary>
        public static SourceAction? Read(YamlValue value, string key, ProblemList problems)
        {
            if (value is not YamlText text)
            {
                problems.Error("wrong-kind", value.Place, $"'{key}' holds {value.Kind} where an action is expected.", "Write it as  give_item(iron key)");
                return null;
            }

            if (IsNone(value))
            {
                return null;
            }

            try
            {
                return new SourceAction(ActionCall.Parse(text.Text), text.Place);
            }
            catch (GptDialogueException fault)
            {
                problems.Error("action", text.Place, fault.Message);
                return null;
            }
        }
    }
}
