using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference.Devices
{
    /// <summary>Two sessions that should compute the same: told apart when they do not.</summary>
    public sealed class NumberCheckTests
    {
        [TestCase("fp32", "fp32", "fp32")]
        [TestCase("fp16", "fp32", "fp16")]
        [TestCase("int8-kv8", "int8-kv8", "int8")]
        public void LargestRightPiece_WhenNumbersAgreeUpToRounding_IsTheLargestThereIs(string variant, string reference, string weights)
        {
            using var session = Fixture.Load(variant);
            using var cpu = Fixture.Load(reference);

            Assert.That(NumberCheck.LargestRightPiece(session, cpu, weights, out _), Is.EqualTo(ModelSession.MaxChunk));
            Assert.That(session.Cache.Length(0), Is.Zero);
        }

        [Test]
        public void LargestRightPiece_WhenNumbersDiffer_IsNoneAndTellsHowFarApartTheyAre()
        {
            using var session = Fixture.Load("int4-kv8");
            using var cpu = Fixture.Load();

            Assert.That(NumberCheck.LargestRightPiece(session, cpu, "fp32", out var apart), Is.Zero);
            Assert.That(apart, Is.GreaterThan(0.01).And.LessThan(100));
        }

        [Test]
        public void Extend_WhenPiecesAreLimited_AppendsNoMoreAtATime()
        {
            using var session = Fixture.Load();
            session.LargestPiece = 16;

            Assert.That(session.Extend(0, Fixture.Tokens(session, 50)), Is.EqualTo(16));
        }
    }
}
