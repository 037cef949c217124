using System.Linq;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class VectorMathTests
    {
        [TestCase(0)]
        [TestCase(3)]
        [TestCase(8)]
        [TestCase(21)]
        public void AddScaled_AtAnyLength_ReachesEveryNumber(int length)
        {
            var target = Enumerable.Repeat(1f, length).ToArray();
            VectorMath.AddScaled(target, Enumerable.Range(0, length).Select(i => (float)i).ToArray(), 2);

            Assert.That(target, Is.EqualTo(Enumerable.Range(0, length).Select(i => 1f + 2 * i)));
        }

        [TestCase(0, 0f)]
        [TestCase(3, 5f)]
        [TestCase(8, 140f)]
        [TestCase(21, 2870f)]
        public void Dot_AtAnyLength_SumsAllProducts(int length, float expected)
        {
            var values = Enumerable.Range(0, length).Select(i => (float)i).ToArray();

            Assert.That(VectorMath.Dot(values, values), Is.EqualTo(expected));
        }
    }
}
