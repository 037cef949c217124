using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Topics;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// Trains a <see cref="ReplyRanker"/> on readers' verdicts: how apt a reply is to a line is the product of their vectors (Henderson et al. 2017). That of a
    /// reply is made of what is known of its words and of a part of its own, so that replies that few lines were rated with lean on those like them.
    /// </summary>
    internal sealed class RankTraining(IReadOnlyList<RatedLine> lines, RankFeatures features, int seed)
    {
        private const int Width = 24;
        private const int Epochs = 14;
        private const int BatchSize = 256;
        private const double Rate = 3e-3;
        private const double Decay = 0.03;
        private const double Dropout = 0.35;
        private const double Spread = 0.05;

        /// <summary>One line in so many is held out to measure by.</summary>
        private const int HeldOut = 10;

        /// <summary>Of the replies to a line so many are what a player may come to hear.</summary>
        private const int Best = 3;

        /// <summary>What a fair reply counts between one beside the point and an apt one.</summary>
        private const float Fair = 0.6f;

        private readonly Random _random = new(seed);
        private readonly string[] _replies = lines.SelectMany(l => l.Replies).Select(r => r.Text).Distinct().ToArray();

        /// <summary>Measures on lines held out, then trains on all.</summary>
        /// <param name="texts">The replies that the ranker shall know.</param>
        /// <param name="say">Gets the progress.</param>
        public ReplyRanker Run(IReadOnlyList<string> texts, Action<string> say)
        {
            var heldOut = lines.Where((_, i) => i % HeldOut == 0).ToList();
            say(Measure(Train(lines.Except(heldOut).ToList(), _replies), heldOut));
            return Train(lines, texts);
        }

        private ReplyRanker Train(IReadOnlyList<RatedLine> material, IReadOnlyList<string> texts)
        {
            random.manual_seed(seed);
            using var scope = NewDisposeScope();
            var rows = _replies.Select((r, i) => (r, i)).ToDictionary(r => r.r, r => (long)r.i);
            var pairs = material.SelectMany((l, i) => l.Replies.Select(r => (Line: (long)i, Reply: rows[r.Text], Wanted: r.Aptness == Aptness.Apt ? 1f : r.Aptness == Aptness.Fair ? Fair : 0f))).ToArray();
            var lineTraits = Matrix(material.Select(l => features.OfLine(l.Text)).ToArray());
            var replyTraits = Matrix(_replies.Select(features.OfReply).ToArray());
            var network = new Network(lineTraits.shape[1], replyTraits.shape[1], _replies.Length);
            var optimizer = optim.AdamW(network.Weights, Rate, weight_decay: Decay);
            var steps = Epochs * pairs.Length / BatchSize;
            for (var step = 0; step < steps; step++)
            {
                using var inner = NewDisposeScope();
                optimizer.ParamGroups.First().LearningRate = Rate * (1 - (double)step / steps);
                var batch = Enumerable.Range(0, BatchSize).Select(_ => pairs[_random.Next(pairs.Length)]).ToArray();
                var replies = tensor(batch.Select(p => p.Reply).ToArray());
                var scores = network.Score(
                    F.dropout(lineTraits.index_select(0, tensor(batch.Select(p => p.Line).ToArray())), Dropout, true),
                    F.dropout(replyTraits.index_select(0, replies), Dropout, true), network.Own.index_select(0, replies));
                var loss = F.binary_cross_entropy_with_logits(scores, tensor(batch.Select(p => p.Wanted).ToArray()));
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
            }

            return Bake(network, texts, rows);
        }

        // What is known of a reply's words and its own part are sums that no line changes.
        private ReplyRanker Bake(Network network, IReadOnlyList<string> texts, Dictionary<string, long> rows)
        {
            using var none = no_grad();
            var vectors = network.Vector(Matrix(texts.Select(features.OfReply).ToArray()));
            var own = cat([network.Own, zeros(1, Width + 1)], 0).index_select(0, tensor(texts.Select(t => rows.GetValueOrDefault(t, _replies.Length)).ToArray()));
            var lineWeights = Values(network.Line);
            features.Unscale(lineWeights, Width);
            return ReplyRanker.Create(lineWeights, Values(network.LineBias), texts, Values(vectors + own));
        }

        private string Measure(ReplyRanker ranker, IReadOnlyList<RatedLine> heldOut)
        {
            double all = 0, best = 0;
            foreach (var line in heldOut)
            {
                var wants = ranker.Wants(features.Traits(line.Text));
                all += line.Replies.Average(Sensible);
                best += line.Replies.OrderByDescending(r => ranker.Score(wants, r.Text)).Take(Best).Average(Sensible);
            }

            return $"Reply ranker: of the replies to {heldOut.Count} lines held out {100 * all / heldOut.Count:F1} % are not beside the point, of the best {Best} {100 * best / heldOut.Count:F1} %.";
        }

        private static double Sensible((string Text, Aptness Aptness) reply) => reply.Aptness == Aptness.Beside ? 0 : 1;

        private static Tensor Matrix(float[][] rows) => tensor(rows.SelectMany(r => r).ToArray(), rows.Length, rows[0].Length);

        private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

        // score = tanh(line · Line + LineBias) · vector of the reply + what the reply and the line count alone
        private sealed class Network(long lineTraits, long replyTraits, long replies)
        {
            public Tensor Line { get; } = nn.Parameter(randn(lineTraits, Width) * Spread);

            public Tensor LineBias { get; } = nn.Parameter(zeros(Width));

            public Tensor LineAlone { get; } = nn.Parameter(zeros(lineTraits));

            public Tensor Reply { get; } = nn.Parameter(randn(replyTraits, Width + 1) * Spread);

            public Tensor ReplyBias { get; } = nn.Parameter(zeros(Width + 1));

            public Tensor Own { get; } = nn.Parameter(zeros(replies, Width + 1));

            public IEnumerable<TorchSharp.Modules.Parameter> Weights => new[] { Line, LineBias, LineAlone, Reply, ReplyBias, Own }.Cast<TorchSharp.Modules.Parameter>();

            public Tensor Vector(Tensor reply) => reply.matmul(Reply) + ReplyBias;

            public Tensor Score(Tensor line, Tensor reply, Tensor own)
            {
                var vector = Vector(reply) + own;
                return (tanh(line.matmul(Line) + LineBias) * vector[.., ..Width]).sum(1) + vector[.., Width] + line.matmul(LineAlone);
            }
        }
    }
}
