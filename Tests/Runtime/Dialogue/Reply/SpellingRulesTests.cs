using System.Text;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reply
{
    public sealed class SpellingRulesTests
    {
        private static readonly SpellingRules _rules = new SpellingRules(new Lexicon(new[] { "that", "that'll", "do", "i", "know", "the", "road" }));

        [TestCase(" That's the road.")]
        [TestCase(" That'll do.")]
        [TestCase(" The road's that, I know.")]
        public void TryAdvance_WhenWordsAreInTheLexicon_Passes(string text)
        {
            Assert.That(Spells(text), Is.True);
        }

        [TestCase(" That'sl")]
        [TestCase(" That'd do.")]
        [TestCase(" I know Road.")]
        [TestCase(" I know rome.")]
        public void TryAdvance_WhenAWordIsNotInTheLexicon_Refuses(string text)
        {
            Assert.That(Spells(text), Is.False);
        }

        [TestCase(" I know Rome. It is 5 copper!", true)]
        [TestCase(" I know Rome", false)]
        [TestCase(" I know Rom\u00e9.", false)]
        [TestCase(" I know\nRome.", false)]
        public void TryAdvance_WhenFree_PassesAnyPlainSentence(string text, bool passes)
        {
            Assert.That(Spells(text, new SpellingRules(new Lexicon(new[] { "that" }), free: true)), Is.EqualTo(passes));
        }

        private static bool Spells(string text) => Spells(text, _rules);

        private static bool Spells(string text, SpellingRules rules)
        {
            var state = SpellingRules.State.Start;
            foreach (var b in Encoding.UTF8.GetBytes(text))
            {
                if (!rules.TryAdvance(ref state, new[] { b }))
                    return false;
            }

            return state.AtSentenceEnd;
        }
    }
}
