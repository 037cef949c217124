using System;
using System.Linq;
using System.Text.RegularExpressions;
using GptDialogue.Composer;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Composer
{
    public class FactSourceTests
    {
        private static readonly string[] _people = ["Self", "Ada", "Bo"];
        private static readonly string[] _places = ["the Mill", "the Pier"];
        private static readonly string[] _items = ["rope", "lamp"];

        [Test]
        public void Draw_WhenAFactComesWithQuestions_NamesTheWorldInThem()
        {
            var drawn = Draw(heldOut: false);

            Assert.That(drawn.Count(f => f.Questions.Count > 0), Is.GreaterThan(100));
            Assert.That(drawn.SelectMany(f => f.Questions.Append(f.Text).Concat(f.Topics)).Where(t => Regex.IsMatch(t, @"[{}]")), Is.Empty);
        }

        [Test]
        public void Draw_WhenHeldOut_SharesNoQuestionWithTraining()
        {
            var training = Draw(heldOut: false).SelectMany(f => f.Questions).ToHashSet();
            var heldOut = Draw(heldOut: true).SelectMany(f => f.Questions).ToHashSet();

            Assert.That(heldOut, Is.Not.Empty);
            Assert.That(heldOut.Where(training.Contains), Is.Empty);
        }

        private static DrawnFact[] Draw(bool heldOut)
        {
            var source = FactSource.Load([], heldOut);
            var random = new Random(1);
            return Enumerable.Range(0, 1000).Select(_ => source.Draw(random, _people, _places, _items)).ToArray();
        }
    }
}
