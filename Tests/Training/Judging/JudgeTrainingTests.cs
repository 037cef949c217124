using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Training.Judging;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Judging
{
    [TestFixture]
    public sealed class JudgeTrainingTests
    {
        private static readonly bool[] _all = Enumerable.Repeat(true, Enum.GetValues<LineClass>().Length).ToArray();

        [Test]
        public void Run_WhenANumberTellsTheClass_LearnsIt()
        {
            var said = new List<string>();

            var judge = new JudgeTraining(Worlds(5), 1).Run(said.Add);

            Assert.That(judge.Judge([1f, 0f], _all), Is.EqualTo(LineClass.Fact));
            Assert.That(judge.Judge([0f, 1f], _all), Is.EqualTo(LineClass.Talk));
            Assert.That(said.Single(), Does.Contain("100.0 % are taken for what they are after, by rules alone 50.0 %"));
        }

        [Test]
        public void Run_WhenRunTwice_GivesTheSame()
        {
            byte[] Run() => new JudgeTraining(Worlds(2), 3).Run(_ => { }).ToBytes();

            Assert.That(Run(), Is.EqualTo(Run()));
        }

        [Test]
        public void Run_WhenNoLineHasAnAnswer_SaysSo()
        {
            var lost = new JudgeExample([1f], _all, new bool[Enum.GetValues<LineClass>().Length], LineClass.Talk, 1f);

            Assert.That(() => new JudgeTraining([[lost]], 1).Run(_ => { }), Throws.TypeOf<GptDialogueException>().With.Message.Contains("nothing to learn"));
        }

        private static IReadOnlyList<IReadOnlyList<JudgeExample>> Worlds(int count) =>
            Enumerable.Range(0, count).Select(_ => (IReadOnlyList<JudgeExample>)Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? Example([1f, 0f], LineClass.Fact) : Example([0f, 1f], LineClass.Talk)).ToList()).ToList();

        private static JudgeExample Example(float[] features, LineClass right) =>
            new(features, _all, Enumerable.Range(0, Enum.GetValues<LineClass>().Length).Select(i => i == (int)right).ToArray(), LineClass.Talk, 1f);
    }
}
