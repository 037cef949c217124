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
            var weights = new float[LineFeatures.Count * _intents];
            var threat = PlayerIntent.Find("threat").Index;
            foreach (var feature in Features("stab").Except(Features("hello")))
                weights[feature * _intents + threat] = 5;
            var reader = IntentReader.Create(weights, new float[_intents], WordClusters.None);

            Assert.That(reader.Read(Analyse("i will stab you"))[threat], Is.GreaterThan(reader.Read(Analyse("hello"))[threat]));
        }

        [Test]
        public void FromBytes_WhenWrittenBefore_ReadsTheSame()
        {
            var random = new Random(4);
            var weights = Enumerable.Range(0, LineFeatures.Count * _intents).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
            var reader = IntentReader.Create(weights, Enumerable.Range(0, _intents).Select(i => i * 0.01f).ToArray(), Groups("oil", "wax"));
            var line = Analyse("how much is the lantern oil?");

            Assert.That(IntentReader.FromBytes(reader.ToBytes()).Read(line), Is.EqualTo(reader.Read(line)));
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
        public void FromBytes_WhenCutOff_SaysSo(int length)
        {
            var bytes = Zero().ToBytes().Take(length).ToArray();

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

        private static IntentReader Zero() => IntentReader.Create(new float[LineFeatures.Count * _intents], new float[_intents], WordClusters.None);

        // A reader with one intent, as a bundle may hold it.
        private static byte[] OneIntent(string name)
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(6);
            writer.Write(1);
            writer.Write(LineFeatures.Count);
            writer.WriteArrayHeader(1);
            writer.Write(name);
            writer.WriteArrayHeader(1);
            writer.Write(1f);
            writer.WriteArrayHeader(1);
            writer.Write(0f);
            writer.Write(new byte[LineFeatures.Count]);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        private static List<int> Features(string line, WordClusters? clusters = null)
        {
            var features = new List<int>();
            LineFeatures.Collect(Analyse(line), clusters ?? WordClusters.None, features);
            return features;
        }

        private static TurnAnalysis Analyse(string line)
        {
            var analyser = new TurnAnalyser(TestWorlds.Village(), TestWorlds.Mara(), Lexicon.Empty);
            return analyser.Analyse(line, new DialogueMemory(new SlotTable(analyser.Glossary)), new GameState(), Emotion.Neutral);
        }
    }
}
