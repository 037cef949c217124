using System;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class AdamTableTests
    {
        private const int Width = 11; // no multiple of what a processor takes at once

        [Test]
        public void Step_WhenARowGotNoGradient_LeavesIt()
        {
            var table = new AdamTable(3, Width);
            table.Draw(new Random(1), 1);
            var before = (float[])table.Values.Clone();
            table.Push(1, Filled(2), 1);
            table.Step(0.1f, 1);

            Assert.That(table.Row(0).ToArray(), Is.EqualTo(before[..Width]));
            Assert.That(table.Row(2).ToArray(), Is.EqualTo(before[(2 * Width)..]));
            Assert.That(table.Row(1).ToArray(), Is.Not.EqualTo(before[Width..(2 * Width)]));
        }

        [Test]
        public void Step_AtFirst_MovesByTheRateAgainstTheGradientWhateverItsSize()
        {
            var table = new AdamTable(2, Width);
            table.Push(0, Filled(300), 0.5f);
            table.Push(1, Filled(-0.02f), 1);
            table.Step(0.1f, 1 / 32f);

            Assert.That(table.Row(0).ToArray(), Is.All.EqualTo(-0.1f).Within(1e-4));
            Assert.That(table.Row(1).ToArray(), Is.All.EqualTo(0.1f).Within(1e-4));
        }

        [Test]
        public void Step_WhenGradientsCancel_StaysWhereItIs()
        {
            var table = new AdamTable(1, Width);
            table.Push(0, Filled(1), 1);
            table.Push(0, Filled(1), -1);
            table.Step(0.1f, 1);

            Assert.That(table.Values, Is.All.Zero);
        }

        [Test]
        public void Step_WhenRepeated_FindsTheLeastOfABowl()
        {
            var table = new AdamTable(1, Width);
            for (var i = 0; i < 2000; i++)
            {
                var gradient = new float[Width];
                for (var j = 0; j < Width; j++)
                    gradient[j] = table.Values[j] - j;
                table.Push(0, gradient, 1);
                table.Step(0.05f, 1);
            }

            for (var j = 0; j < Width; j++)
                Assert.That(table.Values[j], Is.EqualTo(j).Within(0.05));
        }

        private static float[] Filled(float value)
        {
            var values = new float[Width];
            Array.Fill(values, value);
            return values;
        }
    }
}
