using System;
using System.Linq;
using GptDialogue.Inference;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference
{
    public sealed class DraftProbeTests
    {
        [TestCaseSource(typeof(Fixture), nameof(Fixture.Variants))]
        public void CanDraft_WhereItSaysSo_GroupsGiveTheBitsOfSingleTokens(string variant)
        {
            using var session = Fixture.Load(variant);
            Assume.That(session.CanDraft, "this processor's kernels tell groups apart");
            AssertGroupsAreExact(session);
        }

        [Test]
        public void CanDraft_OfTheShippedVariant_IsTrueAndHolds()
        {
            using var session = Fixture.LoadShipped();
            Assert.That(session.CanDraft, Is.True);
            AssertGroupsAreExact(session);
        }

        [Test]
        public void CanDraft_WithoutWarmUp_IsFalse()
        {
            using var session = Fixture.Load("int8-kv8", warmUp: false);
            Assert.That(session.CanDraft, Is.False);
        }

        private static void AssertGroupsAreExact(ModelSession session)
        {
            var tokens = Fixture.Tokens(session, 60, seed: 9);
            var single = tokens.Select((_, i) =>
            {
                session.Extend(0, tokens.AsSpan(i, 1));
                return session.Logits().ToArray();
            }).ToArray();
            session.Cache.RewindTo(0, 0);
            var random = new Random(3);
            for (var at = 0; at < tokens.Length;)
            {
                var group = Math.Min(random.Next(1, ModelSession.MaxTail + 1), tokens.Length - at);
                Assert.That(session.Extend(0, tokens.AsSpan(at, group), group), Is.EqualTo(group));
                for (var i = 0; i < group; i++) Assert.That(session.Logits(i).ToArray(), Is.EqualTo(single[at + i]), $"token {at + i}, group of {group}");
                at += group;
            }
        }
    }
}
