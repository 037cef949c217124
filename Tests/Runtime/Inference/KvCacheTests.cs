using System;
using GptDialogue.Inference;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference
{
    public class KvCacheTests
    {
        [TestCaseSource(typeof(Fixture), nameof(Fixture.Variants))]
        public void CopyPrefix_OfASharedPrompt_GivesTheLogitsOfRunningIt(string variant)
        {
            using var session = Fixture.Load(variant, rows: 3);
            var shared = Fixture.Tokens(session, 30);
            Fixture.Append(session, 0, shared);
            Fixture.Append(session, 2, Fixture.Tokens(session, 50, 9)); // what the target held before must not matter
            session.Cache.CopyPrefix(0, 2, 30);
            Assert.That(session.Cache.Length(2), Is.EqualTo(30));
            session.Step(0, [200]);
            var expected = session.Logits().ToArray();
            session.Step(2, [200]);
            Assert.That(session.Logits().ToArray(), Is.EqualTo(expected));
        }

        [Test]
        public void CopyPrefix_OfMoreThanThereIs_SaysHowManyThereAre()
        {
            using var session = Fixture.Load(rows: 2);
            session.Step(0, [200]);
            Assert.That(() => session.Cache.CopyPrefix(0, 1, 2),
                Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Row 0 holds 1 tokens"));
        }

        [Test]
        public void RewindTo_OfMoreThanThereIs_SaysHowManyThereAre()
        {
            using var session = Fixture.Load();
            Assert.That(() => session.Cache.RewindTo(0, 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Row 0 holds 0 tokens"));
        }

        [Test]
        public void RewindTo_ThenOtherTokens_ForgetsTheOldOnes()
        {
            using var session = Fixture.Load();
            var tokens = Fixture.Tokens(session, 20);
            Fixture.Append(session, 0, tokens);
            session.Step(0, [300]);
            var expected = session.Logits().ToArray();
            Fixture.Append(session, 0, Fixture.Tokens(session, 40, 5));
            session.Cache.RewindTo(0, 20);
            session.Step(0, [300]);
            Assert.That(session.Logits().ToArray(), Is.EqualTo(expected));
        }

        [Test]
        public void ByteCount_OfTheFixture_IsThatOfKeysAndValues()
        {
            using var session = Fixture.Load("int8-kv8", rows: 2, capacity: 64);
            // 2 rows and the one behind them, 2 layers, keys and values, 2 heads, 64 tokens, 32 wide, 1 byte.
            Assert.That(session.Cache.ByteCount, Is.EqualTo((2 + 1) * 2 * 2 * 2 * 64 * 32));
        }
    }
}
