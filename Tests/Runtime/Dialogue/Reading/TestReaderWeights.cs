using System;
using System.Linq;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    /// <summary>Weights of small intent readers.</summary>
    internal static class TestReaderWeights
    {
        public const int Width = 8, Buckets = 64, DirectBuckets = 32, Dimensions = 4;
        private static readonly (int Window, int Count)[] _filters = { (3, 6), (2, 5) };

        /// <summary>Two networks, all weights drawn between -0.5 and 0.5.</summary>
        /// <param name="random">Draws them.</param>
        /// <param name="words">Number of known words.</param>
        /// <param name="intents">Number of intents.</param>
        public static ReaderWeights Draw(Random random, int words, int intents) => Make(words, intents, () => (float)random.NextDouble() - 0.5f, 2);

        /// <summary>One network, all weights 0 where none are given.</summary>
        public static ReaderWeights Zero(int words, int intents, float[]? output = null, float[]? direct = null, PhraseWeights? phrases = null)
        {
            var zero = Make(words, intents, () => 0, 1);
            var member = zero.Members[0];
            return new ReaderWeights(new[] { new ReaderMember(member.Features, phrases ?? member.Phrases, member.Mixing, member.HiddenBias, output ?? member.Output) }, direct ?? zero.Direct, zero.Bias);
        }

        private static ReaderWeights Make(int words, int intents, Func<float> next, int members)
        {
            float[] Next(int count) => Enumerable.Range(0, count).Select(_ => next()).ToArray();
            ReaderMember Member()
            {
                var phrases = new PhraseWeights(
                    Next((WordSequence.Specials + words) * Dimensions), Dimensions,
                    _filters.Select(f => Next(f.Count * f.Window * Dimensions)).ToArray(), _filters.Select(f => Next(f.Count)).ToArray());
                return new ReaderMember(Next(Buckets * Width), phrases, Next(_filters.Sum(f => f.Count) * Width), Next(Width), Next(Width * intents));
            }

            return new ReaderWeights(Enumerable.Range(0, members).Select(_ => Member()).ToArray(), Next(DirectBuckets * intents), Next(intents));
        }
    }
}
