using GptDialogue.Dialogue.Reading;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class PhraseFilterTests
    {
        // Two filters over two words of vectors of length 2.
        private static readonly float[] _kernels = { 1, 0, 0, 1, -1, 0, 0, 0 };

        [Test]
        public void Apply_WhenAPhraseStandsAnywhere_FindsItsPlace()
        {
            float[] line = { 0, 0, 0, 9, 3, 0, 0, 4, 0, 0 };
            var strongest = new float[2];
            var at = new int[2];

            PhraseFilter.Apply(_kernels, new[] { 0.5f, 0 }, line, 2, strongest, at);

            Assert.That(strongest, Is.EqualTo(new[] { 9.5f, 0 }), "the first word of a pair may be missing");
            Assert.That(at[0], Is.Zero);
        }

        [Test]
        public void Apply_WhenTheLineHasManyWords_GivesWhatEachWindowAloneWould()
        {
            const int Dimensions = 21, Window = 3, Words = 14;
            var random = new System.Random(5);
            var line = new float[Words * Dimensions];
            var kernel = new float[Window * Dimensions];
            for (var i = 0; i < line.Length; i++)
                line[i] = (float)random.NextDouble() - 0.5f;
            for (var i = 0; i < kernel.Length; i++)
                kernel[i] = (float)random.NextDouble() - 0.5f;
            float[] all = new float[1], one = new float[1];
            int[] at = new int[1], never = new int[1];
            var most = float.NegativeInfinity;
            var best = 0;
            for (var start = 0; start + kernel.Length <= line.Length; start += Dimensions)
            {
                PhraseFilter.Apply(kernel, new float[1], line[start..(start + kernel.Length)], Dimensions, one, never);
                if (one[0] > most)
                    (most, best) = (one[0], start);
            }

            PhraseFilter.Apply(kernel, new float[1], line, Dimensions, all, at);

            Assert.That(all[0], Is.EqualTo(most).Within(1e-5));
            Assert.That(at[0], Is.EqualTo(best));
        }

        [Test]
        public void Apply_WhenAllAnswersAreNegative_KeepsTheLeastSo()
        {
            float[] line = { 5, 0, 2, 0, 3, 0 };
            var strongest = new float[2];
            var at = new int[2];

            PhraseFilter.Apply(_kernels, new float[2], line, 2, strongest, at);

            Assert.That(strongest[1], Is.EqualTo(-2));
            Assert.That(at[1], Is.EqualTo(2));
        }

        [Test]
        public void Apply_WhenVectorsAreLongerThanARegister_AddsAllTheirProducts()
        {
            var line = new float[77];
            var kernel = new float[77];
            for (var i = 0; i < line.Length; i++)
                (line[i], kernel[i]) = (i, 1);
            var strongest = new float[1];

            PhraseFilter.Apply(kernel, new float[1], line, 77, strongest, new int[1]);

            Assert.That(strongest[0], Is.EqualTo(77 * 76 / 2));
        }
    }
}
