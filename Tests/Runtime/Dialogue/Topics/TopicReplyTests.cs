using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    /// <summary>How the replies of a topic bound what the model may say, whatever its logits are.</summary>
    public sealed class TopicReplyTests
    {
        private const int Traits = 3;

        private const string Bank = """
            = ask_family
            [siblings] brother*
            plain: The bridge is gone.
            plain: [sad] You may sleep.
            plain: Damnation.
            plain: A word nobody knows.
            gruff: Here.
            """;

        private static readonly string[] _words = ["the", "bridge", "is", "gone", "you", "may", "sleep", "here", "damnation", "a", "word", "knows"];

        private readonly BpeTokenizer _tokenizer = new([], SpecialTokens.Names);
        private DialogueMemory _memory = null!;
        private TurnAnalyser _analyser = null!;
        private WordMask _mask = null!;
        private ReplyGrammar _grammar = null!;

        [SetUp]
        public void Create()
        {
            var (world, self) = (TestWorlds.Village(), TestWorlds.Mara());
            var lexicon = new Lexicon(_words).Without(new HashSet<string> { "damnation" });
            _analyser = new TurnAnalyser(world, self, lexicon);
            _memory = new DialogueMemory(new SlotTable(_analyser.Glossary));
            _mask = new WordMask(new VocabularyMap(_tokenizer), lexicon, _memory.Slots, self);
            _grammar = new ReplyGrammar(self, _memory, _mask, new TopicChooser(TopicBank.Parse(Bank), _tokenizer, self.Speech, _memory, _mask));
        }

        [Test]
        public void Reply_AboutATopic_IsOneOfItsRepliesInStyleAndWordsOfTheWorld()
        {
            var random = new Random(4);
            var said = Enumerable.Range(0, 40).Select(_ => Say("have you a brother?", random)).ToHashSet();

            Assert.That(said, Is.EquivalentTo(new[] { ("The bridge is gone.", Emotion.Neutral), ("You may sleep.", Emotion.Sad) }));
            Assert.That(_grammar.Plan.Topic, Is.EqualTo("ask_family/siblings"));
        }

        [Test]
        public void Reply_WhenAllOfATopicWereSaid_IsInWordsOfTheModel()
        {
            var random = new Random(4);
            var said = new List<string>();
            for (var i = 0; i < 3; i++)
            {
                said.Add(Say("have you a brother?", random).Text);
                _memory.Remember(Turn("have you a brother?"), new DialogueMemory.Exchange([1]), said[i], null, null, _grammar.Fingerprint);
            }

            Assert.That(said.Take(2), Is.EquivalentTo(new[] { "The bridge is gone.", "You may sleep." }));
            Assert.That(said.Take(2), Has.No.Member(said[2]));
            Assert.That(_grammar.Plan.Topic, Is.Null);
        }

        [Test]
        public void Reply_AboutNoTopic_IsFree()
        {
            Say("have you a mother?", new Random(4));

            Assert.That(_grammar.Plan.Topic, Is.Null);
        }

        [Test]
        public void Find_WhenRepliesAreRanked_LeavesTheMostAptAndThoseToOtherRemarks()
        {
            const string forms = """
                = general
                [of_me] *
                plain: The bridge is gone.
                plain: You may sleep.
                [of_you] *
                plain: [sad] Here you is.
                [riddle] *
                plain: Here is the word.
                """;
            // Whatever the line: one of its form is far from apt, one of another form more than a nat better.
            var ranker = ReplyRanker.Create(new float[Traits], [0f], ["The bridge is gone.", "You may sleep.", "Here you is.", "Here is the word."], [0f, 0f, 0f, -5f, 0f, 1.5f, 0f, 9f]);
            var turn = Turn("i am tired of it");
            turn.Traits = new float[Traits];
            turn.Heard = PlayerIntent.All.Select(_ => -5f).ToArray();
            var chooser = new TopicChooser(TopicBank.Parse(forms), _tokenizer, SpeechStyle.Plain, _memory, _mask, ranker);

            var emotions = chooser.Find(PlayerIntent.Find("chat"), turn);

            Assert.That(chooser.Topic, Is.EqualTo("general/of_me"));
            Assert.That(emotions, Is.EqualTo((1 << (int)Emotion.Neutral) | (1 << (int)Emotion.Sad)), "the first by half a nat less than the third");
            var script = new ReplyScript();
            chooser.Fill(script, Emotion.Neutral);
            Assert.That(script.OnlyToken(), Is.Not.EqualTo(-1), "a single reply is left");
            Assert.That(script.IsRanked, Is.True);
        }

        private (string Text, Emotion Emotion) Say(string line, Random random)
        {
            _grammar.Begin(Turn(line));
            var family = PlayerIntent.Find("ask_family");
            var logits = new float[_tokenizer.VocabularySize];
            while (!_grammar.IsFinished)
            {
                for (var i = 0; i < logits.Length; i++)
                    logits[i] = (float)(random.NextDouble() * 12);
                (logits[Control.Family(family.Family)], logits[Control.Member(family.Member)], logits[Control.Say], logits[Control.NoAction]) = (500, 500, 500, 500);
                _grammar.Apply(logits);
                _grammar.Accept(Array.IndexOf(logits, logits.Max()));
            }

            return (_tokenizer.Decode(_grammar.Words.Where(w => w >= SpecialTokens.Count).ToArray()).Trim(), _grammar.Plan.Emotion);
        }

        private TurnAnalysis Turn(string line) => _analyser.Analyse(line, _memory, new GameState(), Emotion.Neutral);
    }
}
