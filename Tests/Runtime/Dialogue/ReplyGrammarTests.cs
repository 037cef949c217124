using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>
    /// The promises that hold by construction: whatever the model's logits are, a reply spells no unknown name, no blocked word,
    /// proposes nothing illegal and tells no secret.
    /// </summary>
    public sealed class ReplyGrammarTests
    {
        private const int Replies = 400;

        private static readonly string[] _words =
            ["the", "a", "i", "i'm", "bridge", "is", "gone", "well", "met", "and", "you", "may", "sleep", "here", "damnation", "o", "king"];

        private static readonly string[] _lines =
            ["hello", "where is the iron key?", "give me the iron key", "i need a bed", "what happened to the bridge", "who is Captain Orrin", "asdf", "Gandalf?"];

        private readonly BpeTokenizer _tokenizer = new([(128 + ' ', 128 + 't'), (384, 128 + 'h'), (385, 128 + 'e'), (128 + ' ', 128 + 'G')], SpecialTokens.Names);

        [TestCase(0)]
        [TestCase(3)]
        public void Reply_WhenLogitsAreRandom_KeepsEveryPromise(int trust)
        {
            var random = new Random(5);
            for (var i = 0; i < Replies; i++)
            {
                var (text, plan) = RandomReply(random, _lines[i % _lines.Length], trust);

                Assert.That(Names(text).Distinct(), Is.SubsetOf(new[] { "Hollowmere", "Drowned", "Lantern", "Saltgate", "Mara", "Fenwick", "Captain", "Orrin" }), text);
                Assert.That(text.ToLowerInvariant(), Does.Not.Contain("damnation"), text);
                if (trust < 2)
                    Assert.That(text, Does.Not.Contain("hearthstone"), text);
                if (trust < 1)
                    Assert.That(plan.Action?.Id, Is.Not.EqualTo("give_item"));
            }
        }

        [Test]
        public void Reply_WhenLogitsAreNotNumbers_StillEndsLegally()
        {
            var (text, _) = Generate("hello", 0, logits => logits.Fill(float.NaN));

            Assert.That(Names(text).Distinct(), Is.SubsetOf(new[] { "Hollowmere", "Drowned", "Lantern", "Mara", "Fenwick" }), text);
        }

        [Test]
        public void Reply_WhenSaidBefore_CannotEndTheSame()
        {
            var hashes = new HashSet<string>();
            var (analyser, memory, grammar, renderer) = Character();
            var random = new Random(3);
            for (var turn = 0; turn < 12; turn++)
            {
                var analysis = analyser.Analyse("hello", memory, new GameState(), Emotion.Neutral);
                // A strong preference every time: "The." is what this model would always say.
                Run(grammar, renderer, analysis, logits =>
                {
                    for (var i = 0; i < logits.Length; i++)
                        logits[i] = (float)random.NextDouble();
                    logits[SpecialTokens.Id("<family.1>")] = 30;
                    logits[SpecialTokens.Id("<member.1>")] = 30;
                    logits[Control.Say] = 30;
                    logits[386] += 1.5f;
                    logits[128 + '.'] += 1;
                    logits[Control.End] = 50;
                });
                Assert.That(grammar.Plan.Kind, Is.EqualTo(ReplyKind.Say));
                Assert.That(hashes.Add(renderer.Text), Is.True, renderer.Text);
                memory.Remember(analysis, new DialogueMemory.Exchange([1]), renderer.Text, null, null, grammar.Fingerprint);
            }
        }

        [Test]
        public void Reply_WhenAnEarlierOneBeganAlike_BeginsOtherwise()
        {
            var begins = new List<int>();
            var (analyser, memory, grammar, renderer) = Character();
            for (var turn = 0; turn < 2; turn++)
            {
                var analysis = analyser.Analyse("hello", memory, new GameState(), Emotion.Neutral);
                Run(grammar, renderer, analysis, logits =>
                {
                    logits.Fill(0);
                    logits[SpecialTokens.Id("<family.1>")] = 30;
                    logits[SpecialTokens.Id("<member.1>")] = 30;
                    logits[Control.Say] = 30;
                    logits[Control.End] = 50;
                });
                begins.Add(grammar.Words[0]);
                memory.Remember(analysis, new DialogueMemory.Exchange([1]), renderer.Text, null, null, grammar.Fingerprint);
                memory.RememberOpening(grammar.OpeningFingerprints());
            }

            Assert.That(begins[1], Is.Not.EqualTo(begins[0]));
        }

        [TestCase("how much is the ale?", "ask_price", "2 copper")]
        [TestCase("who are you?", "ask_identity", "Mara Fenwick")]
        [TestCase("what is your work?", "ask_role", "tavern keeper")]
        public void Reply_WhenSomethingIsAskedFor_NamesItWhateverTheLogits(string line, string intent, string named)
        {
            var random = new Random(8);
            for (var i = 0; i < 40; i++)
            {
                var (text, plan) = Generate(line, 0, logits => Read(intent, random, logits));

                Assert.That(plan.Intent?.Name, Is.EqualTo(intent));
                Assert.That(plan.Kind, Is.EqualTo(ReplyKind.Say).Or.EqualTo(ReplyKind.Unknown));
                if (plan.Kind == ReplyKind.Say)
                    Assert.That(text, Does.Contain(named).IgnoreCase);
            }
        }

        [Test]
        public void Reply_WhenASellerIsAskedForWares_ListsThemAndNoMore()
        {
            var random = new Random(8);
            for (var i = 0; i < 20; i++)
            {
                var (text, plan) = Generate("what do you sell?", 0, logits => Read("ask_wares", random, logits));

                Assert.That(plan.Intent?.Name, Is.EqualTo("ask_wares"));
                if (plan.Kind == ReplyKind.Say)
                    Assert.That(text, Is.EqualTo("Ale for 2 copper."));
            }
        }

        [Test]
        public void Reply_WhenAnItemIsNamedAfterOthers_SpeaksOfThatOne()
        {
            var random = new Random(4);
            var named = 0;
            for (var i = 0; i < 40; i++)
            {
                var (analyser, memory, grammar, renderer) = Character();
                memory.Slots.Token(analyser.Glossary.Find("iron key")!); // spoken of before: it has the first slot
                var turn = analyser.Analyse("i want to buy ale", memory, new GameState(), Emotion.Neutral);
                new PromptBuilder(_tokenizer, analyser).Turn(turn, memory);
                Run(grammar, renderer, turn, logits =>
                {
                    Read("buy_item", random, logits);
                    logits[SpecialTokens.Id("<item.1>")] = 14;
                });
                if (grammar.Plan.Kind != ReplyKind.Say || grammar.Plan.Action != null)
                    continue;
                Assert.That(renderer.Text, Does.Not.Contain("key"));
                named += renderer.Text.Contains("ale", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }

            Assert.That(named, Is.Positive);
        }

        [TestCase("ask_fact_direct")]
        [TestCase("unknown_topic")]
        [TestCase("greet")]
        [TestCase("buy_item")]
        public void Reply_WhenNothingIsRequested_ProposesNothing(string intent)
        {
            var random = new Random(9);
            for (var i = 0; i < 40; i++)
            {
                var (_, plan) = Generate("i need a bed for the night", 3, logits => Read(intent, random, logits));

                Assert.That(plan.Line, Is.Null.Or.Property(nameof(AuthoredLine.Player)).EqualTo("I need a bed for the night."));
                Assert.That(plan.Action, Is.Null);
            }
        }

        [TestCase("ask_fact_direct")]
        [TestCase("unknown_topic")]
        public void Reply_WhenAskedAboutTheWorld_NeverInventsAnAnswer(string intent)
        {
            var random = new Random(10);
            for (var i = 0; i < 40; i++)
            {
                var (_, plan) = Generate("what happened to the bridge?", 0, logits => Read(intent, random, logits));

                Assert.That(plan.Kind, Is.Not.EqualTo(ReplyKind.Say));
            }
        }

        [Test]
        public void Reply_WhenNamesAreWrittenOut_PlacesNoSlot()
        {
            var random = new Random(11);
            var (analyser, memory, grammar, renderer) = Character(new PromptForm { Slots = false });
            for (var i = 0; i < 60; i++)
            {
                var turn = analyser.Analyse("how much is the ale?", memory, new GameState(), Emotion.Neutral);
                Run(grammar, renderer, turn, logits => Read("ask_price", random, logits));

                Assert.That(grammar.Words.Where(t => t < SpecialTokens.Count), Is.Empty, renderer.Text);
            }
        }

        // Random logits that leave no doubt about what the line means.
        private static void Read(string name, Random random, Span<float> logits)
        {
            for (var i = 0; i < logits.Length; i++)
                logits[i] = (float)(random.NextDouble() * 12);
            var intent = PlayerIntent.Find(name);
            logits[Control.Family(intent.Family)] = 500;
            logits[Control.Member(intent.Member)] = 500;
        }

        private static IEnumerable<string> Names(string text)
        {
            var sentenceStart = true;
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var bare = word.Trim('.', ',', '!', '?', ';', ':', '-');
                bare = bare.Replace("'s", "", StringComparison.Ordinal);
                if (bare.Length > 1 && char.IsUpper(bare[0]) && bare[0] != 'I' && !(sentenceStart && _words.Contains(bare.ToLowerInvariant())))
                {
                    foreach (var part in bare.Split('-').Where(p => p.Length > 1 && char.IsUpper(p[0]) && !(sentenceStart && IsOrdinary(p))))
                        yield return part;
                }

                sentenceStart = word[^1] is '.' or '!' or '?';
            }
        }

        // Sentences that the world's author wrote, and names that begin a sentence in lower case, are ordinary text.
        private static bool IsOrdinary(string word) =>
            _words.Contains(word.ToLowerInvariant()) || word is "The" or "Ale" or "Lantern" or "Iron" or "North" or "Tavern" or "Friend" or "Two" or "That" or "One" or "Dry" or "Captain";

        private (string Text, ReplyPlan Plan) RandomReply(Random random, string line, int trust) =>
            Generate(line, trust, logits =>
            {
                for (var i = 0; i < logits.Length; i++)
                    logits[i] = (float)(random.NextDouble() * 12);
            });

        private (string Text, ReplyPlan Plan) Generate(string line, int trust, Logits fill)
        {
            var (analyser, memory, grammar, renderer) = Character();
            var turn = analyser.Analyse(line, memory, new GameState { Trust = trust }, Emotion.Neutral);
            new PromptBuilder(_tokenizer, analyser).Turn(turn, memory);
            Run(grammar, renderer, turn, fill);
            return (renderer.Text, grammar.Plan);
        }

        private (TurnAnalyser, DialogueMemory, ReplyGrammar, ReplyRenderer) Character(PromptForm? form = null)
        {
            var world = TestWorlds.Village();
            var self = TestWorlds.Mara();
            var lexicon = new Lexicon(_words).Without([.. world.Blocked]);
            var vocabulary = new VocabularyMap(_tokenizer);
            var analyser = new TurnAnalyser(world, self, lexicon);
            var memory = new DialogueMemory(new SlotTable(analyser.Glossary));
            var mask = new WordMask(vocabulary, lexicon, memory.Slots, self, form);
            return (analyser, memory, new ReplyGrammar(self, memory, mask), new ReplyRenderer(vocabulary, analyser, memory.Slots, "friend"));
        }

        private void Run(ReplyGrammar grammar, ReplyRenderer renderer, TurnAnalysis turn, Logits fill)
        {
            grammar.Begin(turn);
            renderer.Begin();
            var logits = new float[_tokenizer.VocabularySize];
            for (var steps = 0; !grammar.IsFinished; steps++)
            {
                Assert.That(steps, Is.LessThan(200), "the reply does not end");
                Array.Clear(logits);
                fill(logits);
                grammar.Apply(logits);
                var token = Array.IndexOf(logits, logits.Max());
                Assert.That(float.IsFinite(logits[token]), Is.True, "nothing is allowed");
                var spoken = grammar.Words.Count;
                grammar.Accept(token);
                if (grammar.Words.Count > spoken)
                    renderer.Add(token, grammar.Plan.Fact);
            }
        }

        private delegate void Logits(Span<float> logits);
    }
}
