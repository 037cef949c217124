using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Judging;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace GptDialogue.Training.Judging
{
    /// <summary>
    /// Trains a <see cref="LineJudge"/>: the probability of all classes that answer a line rightly together shall be high. Some networks are trained alike from
    /// different beginnings and put side by side, so that what they say is their mean.
    /// </summary>
    internal sealed class JudgeTraining(IReadOnlyList<IReadOnlyList<JudgeExample>> worlds, int seed)
    {
        private const int Networks = 6;
        private const int Hidden = 32;
        private const int Epochs = 30;
        private const int BatchSize = 128;
        private const double Rate = 0.01;
        private const double Decay = 3e-3;
        private const double Dropout = 0.5;
        private const double Spread = 0.01;
        private const float Impossible = -1e4f;
        private const float LeastScale = 0.05f;

        /// <summary>One world in so many is held out to measure by.</summary>
        private const int HeldOut = 5;

        /// <summary>Measures on worlds held out, then trains on all.</summary>
        /// <param name="say">Gets the progress.</param>
        /// <exception cref="GptDialogueException">No line has an answer.</exception>
        public LineJudge Run(Action<string> say)
        {
            var heldOut = worlds.Where((_, i) => i % HeldOut == HeldOut - 1).SelectMany(w => w).ToList();
            if (heldOut.Count > 0)
                say(Measure(Train(worlds.Where((_, i) => i % HeldOut != HeldOut - 1).SelectMany(w => w)), heldOut));
            return Train(worlds.SelectMany(w => w));
        }

        private LineJudge Train(IEnumerable<JudgeExample> lines)
        {
            var examples = lines.Where(l => l.IsAnswerable).ToArray();
            if (examples.Length == 0)
                throw new GptDialogueException("No line has an answer: there is nothing to learn.");
            var width = examples[0].Features.Length;
            var (mean, scale) = Usual(examples, width);
            using var scope = NewDisposeScope();
            random.manual_seed(seed);
            var features = tensor(examples.SelectMany(e => e.Features.Select((f, i) => Math.Clamp((f - mean[i]) / scale[i], -LineJudge.MostDeviation, LineJudge.MostDeviation))).ToArray(), examples.Length, width);
            var networks = Enumerable.Range(0, Networks).Select(i => Fit(features, examples, new Random(seed + i))).ToArray();
            return LineJudge.Create(mean, scale, Values(Mean(networks.Select(n => n.Direct))), Values(Mean(networks.Select(n => n.Bias))),
                Values(cat(networks.Select(n => n.Inner).ToArray(), 1)), Values(cat(networks.Select(n => n.InnerBias).ToArray(), 0)), Values(cat(networks.Select(n => n.Outer / Networks).ToArray(), 0)));
        }

        private static Network Fit(Tensor features, JudgeExample[] examples, Random random)
        {
            var classes = examples[0].Right.Length;
            var possible = Penalties(examples.Select(e => e.Possible), classes);
            var right = Penalties(examples.Select(e => e.Right), classes);
            var weights = tensor(examples.Select(e => e.Weight).ToArray());
            var network = new Network(features.shape[1], Hidden, classes);
            var optimizer = optim.Adam(network.Weights, Rate);
            var steps = Epochs * examples.Length / BatchSize;
            for (var step = 0; step < steps; step++)
            {
                using var inner = NewDisposeScope();
                optimizer.ParamGroups.First().LearningRate = Rate * (1 - (double)step / steps);
                var batch = tensor(Enumerable.Range(0, BatchSize).Select(_ => (long)random.Next(examples.Length)).ToArray());
                var scores = network.Score(features.index_select(0, batch), Dropout) + possible.index_select(0, batch);
                var missed = logsumexp(scores, 1) - logsumexp(scores + right.index_select(0, batch), 1);
                var loss = (missed * weights.index_select(0, batch)).mean() + Decay / 2 * network.Size();
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
            }

            return network;
        }

        // (examples, classes): nothing for what holds, a lot against what does not.
        private static Tensor Penalties(IEnumerable<bool[]> rows, int classes)
        {
            var values = rows.SelectMany(r => r.Select(holds => holds ? 0f : Impossible)).ToArray();
            return tensor(values, values.Length / classes, classes);
        }

        private static (float[] Mean, float[] Scale) Usual(JudgeExample[] examples, int width)
        {
            var mean = Enumerable.Range(0, width).Select(i => examples.Average(e => e.Features[i])).ToArray();
            return (mean, mean.Select((m, i) => LeastScale + MathF.Sqrt(examples.Average(e => (e.Features[i] - m) * (e.Features[i] - m)))).ToArray());
        }

        private static string Measure(LineJudge judge, IReadOnlyList<JudgeExample> lines)
        {
            string Share(Func<JudgeExample, LineClass> choose) => $"{100.0 * lines.Count(l => l.Right[(int)choose(l)]) / lines.Count:F1} %";
            return $"Line judge: of {lines.Count:N0} lines in worlds held out {Share(l => judge.Judge(l.Features, l.Possible))} are taken for what they are after, by rules alone {Share(l => l.Rules)}; "
                + $"for {100.0 * lines.Count(l => l.IsAnswerable) / lines.Count:F1} % what was looked up holds the answer.";
        }

        private static Tensor Mean(IEnumerable<Tensor> tensors) => stack(tensors.ToArray()).mean([0L]);

        private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

        // scores = features · Direct + Bias + relu(features · Inner + InnerBias) · Outer
        private sealed class Network(long features, long hidden, long classes)
        {
            public Tensor Direct { get; } = nn.Parameter(zeros(features, classes));

            public Tensor Bias { get; } = nn.Parameter(zeros(classes));

            public Tensor Inner { get; } = nn.Parameter(randn(features, hidden) / Math.Sqrt(features));

            public Tensor InnerBias { get; } = nn.Parameter(zeros(hidden));

            public Tensor Outer { get; } = nn.Parameter(randn(hidden, classes) * Spread);

            public IEnumerable<TorchSharp.Modules.Parameter> Weights => new[] { Direct, Bias, Inner, InnerBias, Outer }.Cast<TorchSharp.Modules.Parameter>();

            public Tensor Size() => Direct.square().sum() + Inner.square().sum() + Outer.square().sum();

            public Tensor Score(Tensor lines, double dropout) =>
                lines.matmul(Direct) + Bias + F.dropout(F.relu(lines.matmul(Inner) + InnerBias), dropout, true).matmul(Outer);
        }
    }
}
