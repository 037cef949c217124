using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Model
{
    public class GptModelTests
    {
        private static readonly GptConfig Tiny = new() { VocabularySize = 13, Context = 8, Width = 16, Layers = 2, Heads = 2, FeedForward = 24 };

        [Test]
        public void Forward_WhenALaterTokenChanges_LeavesEarlierLogitsAlone()
        {
            using var model = new GptModel(Tiny);
            var before = Logits(model, 1, 2, 3, 4, 5);
            var after = Logits(model, 1, 2, 3, 9, 5);
            Assert.That(after[..39], Is.EqualTo(before[..39]));
            Assert.That(after[39..], Is.Not.EqualTo(before[39..]));
        }

        [Test]
        public void Forward_WhenTokensSwapPlaces_GivesOtherLogits()
        {
            using var model = new GptModel(Tiny);
            Assert.That(Logits(model, 1, 2, 3)[^13..], Is.Not.EqualTo(Logits(model, 2, 1, 3)[^13..]).Within(1e-6f));
        }

        [Test]
        public void Forward_WhenRowIsLongerThanTheContext_Throws()
        {
            using var model = new GptModel(Tiny);
            Assert.That(() => Logits(model, new long[9]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("9").And.Message.Contains("8"));
        }

        [Test]
        public void FreezeBiases_WhenTheLossIsDerived_LeavesEveryBiasAtZeroAndOutOfTraining()
        {
            using var model = new GptModel(Tiny);
            model.FreezeBiases();
            var biases = model.Weights.Where(w => w.Key.EndsWith(".bias", StringComparison.Ordinal)).ToList();
            Assert.That(biases, Is.Not.Empty);
            Assert.That(biases.Select(b => b.Value.requires_grad), Has.All.False);
            Assert.That(biases.SelectMany(b => b.Value.data<float>().ToArray()), Has.All.Zero);
            Assert.That(model.Weights.Count(w => w.Value.requires_grad), Is.GreaterThan(biases.Count));
        }

        [Test]
        public void Forward_WhenSomePositionsAreWanted_GivesTheirLogitsAndTheSameGradients()
        {
            torch.random.manual_seed(5);
            using var model = new GptModel(Tiny);
            using var ids = torch.randint(13, new long[] { 2, 8 });
            using var positions = torch.tensor(new long[] { 1, 2, 7, 9, 15 });
            using var targets = torch.tensor(new long[] { 4, 0, 12, 3, 3 });
            var (loss, gradients) = Loss(model, model.Forward(ids).index_select(0, positions), targets);
            var (selectedLoss, selectedGradients) = Loss(model, model.Forward(ids, positions), targets);
            Assert.That(selectedLoss, Is.EqualTo(loss).Within(1e-6));
            foreach (var (name, gradient) in gradients)
                Assert.That(selectedGradients[name], Is.EqualTo(gradient).Within(1e-6f), name);
        }

        [TestCase(PositionKind.Sinusoidal, ActivationKind.Gelu)]
        [TestCase(PositionKind.Learned, ActivationKind.Relu)]
        public void Backward_WhenTrained_ReachesEveryTrainedWeight(PositionKind positions, ActivationKind activation)
        {
            using var model = new GptModel(Tiny with { Positions = positions, Activation = activation });
            using var ids = torch.randint(13, new long[] { 2, 8 });
            model.Forward(ids).square().sum().backward();
            foreach (var (name, weight) in model.Weights)
                if (positions == PositionKind.Sinusoidal && name == GptTensors.PositionTable)
                    Assert.That(weight.requires_grad, Is.False);
                else
                    Assert.That(weight.grad!.abs().sum().item<float>(), Is.GreaterThan(0), name);
        }

        [Test]
        public void Forward_WhenInBfloat16_StaysNearSinglePrecision()
        {
            torch.random.manual_seed(3);
            using var model = new GptModel(Tiny);
            using var half = new GptModel(Tiny) { ComputeType = torch.ScalarType.BFloat16 };
            using (torch.no_grad())
                foreach (var (name, weight) in half.Weights)
                    weight.copy_(model.Weights[name]);
            Assert.That(Logits(half, 1, 2, 3, 4), Is.EqualTo(Logits(model, 1, 2, 3, 4)).Within(0.01f));
        }

        [Test]
        public void Create_WhenNew_FollowsGpt2sInitialisation()
        {
            torch.random.manual_seed(1);
            using var model = new GptModel(GptConfig.Preset("nano"));
            double Deviation(string name) => model.Weights[name].std().item<float>();
            Assert.That(Deviation(GptTensors.TokenEmbedding), Is.EqualTo(0.02).Within(2).Percent);
            Assert.That(Deviation(GptTensors.Block(0) + "mlp.c_fc.weight"), Is.EqualTo(0.02).Within(2).Percent);
            Assert.That(Deviation(GptTensors.Block(0) + "mlp.c_proj.weight"), Is.EqualTo(0.02 / Math.Sqrt(8)).Within(2).Percent);
            Assert.That(Deviation(GptTensors.PositionTable), Is.LessThan(0.05), "positions must not drown the words");
        }

        [Test]
        public void Load_WhenStoredBefore_GivesTheSameLogits()
        {
            using var folder = new TemporaryFolder();
            using var model = new GptModel(Tiny with { Positions = PositionKind.Learned });
            ModelDirectory.Write(folder.Path, model.Config, ModelNotes.None, model.Snapshot());
            using var loaded = new GptModel(ModelDirectory.Open(folder.Path));
            Assert.That(Logits(loaded, 3, 1, 2), Is.EqualTo(Logits(model, 3, 1, 2)));
        }

        private static (float Loss, Dictionary<string, float[]> Gradients) Loss(GptModel model, torch.Tensor logits, torch.Tensor targets)
        {
            using var scope = torch.NewDisposeScope();
            var loss = torch.nn.functional.cross_entropy(logits, targets);
            loss.backward();
            var gradients = new Dictionary<string, float[]>();
            foreach (var (name, weight) in model.Weights.Where(w => w.Value.requires_grad))
            {
                gradients[name] = weight.grad!.data<float>().ToArray();
                weight.grad = null;
            }
            return (loss.item<float>(), gradients);
        }

        private static float[] Logits(GptModel model, params long[] ids)
        {
            using var scope = torch.NewDisposeScope();
            using var mode = torch.no_grad();
            return model.Forward(torch.tensor(ids, [1, ids.Length])).to(torch.ScalarType.Float32).data<float>().ToArray();
        }
    }
}
