using System.Collections.Generic;
using GptDialogue.Training.Optimisation;
using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Optimisation
{
    public class AdamWTests
    {
        [Test]
        public void Step_WhenComparedWithTheLibrarys_MakesTheSameUpdates()
        {
            using var start = torch.randn(3, 4);
            using var ours = start.clone().requires_grad_(true);
            using var theirs = new TorchSharp.Modules.Parameter(start.clone(), true);
            using var optimiser = new AdamW(new Dictionary<string, torch.Tensor> { ["w"] = ours }) { WeightDecay = 0.1 };
            using var reference = torch.optim.AdamW([theirs], 1e-2, 0.9, 0.95, 1e-8, 0.1);
            for (var step = 0; step < 5; step++)
            {
                using var scope = torch.NewDisposeScope();
                (ours.pow(3).sum() * 0.1).backward();
                optimiser.Step(1e-2);
                reference.zero_grad();
                (theirs.pow(3).sum() * 0.1).backward();
                reference.step();
            }
            Assert.That(ours.data<float>().ToArray(), Is.EqualTo(theirs.data<float>().ToArray()).Within(1e-5f));
        }

        [Test]
        public void Step_WhenWeightIsAVector_DoesNotDecay()
        {
            using var weight = torch.ones(4).requires_grad_(true);
            using var optimiser = new AdamW(new Dictionary<string, torch.Tensor> { ["b"] = weight }) { WeightDecay = 0.5 };
            (weight * 0).sum().backward();
            optimiser.Step(0.1);
            Assert.That(weight.data<float>().ToArray(), Is.All.EqualTo(1f));
        }

        [Test]
        public void ClipGradient_WhenTooLong_ScalesTheWholeGradient()
        {
            using var a = torch.ones(4).requires_grad_(true);
            using var b = torch.ones(5).requires_grad_(true);
            using var optimiser = new AdamW(new Dictionary<string, torch.Tensor> { ["a"] = a, ["b"] = b });
            (a.sum() * 2 + b.sum() * 2).backward();
            Assert.That(optimiser.ClipGradient(1.5), Is.EqualTo(6).Within(1e-5));
            Assert.That(a.grad!.data<float>().ToArray(), Is.All.EqualTo(0.5f).Within(1e-5f));
            Assert.That(optimiser.ClipGradient(100), Is.EqualTo(1.5).Within(1e-5), "short gradients stay");
        }
    }
}
