using System;
using System.Linq;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Dialogue.Reply;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Judging
{
    public sealed class LineJudgeTests
    {
        private static readonly bool[] _all = Enumerable.Repeat(true, LineClasses.Count).ToArray();

        // Two numbers: the first speaks for a request, the second, through the one hidden unit, for a fact.
        private static readonly LineJudge _judge = Create();

        [Test]
        public void Judge_WhenANumberSpeaksForAClass_ChoosesIt()
        {
            Assert.That(_judge.Judge([2f, 0f], _all), Is.EqualTo(LineClass.Request));
            Assert.That(_judge.Judge([0f, 2f], _all), Is.EqualTo(LineClass.Fact));
            Assert.That(_judge.Judge([0f, 0f], _all), Is.EqualTo(LineClass.Talk));
        }

        [Test]
        public void Judge_WhenTheLikeliestIsImpossible_ChoosesTheNext()
        {
            var possible = (bool[])_all.Clone();
            possible[(int)LineClass.Request] = false;

            Assert.That(_judge.Judge([2f, 0f], possible), Is.EqualTo(LineClass.Talk));
        }

        [Test]
        public void FromBytes_OfWhatToBytesWrote_JudgesTheSame()
        {
            var read = LineJudge.FromBytes(_judge.ToBytes());

            Assert.That(read.Features, Is.EqualTo(2));
            foreach (var line in new[] { new[] { 2f, 0f }, [0f, 2f], [0f, 0f] })
                Assert.That(read.Judge(line, _all), Is.EqualTo(_judge.Judge(line, _all)));
        }

        [Test]
        public void FromBytes_WhenCutOffOrNewer_SaysSo()
        {
            var bytes = _judge.ToBytes();
            var newer = bytes.ToArray();
            newer[1] = 9;

            Assert.That(() => LineJudge.FromBytes(bytes[..^3]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("damaged"));
            Assert.That(() => LineJudge.FromBytes(newer), Throws.TypeOf<GptDialogueException>().With.Message.Contains("version 9"));
        }

        [Test]
        public void Create_WhenSizesDoNotFitOrAScaleIsNone_Throws()
        {
            var classes = new float[LineClasses.Count];

            Assert.That(() => LineJudge.Create([0f], [0f], classes, classes, [1f], [0f], classes), Throws.ArgumentException);
            Assert.That(() => LineJudge.Create([0f, 0f], [1f, 1f], classes, classes, [1f], [0f], classes), Throws.ArgumentException);
        }

        [Test]
        public void Of_EveryIntent_IsTheClassOfItsAnswer()
        {
            Assert.That(LineClasses.Of(PlayerIntent.Find("ask_price")), Is.EqualTo(LineClass.Item));
            Assert.That(LineClasses.Of(PlayerIntent.Find("ask_identity")), Is.EqualTo(LineClass.Identity));
            Assert.That(LineClasses.Of(PlayerIntent.Find("look_alike")), Is.EqualTo(LineClass.Talk));
            Assert.That(PlayerIntent.All.Select(LineClasses.Of).Distinct().Count(), Is.EqualTo(LineClasses.Count));
        }

        private static LineJudge Create()
        {
            var direct = new float[2 * LineClasses.Count];
            direct[(int)LineClass.Request] = 3f;
            var bias = new float[LineClasses.Count];
            bias[(int)LineClass.Talk] = 1f;
            var outer = new float[LineClasses.Count];
            outer[(int)LineClass.Fact] = 3f;
            return LineJudge.Create([0f, 0f], [1f, 1f], direct, bias, [0f, 1f], [0f], outer);
        }
    }
}
