using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Text;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// Learns vectors of word stems whose sum over a line comes near to the vector that a sentence encoder gives the line: distillation
    /// (Hinton et al. 2015) into a bag of words (Wieting et al. 2016). The sums shall have the direction of the encoder's vectors,
    /// reduced to their main components, and the lines of a batch shall be as like to one another as the encoder finds them (Park et al. 2019).
    /// </summary>
    internal sealed class SenseTraining(SenseLines lines, int width, int seed)
    {
        private const int BatchSize = 512;
        private const double FirstRate = 4e-3;
        private const double LastRate = 1e-5;
        private const double InitialSpread = 0.02;
        private const double Temperature = 0.07; // of the likeness: what is nearest counts most
        private const int LinesForComponents = 20_000;

        private readonly Random _random = new(seed);

        /// <summary>Trains; the same lines and seed give the same vectors.</summary>
        /// <param name="epochs">How often each line is seen.</param>
        /// <param name="say">Gets the progress.</param>
        public SenseVectors Run(int epochs, Action<string> say)
        {
            random.manual_seed(seed);
            using var scope = NewDisposeScope();
            var wanted = Reduce(tensor(lines.Vectors, lines.Count, lines.Width));
            // Row 0 takes whatever has no stem of its own, so that every line has a row.
            var table = nn.Parameter(randn(lines.Stems.Count + 1, width) * InitialSpread);
            var optimizer = optim.Adam([table], FirstRate);
            var steps = Math.Max(1, epochs * lines.Count / BatchSize);
            for (var step = 0; step < steps; step++)
            {
                using var inner = NewDisposeScope();
                optimizer.ParamGroups.First().LearningRate = FirstRate + (LastRate - FirstRate) * step / steps;
                var batch = Enumerable.Range(0, Math.Min(BatchSize, lines.Count)).Select(_ => _random.Next(lines.Count)).ToArray();
                var sums = F.normalize(Sum(table, batch), dim: 1);
                var targets = wanted.index_select(0, tensor(batch.Select(i => (long)i).ToArray()));
                var apart = (1 - (sums * targets).sum(1)).mean();
                var loss = apart + Unlike(sums, targets);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                if (step % (steps / 10 + 1) == 0)
                    say($"step {step,5} of {steps}  mean cosine {1 - apart.ToSingle():F3}");
            }

            return SenseVectors.Create(lines.Stems, table.detach()[1..].contiguous().data<float>().ToArray());
        }

        // (lines, width) of length 1: the leading components of what tells the encoder's vectors apart.
        private Tensor Reduce(Tensor vectors)
        {
            using var scope = NewDisposeScope();
            var units = F.normalize(vectors, dim: 1);
            var centred = units - units.mean([0L], true);
            var some = centred[..Math.Min(LinesForComponents, lines.Count)];
            var (_, axes) = linalg.eigh(some.t().matmul(some));
            var leading = axes[.., (lines.Width - width)..]; // eigenvalues come in ascending order
            return F.normalize(centred.matmul(leading), dim: 1).MoveToOuterDisposeScope();
        }

        private Tensor Sum(Tensor table, int[] batch)
        {
            var rows = new List<long>();
            var owners = new List<long>();
            for (var i = 0; i < batch.Length; i++)
            {
                rows.AddRange(lines.Rows[batch[i]]);
                owners.AddRange(lines.Rows[batch[i]].Select(_ => (long)i));
            }

            return zeros(batch.Length, width).index_add(0, tensor(owners), table.index_select(0, tensor(rows)), 1);
        }

        private static Tensor Unlike(Tensor sums, Tensor targets)
        {
            var self = eye(sums.shape[0]) * 1e4; // every line is likest to itself, which teaches nothing
            var found = F.log_softmax(sums.matmul(sums.t()) / Temperature - self, 1);
            var wanted = F.softmax(targets.matmul(targets.t()) / Temperature - self, 1);
            return -(wanted * found).sum() / sums.shape[0];
        }
    }
}
