using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Composer
{
    public sealed class DialogueComposerTests
    {
        private const int Examples = 600;

        private BpeTokenizer _tokenizer = null!;
        private Lexicon _lexicon = null!;

        [OneTimeSetUp]
        public void LoadTokenizer()
        {
            using var bundle = BundleReader.Open(Path.Combine(RepositoryRoot(), "Tests", "Fixtures~", "nano.gptbundle"));
            _tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
            _lexicon = new Lexicon(DialogueComposer.BuildLexicon([]));
        }

        [Test]
        public void Compose_WhenSeedIsTheSame_GivesTheSameExamples()
        {
            var first = Create().Compose(3).Take(60).Select(t => string.Join(",", t.Tokens));
            var second = Create().Compose(3).Take(60).Select(t => string.Join(",", t.Tokens));

            Assert.That(first, Is.EqualTo(second));
            Assert.That(Create().Compose(4).Take(60).Select(t => string.Join(",", t.Tokens)), Is.Not.EqualTo(first));
        }

        [Test]
        public void Compose_WhenRun_CoversEveryIntentAndDropsFew()
        {
            var composer = Create();
            var intents = composer.Compose(1).Take(Examples * 5).Select(t => t.Intent).ToHashSet();

            Assert.That(intents, Is.SupersetOf(new[] { "greet", "ask_identity", "ask_price", "ask_fact_direct", "ask_secret", "request", "look_alike", "meta_attack", "insult", "unknown_topic" }));
            Assert.That(composer.Report.Dropped.Values.Sum(), Is.LessThan(Examples));
        }

        [Test]
        public void Compose_WhenPhrasingsAreHeldOut_SharesNoneWithTraining()
        {
            var training = Phrasings(heldOut: false);
            var heldOut = Phrasings(heldOut: true);

            Assert.That(heldOut, Is.Not.Empty);
            Assert.That(training.Intersect(heldOut), Is.Empty);
        }

        [Test]
        public void Compose_WhenRun_CountsTheLossOnTheReplyOnly()
        {
            foreach (var turn in Create().Compose(2).Take(Examples))
            {
                Assert.That(turn.Tokens[0], Is.EqualTo(SpecialTokens.EndOfText));
                Assert.That(turn.ReplyStart, Is.InRange(1, turn.Tokens.Length - 1));
                Assert.That(turn.Tokens[turn.ReplyStart - 1], Is.EqualTo(SpecialTokens.Id("<|npc|>")));
                Assert.That(SpecialTokens.Names[turn.Tokens[turn.ReplyStart]], Does.StartWith("<family."));
            }
        }

        [Test]
        public void Compose_WhenAWorldIsGiven_PlaysItsLines()
        {
            var world = AuthoredWorlds.Load([Path.Combine(RepositoryRoot(), "Samples", "Tavern", "World")]);
            var composer = DialogueComposer.Create(_tokenizer, _lexicon, [], worlds: world);

            Assert.That(composer.Compose(1).Take(Examples * 2).Select(t => t.Intent), Does.Contain("authored"));
        }

        [Test]
        public void Compose_WhenAWorldHasOneCharacterAndNothingElse_GoesOn()
        {
            using var folder = new TestFolder();
            folder.Write("quay.world.yaml", "world: quay\n");
            folder.Write("finn.npc.yaml", """
                id: finn
                name: Finn
                role: ferryman
                fallback: { unknown: ["Ask the water."], refuse: ["No."], busy: ["Wait."], farewell: ["Mind the planks."] }
                """);
            var composer = DialogueComposer.Create(_tokenizer, _lexicon, [], worlds: AuthoredWorlds.Load([folder.Path]));

            Assert.That(composer.Compose(1).Take(Examples * 4).Count(), Is.EqualTo(Examples * 4));
        }

        private static HashSet<string> Phrasings(bool heldOut)
        {
            var bank = PhraseBank.Load(heldOut);
            return bank.PlayerIntents.SelectMany(bank.Player).Select(p => p.Text.ToLowerInvariant()).ToHashSet();
        }

        private DialogueComposer Create() => DialogueComposer.Create(_tokenizer, _lexicon, []);

        internal static string RepositoryRoot()
        {
            var folder = TestContext.CurrentContext.TestDirectory;
            while (!File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }
}
