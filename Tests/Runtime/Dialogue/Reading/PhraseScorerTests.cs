using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using MessagePack;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class PhraseScorerTests
    {
        private const int Words = 7, Intents = 5;

        [Test]
        public void Score_WhenRoundedToBytes_IsCloseToSinglePrecision()
        {
            var random = new Random(6);
            var weights = TestReaderWeights.Draw(random, Words, Intents);
            var scorer = PhraseScorer.Create(weights);
            var worst = 0f;
            for (var line = 0; line < 50; line++)
            {
                var input = Line(
                    Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(LineFeatures.Count)), Enumerable.Range(0, random.Next(9)).Select(_ => random.Next(WordSequence.Specials + Words)));
                var scores = new float[Intents];
                scorer.Score(input, scores, new float[scorer.Hidden]);
                worst = Math.Max(worst, Exact(weights, input).Zip(scores, (a, b) => Math.Abs(a - b)).Max());
            }

            Assert.That(worst, Is.LessThan(0.2f));
        }

        [Test]
        public void Score_WhenTheLineIsLongerThanAnySequence_LooksAtItsBeginning()
        {
            var scorer = PhraseScorer.Create(TestReaderWeights.Draw(new Random(6), Words, Intents));
            float[] first = new float[Intents], longer = new float[Intents];
            var words = Enumerable.Range(0, 100).Select(i => i % 5).ToArray();

            scorer.Score(Line(Array.Empty<int>(), words.Take(WordSequence.MaxLength)), first, new float[scorer.Hidden]);
            scorer.Score(Line(Array.Empty<int>(), words), longer, new float[scorer.Hidden]);

            Assert.That(longer, Is.EqualTo(first));
        }

        [Test]
        public void Read_WhenWrittenBefore_ScoresTheSame()
        {
            var all = PlayerIntent.All.Select(i => i.Name).ToArray();
            var scorer = PhraseScorer.Create(TestReaderWeights.Draw(new Random(6), 0, all.Length));
            var output = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(output);
            scorer.Write(ref writer, all, WordClusters.None);
            writer.Flush();
            var reader = new MessagePackReader(output.WrittenMemory);
            Assert.That((reader.ReadArrayHeader(), reader.ReadInt32()), Is.EqualTo((PhraseScorer.Fields, PhraseScorer.Version)));
            var line = Line(new[] { 3, 40 }, new[] { 1, 2 });
            float[] expected = new float[all.Length], actual = new float[all.Length];

            float[] hidden = new float[scorer.Hidden], again = new float[scorer.Hidden];

            scorer.Score(line, expected, hidden);
            PhraseScorer.Read(ref reader, out var intents).Score(line, actual, again);

            Assert.That(actual, Is.EqualTo(expected));
            Assert.That(again, Is.EqualTo(hidden).And.Some.Not.Zero);
            Assert.That(intents.Select(i => i.Name), Is.EqualTo(all));
        }

        [Test]
        public void Create_WhenAMatrixDoesNotFit_Throws()
        {
            var weights = TestReaderWeights.Draw(new Random(2), Words, Intents);
            var fit = weights.Members[0];

            void Throws(ReaderMember member) => Assert.That(
                () => PhraseScorer.Create(new ReaderWeights(new[] { fit, member }, weights.Direct, weights.Bias)), NUnit.Framework.Throws.TypeOf<MessagePackSerializationException>());
            Throws(new ReaderMember(fit.Features, fit.Phrases, fit.Mixing, fit.HiddenBias, fit.Output.Skip(1).ToArray()));
            Throws(new ReaderMember(fit.Features.Take(3 * TestReaderWeights.Width).ToArray(), fit.Phrases, fit.Mixing, fit.HiddenBias, fit.Output));
            Throws(new ReaderMember(fit.Features, fit.Phrases, fit.Mixing.Take(TestReaderWeights.Width).ToArray(), fit.HiddenBias, fit.Output));
            var odd = new PhraseWeights(fit.Phrases.Vectors, TestReaderWeights.Dimensions, new[] { new float[6] }, new[] { new float[2] });
            Throws(new ReaderMember(fit.Features, odd, new float[2 * TestReaderWeights.Width], fit.HiddenBias, fit.Output));
            Throws(TestReaderWeights.Draw(new Random(2), Words + 1, Intents).Members[0]);
        }

        [Test]
        public void Create_WhenThereIsNoNetwork_Throws()
        {
            Assert.That(() => PhraseScorer.Create(new ReaderWeights(Array.Empty<ReaderMember>(), new float[32 * Intents], new float[Intents])), Throws.TypeOf<MessagePackSerializationException>());
        }

        private static ReaderInput Line(IEnumerable<int> features, IEnumerable<int> sequence)
        {
            var line = new ReaderInput();
            line.Features.AddRange(features);
            line.Sequence.AddRange(sequence);
            return line;
        }

        // The same sums in single precision, written as they are defined.
        private static float[] Exact(ReaderWeights weights, ReaderInput line)
        {
            var share = line.Features.Count > 0 ? 1 / (float)Math.Sqrt(line.Features.Count) : 0;
            return Enumerable.Range(0, Intents).Select(j => weights.Bias[j] + weights.Members.Sum(m => Hidden(m, line, share).Select((h, i) => h * m.Output[i * Intents + j]).Sum())
                + line.Features.Sum(f => weights.Direct[f % TestReaderWeights.DirectBuckets * Intents + j]) * share).ToArray();
        }

        private static IEnumerable<float> Hidden(ReaderMember member, ReaderInput line, float share)
        {
            var width = TestReaderWeights.Width;
            var phrases = Phrases(member.Phrases, line.Sequence).ToArray();
            return Enumerable.Range(0, width).Select(i => Gelu.At(
                member.HiddenBias[i] + line.Features.Sum(f => member.Features[f % TestReaderWeights.Buckets * width + i]) * share
                + phrases.Select((p, f) => p * member.Mixing[f * width + i]).Sum()));
        }

        private static IEnumerable<float> Phrases(PhraseWeights weights, List<int> sequence)
        {
            var dimensions = weights.Dimensions;
            float At(int word, int d) => word < 0 || word >= sequence.Count ? 0 : weights.Vectors[sequence[word] * dimensions + d];
            for (var k = 0; k < weights.Kernels.Count; k++)
            {
                var size = weights.Kernels[k].Length / weights.Biases[k].Length;
                var window = size / dimensions;
                for (var filter = 0; filter < weights.Biases[k].Length; filter++)
                {
                    yield return sequence.Count == 0 ? 0 : Gelu.At(weights.Biases[k][filter] + Enumerable.Range(1 - window, sequence.Count + window - 1).Max(
                        start => Enumerable.Range(0, size).Sum(i => weights.Kernels[k][filter * size + i] * At(start + i / dimensions, i % dimensions))));
                }
            }
        }
    }
}
