using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Reads a condition and points at the column inside it that is wrong.</summary>
    internal static class ConditionReader
    {
        public static SourceCondition? Read(YamlValue value, string key, ProblemList problems)
        {
            if (value is not YamlText text)
            {
                problems.Error("wrong-kind", value.Place, $"'{key}' holds {value.Kind} where a condition is expected.", "Write it as text, as in  when: \"!bridge_repaired and trust >= 2\"");
                return null;
            }

            try
            {
                return new SourceCondition(Condition.Parse(text.Text), text.Place);
            }
            catch (ConditionException fault)
            {
                problems.Error("condition", text.At(fault.Column), $"In the condition '{text.Text}': {fault.What}.");
                return null;
            }
        }
    }
}
