using System;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reply
{
    public sealed class ReplyRendererTests
    {
        private BpeTokenizer _tokenizer = null!;
        private TurnAnalyser _analyser = null!;
        private SlotTable _slots = null!;
        private ReplyRenderer _renderer = null!;

        [SetUp]
        public void Make()
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            _tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
            var world = TestWorlds.Village();
            _analyser = new TurnAnalyser(world, TestWorlds.Mara(), new Lexicon([]));
            _slots = new SlotTable(_analyser.Glossary);
            _renderer = new ReplyRenderer(new VocabularyMap(_tokenizer), _analyser, _slots, "friend");
        }

        [TestCase("[north bridge] is out", "The north bridge is out")]
        [TestCase(" Mind [north bridge]", "Mind the north bridge")]
        [TestCase(" Mind the [north bridge]", "Mind the north bridge")]
        [TestCase(" You want a [ale]", "You want an ale")]
        [TestCase(" You want an [iron key]", "You want an iron key")]
        [TestCase(" My [iron key]", "My iron key")]
        [TestCase(" Orrin's [iron key]", "Orrin's iron key")]
        [TestCase(" Go to [Saltgate]", "Go to Saltgate")]
        [TestCase(" Ask [Captain Orrin]", "Ask Captain Orrin")]
        [TestCase("[ale] is [price:ale]", "The ale is 2 copper")]
        [TestCase(" Well met. [north bridge]", "Well met. The north bridge")]
        public void Add_OfNames_PutsArticlesAndCapitalsRight(string pattern, string expected) =>
            Assert.That(Render(pattern, null), Is.EqualTo(expected));

        [TestCase("", "The spring flood washed away the north bridge.")]
        [TestCase(" They say", "They say the spring flood washed away the north bridge.")]
        [TestCase(" Hear me.", "Hear me. The spring flood washed away the north bridge.")]
        public void Add_OfAFact_GoesOnInTheSentence(string leadIn, string expected)
        {
            var fact = TestWorlds.Village().Facts.First(f => f.Id == "bridge_out");
            Assert.That(Render(leadIn + "[fact]", fact), Is.EqualTo(expected));
        }

        [Test]
        public void Add_OfAFactThatBeginsWithI_KeepsTheCapital()
        {
            var fact = new Fact("f", "I'll be gone by morning", [], null, Condition.Always);
            Assert.That(Render(" They know[fact]", fact), Is.EqualTo("They know I'll be gone by morning."));
        }

        [Test]
        public void Take_WhileAnArticleWaitsForItsNoun_HoldsItBack()
        {
            _renderer.Begin();
            AddText(" You want a ");
            Assert.That(_renderer.Take(false).ToString(), Is.EqualTo("You want "));
            _renderer.Add(_slots.Token(_analyser.Glossary.Find("ale")!), null);
            AddText(" now");
            Assert.That(_renderer.Take(false).ToString(), Is.EqualTo("an ale "));
            Assert.That(_renderer.Take(true).ToString(), Is.EqualTo("now"));
        }

        [Test]
        public void AddAndTake_OfEverything_AllocateNothing()
        {
            var fact = TestWorlds.Village().Facts[0];
            var tokens = Tokens(" You want a [ale] for [price:ale] from [Captain Orrin], and a [iron key]. They say[fact] [north bridge]'s [wares]");
            void Say()
            {
                _renderer.Begin();
                foreach (var token in tokens)
                {
                    _renderer.Add(token, fact);
                    _renderer.Take(false);
                }
                _renderer.Take(true);
            }

            Say();
            Assert.That(Garbage.Of(Say), Is.Zero);
            Assert.That(_renderer.Text, Does.Contain("ale for 2 copper from Captain Orrin, and an iron key. They say the spring flood"));
        }

        private string Render(string pattern, Fact? fact)
        {
            _renderer.Begin();
            foreach (var token in Tokens(pattern)) _renderer.Add(token, fact);
            return _renderer.Text;
        }

        private void AddText(string text)
        {
            foreach (var token in _tokenizer.Encode(text)) _renderer.Add(token, null);
        }

        /// <summary>Text with names in brackets; a slot stands for the name and the space before it.</summary>
        private int[] Tokens(string pattern) => pattern.Split('[', ']').SelectMany((part, i) =>
            i % 2 == 0 ? (System.Collections.Generic.IEnumerable<int>)_tokenizer.Encode(part.TrimEnd())
            : part == "fact" ? [Control.FactPointer(0)]
            : part == "wares" ? [Control.Wares]
            : part.StartsWith("price:", StringComparison.Ordinal) ? [SlotTable.PriceOf(_slots.Token(_analyser.Glossary.Find(part[6..])!))]
            : [_slots.Token(_analyser.Glossary.Find(part)!)]).ToArray();
    }
}
