using GptDialogue.Training.Optimisation;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Optimisation
{
    public class LearningRateTests
    {
        private static readonly LearningRate Rate = new(1e-3, 1e-4, 9);

        [TestCase(0, 0, 1e-4)]
        [TestCase(4, 0.5, 5e-4)]
        [TestCase(9, 0, 1e-3)]
        [TestCase(50, 0.5, 5.5e-4)]
        [TestCase(90, 1, 1e-4)]
        [TestCase(99, 1.2, 1e-4)]
        public void At_WhenStepAndProgressAreGiven_FollowsWarmUpThenCosine(long step, double progress, double expected) =>
            Assert.That(Rate.At(step, progress), Is.EqualTo(expected).Within(1e-9));
    }
}
