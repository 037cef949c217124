using GptDialogue.Dialogue.Reading;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class GeluTests
    {
        [TestCase(0f, 0f)]
        [TestCase(1f, 0.8458f)]
        [TestCase(-1f, -0.1542f)]
        [TestCase(9f, 9f)]
        [TestCase(-90f, 0f)]
        public void At_AnInput_IsItTimesItsSigmoid(float x, float expected) => Assert.That(Gelu.At(x), Is.EqualTo(expected).Within(1e-4));

        [TestCase(-2f)]
        [TestCase(-0.4f)]
        [TestCase(0f)]
        [TestCase(1.3f)]
        public void Slope_AtAnInput_IsTheDerivative(float x)
        {
            const float Step = 0.01f;

            Assert.That(Gelu.Slope(x), Is.EqualTo((Gelu.At(x + Step) - Gelu.At(x - Step)) / (2 * Step)).Within(1e-3));
        }
    }
}
