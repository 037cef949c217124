using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Optimisation;
using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Optimisation
{
    public class WeightAverageTests
    {
        [Test]
        public void Add_AfterSteps_HoldsTheRunningMean()
        {
            using var weight = torch.zeros(3).requires_grad_(true);
            using var average = new WeightAverage(new Dictionary<string, torch.Tensor> { ["w"] = weight }, 0.5);
            foreach (var value in new[] { 4f, 8f })
            {
                Fill(weight, value);
                average.Add();
            }

            using (average.Apply())
                Assert.That(Values(weight), Is.All.EqualTo(5f), "0.5 * (0.5 * 0 + 0.5 * 4) + 0.5 * 8");
        }

        [Test]
        public void Apply_WhenDisposed_GivesTheWeightsBack()
        {
            using var weight = torch.ones(3).requires_grad_(true);
            using var average = new WeightAverage(new Dictionary<string, torch.Tensor> { ["w"] = weight }, 0.9);
            Fill(weight, 2);
            average.Add();

            var first = Seen(average, weight);

            Assert.That(Values(weight), Is.All.EqualTo(2f));
            Assert.That(Seen(average, weight), Is.EqualTo(first).And.All.EqualTo(1.1f).Within(1e-6f));
        }

        private static float[] Seen(WeightAverage average, torch.Tensor weight)
        {
            using var applied = average.Apply();
            return Values(weight);
        }

        private static void Fill(torch.Tensor weight, float value)
        {
            using var noGradient = torch.no_grad();
            weight.fill_(value);
        }

        private static float[] Values(torch.Tensor weight) => weight.data<float>().ToArray();
    }
}
