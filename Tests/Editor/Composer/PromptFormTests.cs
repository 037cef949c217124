using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GptDialogue.Bundles;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Composer
{
    public sealed class PromptFormTests
    {
        private const int Examples = 400;

        private static readonly string[] _slots = ["<self>", "<here>", "<world>", "<listener>", "<wares>", "<person.", "<place.", "<item.", "<price.", "<role"];

        private BpeTokenizer _tokenizer = null!;
        private Lexicon _lexicon = null!;
        private ComposedTurn[] _usual = null!;

        [OneTimeSetUp]
        public void LoadTokenizer()
        {
            using var bundle = BundleReader.Open(Path.Combine(RepositoryRoot(), "Tests", "Fixtures~", "nano.gptbundle"));
            _tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
            _lexicon = new Lexicon(DialogueComposer.BuildLexicon([]));
            _usual = Compose(new PromptForm());
        }

        [TestCase(true, false)]
        [TestCase(false, true)]
        public void Compose_InAnotherForm_GivesTheSameDialogues(bool exchanges, bool slots)
        {
            var turns = Compose(new PromptForm { Exchanges = exchanges, Slots = slots });

            Assert.That(turns.Select(t => (t.Player, t.Reply, t.Intent)), Is.EqualTo(_usual.Select(t => (t.Player, t.Reply, t.Intent))));
        }

        [Test]
        public void Compose_WithoutExchanges_ShowsNoLines()
        {
            Assert.That(_usual.Count(t => Prompt(t).Any(IsLine)), Is.Positive);
            Assert.That(Compose(new PromptForm { Exchanges = false }).Count(t => Prompt(t).Any(IsLine)), Is.Zero);
        }

        [Test]
        public void Compose_WhenNamesAreWrittenOut_UsesSlotsForNothingButArguments()
        {
            Assert.That(_usual.Count(t => Words(t).Any(IsSlot)), Is.GreaterThan(Examples / 20)); // most small talk names nothing
            foreach (var turn in Compose(new PromptForm { Slots = false }))
            {
                Assert.That(Words(turn).Where(IsSlot), Is.Empty, turn.Reply);
                var prompt = Prompt(turn).ToArray();
                for (var i = 0; i < prompt.Length; i++)
                    Assert.That(IsSlot(prompt[i]) && (i + 1 == prompt.Length || prompt[i + 1] < SpecialTokens.Count), Is.False, "a slot without its name");
            }
        }

        [Test]
        public void Compose_WhenNamesAreWrittenOut_SaysPricesThatThePromptHolds()
        {
            var priced = Compose(new PromptForm { Slots = false }, 4 * Examples).Where(t => t.Reply.Contains("{price}")).ToArray();

            Assert.That(priced, Is.Not.Empty);
            foreach (var turn in priced)
            {
                var said = Regex.Matches(_tokenizer.Decode(Words(turn).Where(IsText).ToArray()), @"\d+").Select(m => m.Value);
                var shown = _tokenizer.Decode(Prompt(turn).Where(IsText).ToArray());
                Assert.That(said.Where(n => !shown.Contains(n)), Is.Empty, turn.Reply);
            }
        }

        private ComposedTurn[] Compose(PromptForm form, int count = Examples) => DialogueComposer.Create(_tokenizer, _lexicon, [], form: form).Compose(5).Take(count).ToArray();

        private static IEnumerable<int> Prompt(ComposedTurn turn) => turn.Tokens.Take(turn.ReplyStart);

        private static IEnumerable<int> Words(ComposedTurn turn) => turn.Tokens.Skip(turn.WordsStart);

        private static bool IsText(int token) => token >= SpecialTokens.Count;

        private static bool IsLine(int token) => token < SpecialTokens.Count && SpecialTokens.Names[token].StartsWith("<line.", System.StringComparison.Ordinal);

        private static bool IsSlot(int token) => token < SpecialTokens.Count && _slots.Any(s => SpecialTokens.Names[token].StartsWith(s, System.StringComparison.Ordinal));

        private static string RepositoryRoot()
        {
            var folder = TestContext.CurrentContext.TestDirectory;
            while (!File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }
}
