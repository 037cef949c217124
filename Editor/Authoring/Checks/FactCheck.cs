using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Facts that say the same twice, or the opposite of each other, while both can be so at once.</summary>
    internal static class FactCheck
    {
        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            List<(FactSource Fact, Statement Says)> facts = authored.World.Facts
                .Where(fact => fact.Text.Value.Length > 0)
                .Select(fact => (fact, new Statement(fact.Text.Value)))
                .ToList();
            for (int later = 1; later < facts.Count; later++)
            {
                for (int earlier = 0; earlier < later; earlier++)
                {
                    StatementRelation relation = Statement.Compare(facts[earlier].Says, facts[later].Says);
                    if (relation != StatementRelation.None && Condition.Both(facts[earlier].Fact.Condition, facts[later].Fact.Condition).CanEverHold())
                    {
                        Report(relation, facts[earlier].Fact, facts[later].Fact, problems);
                    }
                }
            }
        }

        private static void Report(StatementRelation relation, FactSource earlier, FactSource later, ProblemList problems)
        {
            string other = $"'{earlier.Id.Value}' in line {earlier.Text.Place.Line}";
            const string keepOne = "Keep one, and give it the topics of both.";
            const string exclude = "Change one, or give them conditions that exclude each other.";
            switch (relation)
            {
                case StatementRelation.Same:
                    problems.Error("duplicate-fact", later.Text.Place, $"'{later.Id.Value}' says the same as {other}.", keepOne);
                    break;
                case StatementRelation.SameWords:
                    problems.Warn("duplicate-fact", later.Text.Place, $"'{later.Id.Value}' has the same words as {other}.", keepOne);
                    break;
                case StatementRelation.Opposite:
                    problems.Error("contradicting-facts", later.Text.Place, $"'{later.Id.Value}' contradicts {other}, and both can be so at once.", exclude);
                    break;
                default:
                    problems.Warn("contradicting-facts", later.Text.Place, $"'{later.Id.Value}' puts its subject elsewhere than {other}, and both can be so at once.", exclude);
                    break;
            }
        }
    }
}
