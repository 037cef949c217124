using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reply
{
    public sealed class ReplyScriptTests
    {
        private readonly ReplyScript _script = new();

        [SetUp]
        public void Prescribe()
        {
            _script.Clear();
            _script.Add([500, 501, 502]);
            _script.Add([500, 501]);
            _script.Add([510]);
        }

        [Test]
        public void Mask_WhileRepliesDiffer_LeavesWhatTheyGoOnWith()
        {
            Assert.That(Legal(), Is.EqualTo(new[] { 500, 510 }));
            Assert.That(_script.OnlyToken(), Is.EqualTo(-1));
            _script.Accept(500);
            Assert.That(_script.OnlyToken(), Is.EqualTo(501));
            _script.Accept(501);
            Assert.That(Legal(), Is.EquivalentTo(new[] { Control.End, 502 }));
        }

        [Test]
        public void Mask_WhenLogitsAreNotNumbers_StillLeavesAChoice()
        {
            var logits = Enumerable.Repeat(float.NaN, 600).ToArray();
            _script.Mask(logits);
            Assert.That(logits.Count(float.IsFinite), Is.EqualTo(2));
        }

        [Test]
        public void Mask_WhenRanked_GoesByTheBestReplyAndNotByTheModel()
        {
            _script.Clear();
            _script.IsRanked = true;
            _script.Add([500, 501], 0.2f);
            _script.Add([500, 502], 1f);
            _script.Add([510], 0.5f);
            var logits = Enumerable.Range(0, 600).Select(i => (float)i).ToArray();

            _script.Mask(logits);

            Assert.That((logits[500], logits[510]), Is.EqualTo((1f, 0.5f)));
            Assert.That(logits.Count(float.IsFinite), Is.EqualTo(2));
        }

        [Test]
        public void Clear_AfterSomeWords_PrescribesNothing()
        {
            _script.Accept(500);
            _script.Clear();
            Assert.That(_script.IsEmpty, Is.True);
        }

        private int[] Legal()
        {
            var logits = new float[600];
            _script.Mask(logits);
            return Enumerable.Range(0, logits.Length).Where(i => float.IsFinite(logits[i])).ToArray();
        }
    }
}
