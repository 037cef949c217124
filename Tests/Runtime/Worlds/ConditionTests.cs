using System;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Worlds
{
    public class ConditionTests
    {
        [TestCase("", "", 0, true)]
        [TestCase("a", "a", 0, true)]
        [TestCase("a", "", 0, false)]
        [TestCase("!a", "", 0, true)]
        [TestCase("not a", "a", 0, false)]
        [TestCase("not not a", "a", 0, true)]
        [TestCase("a or b and c", "a", 0, true)]
        [TestCase("a or b and c", "b", 0, false)]
        [TestCase("(a or b) and c", "a", 0, false)]
        [TestCase("not a and b", "b", 0, true)]
        [TestCase("not (a and b)", "a", 0, true)]
        [TestCase("!a or b", "ab", 0, true)]
        [TestCase("trust >= 2", "", 2, true)]
        [TestCase("trust>2", "", 2, false)]
        [TestCase("trust <= 2", "", 2, true)]
        [TestCase("trust < 2", "", 2, false)]
        [TestCase("trust == 2", "", 2, true)]
        [TestCase("trust == -1", "", -1, true)]
        [TestCase("not trust >= 2", "", 1, true)]
        [TestCase("A AND b", "Ab", 0, true)]
        [TestCase("false or a", "", 0, false)]
        public void Evaluate_WhenStateIsGiven_FollowsThePrecedence(string source, string setFlags, int trust, bool expected)
        {
            var state = new GameState { Trust = trust };
            foreach (char flag in setFlags)
            {
                state.Set(flag.ToString());
            }

            Assert.That(Condition.Parse(source).Evaluate(state), Is.EqualTo(expected));
        }

        [TestCase("a and", 6, "expected")]
        [TestCase("and a", 1, "both sides")]
        [TestCase("(a or b", 8, "')' is missing for the '(' in column 1")]
        [TestCase("a b", 3, "'and' or 'or'")]
        [TestCase("a)", 2, "no '('")]
        [TestCase("a && b", 3, "write 'and'")]
        [TestCase("trust", 6, "compared")]
        [TestCase("trust >= two", 10, "whole number")]
        [TestCase("trust >= 99999999999", 10, "whole number")]
        [TestCase("a >= 2", 3, "only trust")]
        [TestCase("", 0, "")]
        public void Parse_WhenTextIsWrong_NamesTheColumn(string source, int column, string what)
        {
            if (column == 0)
            {
                Assert.That(Condition.Parse(source), Is.SameAs(Condition.Always));
                return;
            }

            ConditionException fault = Assert.Throws<ConditionException>(() => Condition.Parse(source))!;
            Assert.That(fault.Column, Is.EqualTo(column));
            Assert.That(fault.Message, Does.Contain(what).And.Contain("column " + column));
        }

        [Test]
        public void Parse_WhenNestingIsEndless_RefusesInsteadOfOverflowing()
        {
            Assert.That(() => Condition.Parse(new string('(', 4000)), Throws.TypeOf<ConditionException>());
            Assert.That(() => Condition.Parse(new string('!', 100_000)), Throws.TypeOf<ConditionException>());
        }

        [Test]
        public void Flags_WhenNamedTwice_AreListedOnce() =>
            Assert.That(Condition.Parse("a and (b or !a) and trust > 1").Flags, Is.EqualTo(new[] { "a", "b" }));

        [TestCase("a and !a", false)]
        [TestCase("a or !a", true)]
        [TestCase("trust >= 3 and trust < 3", false)]
        [TestCase("trust >= 3 and trust < 4", true)]
        [TestCase("trust == 1 and trust == 2", false)]
        [TestCase("not trust == 1 and trust >= 1 and trust <= 1", false)]
        [TestCase("(a or b) and !a and !b", false)]
        [TestCase("(a or b) and (!a or b) and (a or !b) and (!a or !b)", false)]
        [TestCase("(a or trust > 4) and !a and trust <= 5", true)]
        [TestCase("false", false)]
        [TestCase("trust > 2147483647", false)]
        public void CanEverHold_WhenFlagsAndTrustAreFree_IsExact(string source, bool expected) =>
            Assert.That(Condition.Parse(source).CanEverHold(), Is.EqualTo(expected));

        [Test]
        public void Both_WhenEachCanHoldAlone_MayStillBeImpossible()
        {
            Condition both = Condition.Both(Condition.Parse("a or trust > 2"), Condition.Parse("!a and trust < 2"));
            Assert.That(both.CanEverHold(), Is.False);
            Assert.That(Condition.Parse(both.Source).Flags, Is.EqualTo(new[] { "a" }));
        }

        [Test]
        public void Negated_WhenEvaluated_IsTheOpposite()
        {
            var state = new GameState { Trust = 2 };
            Assert.That(Condition.Parse("trust >= 2").Negated().Evaluate(state), Is.False);
            Assert.That(Condition.Always.Negated().CanEverHold(), Is.False);
        }

        [Test]
        public void Evaluate_WhenCalledOften_AllocatesNothing()
        {
            Condition condition = Condition.Parse("!a and (b or trust >= 2) and not trust == 7");
            var state = new GameState { Trust = 3 };
            condition.Evaluate(state);
            bool held = false;

            var allocated = Garbage.Of(() =>
            {
                for (int i = 0; i < 1000; i++)
                {
                    held |= condition.Evaluate(state);
                }
            });

            Assert.That(allocated, Is.Zero);
            Assert.That(held, Is.True);
        }
    }
}
