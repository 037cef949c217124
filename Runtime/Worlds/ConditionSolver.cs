using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// Satisfiability of a condition by analytic tableau: goals are taken apart one by one, flags are assigned, trust is a range
    /// that only narrows, and an alternative is a branch. Authored conditions need a handful of steps.
    /// </summary>
    internal static class ConditionSolver
    {
        private const int MaxSteps = 100_000;

        public static bool CanHold(ConditionNode root)
        {
            int steps = 0;
            var search = new Search(new Dictionary<string, bool>());
            return search.Satisfy(new Goal(root, true, null), int.MinValue, int.MaxValue, ref steps);
        }

        private sealed class Goal
        {
            public Goal(ConditionNode node, bool wanted, Goal? next)
            {
                Node = node;
                Wanted = wanted;
                Next = next;
            }

            public ConditionNode Node { get; }

            public bool Wanted { get; }

            public Goal? Next { get; }
        }

        private sealed class Search
        {
            private readonly Dictionary<string, bool> flags;

            public Search(Dictionary<string, bool> flags) => this.flags = flags;

            public bool Satisfy(Goal? goal, long low, long high, ref int steps)
            {
                if (low > high)
                {
                    return false;
                }

                if (goal == null || ++steps > MaxSteps)
                {
                    return true;
                }

                bool wanted = goal.Wanted;
                switch (goal.Node)
                {
                    case ConstantNode constant:
                        return constant.Value == wanted && Satisfy(goal.Next, low, high, ref steps);
                    case NotNode not:
                        return Satisfy(new Goal(not.Operand, !wanted, goal.Next), low, high, ref steps);
                    case AndNode and:
                        return Pair(and.Left, and.Right, wanted, every: wanted, goal.Next, low, high, ref steps);
                    case OrNode or:
                        return Pair(or.Left, or.Right, wanted, every: !wanted, goal.Next, low, high, ref steps);
                    case TrustNode trust when wanted:
                        return Satisfy(goal.Next, trust.Low > low ? trust.Low : low, trust.High < high ? trust.High : high, ref steps);
                    case TrustNode trust:
                        return Satisfy(goal.Next, low, trust.Low - 1 < high ? trust.Low - 1 : high, ref steps)
                            || Satisfy(goal.Next, trust.High + 1 > low ? trust.High + 1 : low, high, ref steps);
                    default:
                        return Assign(((FlagNode)goal.Node).Name, wanted, goal.Next, low, high, ref steps);
                }
            }

            private bool Pair(ConditionNode left, ConditionNode right, bool wanted, bool every, Goal? next, long low, long high, ref int steps)
            {
                if (every)
                {
                    return Satisfy(new Goal(left, wanted, new Goal(right, wanted, next)), low, high, ref steps);
                }

                return Satisfy(new Goal(left, wanted, next), low, high, ref steps)
                    || Satisfy(new Goal(right, wanted, next), low, high, ref steps);
            }

            private bool Assign(string flag, bool value, Goal? next, long low, long high, ref int steps)
            {
                if (flags.TryGetValue(flag, out bool assigned))
                {
                    return assigned == value && Satisfy(next, low, high, ref steps);
                }

                flags[flag] = value;
                bool found = Satisfy(next, low, high, ref steps);
                flags.Remove(flag);
                return found;
            }
        }
    }
}
