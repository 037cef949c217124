using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Tokenizer
{
    public sealed class BpeTrainerTests
    {
        private static int Byte(char character) => BpeTrainer.FirstByte + character;

        private static WordCounter Count(string text, double weight = 1)
        {
            var counter = new WordCounter();
            counter.Add(Encoding.UTF8.GetBytes(text), weight);
            return counter;
        }

        [Test]
        public void Train_WhenTextIsToy_LearnsMergesByHand()
        {
            // Pieces: "aab" x1, " aab" x2, " ab" x1. Pairs: (a,b) 4, (a,a) 3, (' ',a) 3.
            // After "ab" (384): (' ',a) 2, (a,384) 3, (' ',384) 1. Then "aab" (385): (' ',385) 2. Then " aab".
            var merges = BpeTrainer.Train(Count("aab aab aab ab").Counts, BpeTrainer.FirstMerge + 3);
            Assert.That(merges, Is.EqualTo(new[] { (Byte('a'), Byte('b')), (Byte('a'), 384), (Byte(' '), 385) }));
        }

        [Test]
        public void Train_WhenCountsTie_TakesTheSmallerIds()
        {
            var merges = BpeTrainer.Train(Count("xy\nab\nxy\nab").Counts, BpeTrainer.FirstMerge + 1);
            Assert.That(merges.Single(), Is.EqualTo((Byte('a'), Byte('b'))));
        }

        [Test]
        public void Train_WhenSourceWeighsMore_ItsPairsComeFirst()
        {
            var counter = Count("ab ab ab");
            counter.Add("xy xy"u8, 2);
            Assert.That(BpeTrainer.Train(counter.Counts, BpeTrainer.FirstMerge + 1).Single(), Is.EqualTo((Byte('x'), Byte('y'))));
        }

        [Test]
        public void Train_WhenRunsOverlap_AgreesWithRecounting()
        {
            const string text = "aaaa aaaaa banana bananas ananas aaa nanna abababa bab anna annas nan aab aaab";
            var merges = BpeTrainer.Train(Count(text).Counts, BpeTrainer.FirstMerge + 12);
            Assert.That(merges, Is.EqualTo(Recounted(Count(text).Counts, 12)));
        }

        [Test]
        public void Train_WhenTextIsTooShort_SaysWhatItSupports() =>
            Assert.That(() => BpeTrainer.Train(Count("aab aab aab ab").Counts, 4096),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("387 tokens, not 4096"));

        [TestCase(383)]
        [TestCase(65537)]
        public void Train_WhenSizeIsImpossible_NamesTheRange(int size) =>
            Assert.That(() => BpeTrainer.Train(Count("a a").Counts, size),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("384").And.Message.Contains($"{size}"));

        /// <summary>The textbook loop: count every pair anew before each merge.</summary>
        private static List<(int, int)> Recounted(IReadOnlyDictionary<string, long> counts, int wanted)
        {
            var words = counts.Select(w => (Tokens: Encoding.UTF8.GetBytes(w.Key).Select(b => BpeTrainer.FirstByte + b).ToList(), w.Value)).ToList();
            var merges = new List<(int, int)>();
            while (merges.Count < wanted)
            {
                var best = words.SelectMany(w => w.Tokens.Zip(w.Tokens.Skip(1), (left, right) => (Pair: (left, right), w.Value)))
                    .GroupBy(p => p.Pair, p => p.Value).OrderByDescending(g => g.Sum()).ThenBy(g => g.Key).First().Key;
                foreach (var (tokens, _) in words)
                {
                    for (var i = 0; i + 1 < tokens.Count; i++)
                    {
                        if ((tokens[i], tokens[i + 1]) != best) continue;
                        tokens[i] = BpeTrainer.FirstMerge + merges.Count;
                        tokens.RemoveAt(i + 1);
                    }
                }

                merges.Add(best);
            }

            return merges;
        }
    }
}
