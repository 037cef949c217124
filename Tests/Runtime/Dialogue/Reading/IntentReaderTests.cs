using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;
using MessagePack;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class IntentReaderTests
    {
        private static readonly int _intents = PlayerIntent.All.Count();

        [Test]
        public void Read_WhenWeightsAreZero_FindsEverythingEquallyLikely()
        {
            var readings = Zero().Read(Analyse("hello"));

            Assert.That(readings, Has.Length.EqualTo(_intents));
            Assert.That(readings, Is.All.EqualTo(-Math.Log(_intents)).Within(1e-5));
        }

        [Test]
        public void Read_WhenAWordSpeaksForAnIntent_FindsItLikelier()
        {
            var threat = PlayerIntent.Find("threat").Index;
            var direct = new float[LineFeatures.Count * _intents];
            foreach (var feature in Features("stab").Except(Features("hello")))
                direct[feature * _intents + threat] = 5;
            var reader = IntentReader.Create(TestReaderWeights.Zero(0, _intents, direct: direct), WordClusters.None);

            Assert.That(reader.Read(Analyse("i will stab you"))[threat], Is.GreaterThan(reader.Read(Analyse("hello"))[threat]));
        }

        [Test]
        public void Read_WhenAWordWasNeverSeen_GoesByItsVector()
        {
            var celebrate = PlayerIntent.Find("celebrate").Index;
            var zero = TestReaderWeights.Zero(2, _intents);
            var member = zero.Members[0];
            member.Output[celebrate] = 3; // of unit 0
            member.Mixing[0] = 1; // filter 0 excites unit 0
            member.Phrases.Kernels[0][0] = 2; // it looks for the first number of a vector
            member.Phrases.Vectors[(WordSequence.Specials + 1) * TestReaderWeights.Dimensions] = 2; // of word 1
            var reader = IntentReader.Create(zero, Groups("oil", "feast"));

            Assert.That(reader.Read(Analyse("feast"))[celebrate], Is.GreaterThan(reader.Read(Analyse("oil"))[celebrate] + 3));
        }

        [Test]
        public void FromBytes_WhenWrittenBefore_ReadsTheSame()
        {
            var reader = IntentReader.Create(Drawn(), Groups("oil", "wax"));
            var line = Analyse("how much is the lantern oil?");

            Assert.That(IntentReader.FromBytes(reader.ToBytes()).Read(line), Is.EqualTo(reader.Read(line)));
        }

        [Test]
        public void FromBytes_WhenOfVersion2_ReadsAndWritesItAsItWas()
        {
            var bytes = Version2();
            var reader = IntentReader.FromBytes(bytes);
            var greet = PlayerIntent.Find("greet").Index;

            // The one weight that is not 0 is of a feature of this line: 20 × 0.5 over the square root of the number of features.
            var (features, bias) = (Features("hello", Groups("oil")), 0.25);
            var score = 10 * features.Count(f => f == features[0]) / Math.Sqrt(features.Count) + bias;
            Assert.That(reader.Read(Analyse("hello"))[greet], Is.EqualTo(-Math.Log(1 + Math.Exp(-score))).Within(1e-4));
            Assert.That(reader.Clusters.Count, Is.EqualTo(1));
            Assert.That(reader.ToBytes(), Is.EqualTo(bytes));
        }

        [Test]
        public void FromBytes_WhenOfALaterVersion_AsksForAnUpdate()
        {
            var bytes = Zero().ToBytes();
            bytes[1]++; // the version, after the header of the array

            Assert.That(() => IntentReader.FromBytes(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("Update it"));
        }

        [Test]
        public void FromBytes_WhenWordsAndVectorsDifferInNumber_SaysSo()
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(output);
            PhraseScorer.Create(Drawn()).Write(ref writer, PlayerIntent.All.Select(i => i.Name).ToArray(), WordClusters.None);
            writer.Flush();

            Assert.That(() => IntentReader.FromBytes(output.WrittenSpan.ToArray()), Throws.TypeOf<GptDialogueException>().With.Message.Contains("do not fit together"));
        }

        [Test]
        public void Create_WhenSizesDoNotFit_Throws()
        {
            Assert.That(() => IntentReader.Create(TestReaderWeights.Zero(1, _intents), Groups("oil", "wax")), Throws.TypeOf<ArgumentException>());
            Assert.That(() => IntentReader.Create(TestReaderWeights.Zero(0, _intents, output: new float[_intents]), WordClusters.None), Throws.TypeOf<ArgumentException>());
            Assert.That(() => IntentReader.Create(TestReaderWeights.Zero(0, _intents, direct: new float[3 * _intents]), WordClusters.None), Throws.TypeOf<ArgumentException>(), "not a power of two");
        }

        [Test]
        public void FromBytes_WhenOlderThanSomeIntents_ReadsThoseItKnows()
        {
            var readings = IntentReader.FromBytes(OneIntent("greet")).Read(Analyse("hello"));

            Assert.That(readings, Has.Length.EqualTo(_intents));
            Assert.That(readings[PlayerIntent.Find("greet").Index], Is.Zero);
            Assert.That(readings.Count(r => r < -10), Is.EqualTo(_intents - 1));
        }

        [Test]
        public void FromBytes_WhenItKnowsAnIntentThatThisVersionDoesNot_SaysSo()
        {
            Assert.That(() => IntentReader.FromBytes(OneIntent("sing")), Throws.TypeOf<GptDialogueException>().With.Message.Contains("'sing'"));
        }

        [TestCase(0)]
        [TestCase(1)]
        [TestCase(1000)]
        [TestCase(2500)]
        public void FromBytes_WhenCutOff_SaysSo(int length)
        {
            var bytes = IntentReader.Create(Drawn(), Groups("oil", "wax")).ToBytes();
            bytes = bytes.Take(Math.Min(length, bytes.Length - 1)).ToArray();

            Assert.That(() => IntentReader.FromBytes(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("Intent reader"));
        }

        [Test]
        public void Collect_WhenOnlyTheNameDiffers_GivesTheSameFeatures()
        {
            // What retrieval finds about a name may differ, the words may not.
            Assert.That(Features("do you sell ale").Except(Features("do you sell lantern oil")).Count(), Is.LessThan(3));
            Assert.That(Features("do you sell ale").Except(Features("do you hate ale")).Count(), Is.GreaterThan(3));
        }

        [Test]
        public void Collect_WhenWordsAreKnown_GivesTheContentWords()
        {
            var line = LineFeatures.Collect(Analyse("is the wax for the moon or for the waax"), Groups("the", "moon", "wax"));

            Assert.That(line.Words, Is.EqualTo(new[] { 2, 1, 2 }), "no function words; a slip of the hand is mended");
        }

        [Test]
        public void Collect_WhenWordsAndStopsStandInALine_GivesThemInOrder()
        {
            var line = LineFeatures.Collect(Analyse("Wax, the moon... or lantern oil?!"), Groups("the", "moon", "wax", "or"));

            var (comma, stop, question, exclamation) = (WordSequence.OfStop(','), WordSequence.OfStop('.'), WordSequence.OfStop('?'), WordSequence.OfStop('!'));
            var item = WordSequence.Of("<item>", WordClusters.None);
            Assert.That(line.Sequence, Is.EqualTo(new[] { WordSequence.Specials + 2, comma, WordSequence.Specials, WordSequence.Specials + 1, stop, stop, stop, WordSequence.Specials + 3, item, question, exclamation }));
        }

        [Test]
        public void Collect_WhenTwoWordsAreOfOneGroup_GivesTheGroupOnce()
        {
            var groups = Groups("weary", "drowsy");

            Assert.That(Features("i am weary", groups).Intersect(Features("i am drowsy", groups)).Except(Features("i am weary")).Count(), Is.EqualTo(WordClusters.Levels));
        }

        private static WordClusters Groups(params string[] words)
        {
            var same = new int[words.Length];
            return WordClusters.Create(words, new[] { same, same, same });
        }

        private static IntentReader Zero() => IntentReader.Create(TestReaderWeights.Zero(0, _intents), WordClusters.None);

        // Random weights for two words.
        private static ReaderWeights Drawn() => TestReaderWeights.Draw(new Random(4), 2, _intents);

        // A reader of version 1 with one intent, as a bundle may hold it.
        private static byte[] OneIntent(string name)
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(6);
            writer.Write(1);
            WriteLinear(ref writer, new byte[LineFeatures.Count], 0f, name);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        // A reader of version 2 with two intents; the first feature of "hello" speaks for greeting.
        private static byte[] Version2()
        {
            var weights = new byte[LineFeatures.Count * 2];
            weights[Features("hello", Groups("oil"))[0] * 2] = 20;
            var output = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(7);
            writer.Write(2);
            WriteLinear(ref writer, weights, 0.25f, "greet", "farewell");
            Groups("oil").Write(ref writer);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        private static void WriteLinear(ref MessagePackWriter writer, byte[] weights, float bias, params string[] names)
        {
            writer.Write(LineFeatures.Count);
            writer.WriteArrayHeader(names.Length);
            foreach (var name in names)
                writer.Write(name);
            writer.WriteArrayHeader(names.Length);
            foreach (var _ in names)
                writer.Write(0.5f);
            writer.WriteArrayHeader(names.Length);
            for (var i = 0; i < names.Length; i++)
                writer.Write(i == 0 ? bias : 0f);
            writer.Write(weights);
        }

        private static List<int> Features(string line, WordClusters? clusters = null)
        {
            return LineFeatures.Collect(Analyse(line), clusters ?? WordClusters.None).Features;
        }

        private static TurnAnalysis Analyse(string line)
        {
            var analyser = new TurnAnalyser(TestWorlds.Village(), TestWorlds.Mara(), Lexicon.Empty);
            return analyser.Analyse(line, new DialogueMemory(new SlotTable(analyser.Glossary)), new GameState(), Emotion.Neutral);
        }
    }
}
