using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Conditions that can never hold, alone or together with the condition they depend on.</summary>
    internal static class ConditionCheck
    {
        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            foreach (FactSource fact in authored.World.Facts)
            {
                Report(fact.When, fact.Condition, "unreachable-fact", $"The fact '{fact.Id.Value}' can never be so", problems);
            }

            foreach (ActionSource action in authored.World.Actions)
            {
                Report(action.When, action.Condition, "action-never-allowed", $"The action '{action.Id.Value}' is never allowed", problems);
            }

            foreach (CardSource card in authored.Cards)
            {
                foreach (SecretSource secret in card.Secrets)
                {
                    Condition fact = authored.FindFact(secret.Fact.Value)?.Condition ?? Condition.Always;
                    if (secret.When != null && fact.CanEverHold())
                    {
                        Report(secret.When, Condition.Both(fact, secret.When.Value), "unreachable-fact", $"The secret '{secret.Fact.Value}' can never be told", problems);
                    }
                }

                foreach (LineSource line in card.Lines)
                {
                    Condition action = authored.FindAction(line.Action?.Value.Action ?? string.Empty)?.Condition ?? Condition.Always;
                    if (line.When != null && action.CanEverHold())
                    {
                        Report(line.When, Condition.Both(action, line.When.Value), "unreachable-line", "This line can never be used", problems);
                    }
                }
            }
        }

        private static void Report(SourceCondition? written, Condition effective, string rule, string what, ProblemList problems)
        {
            if (written != null && !effective.CanEverHold())
            {
                problems.Error(rule, written.Place, $"{what}: '{effective.Source}' cannot hold.", "Loosen the condition, or remove what depends on it.");
            }
        }
    }
}
