using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;

namespace GptDialogue.Composer
{
    /// <summary>Counts what usually follows in composed replies, for guessing ahead while a reply is made.</summary>
    public static class DraftTable
    {
        private const int Turns = 20_000;
        private const int Seed = 5;
        private const int Size = 1 << 16; // a quarter of a megabyte
        private const int LeastCount = 2;
        private const float LeastShare = 0.2f; // what is less likely is never run ahead

        /// <summary>The table of replies that are composed with these words; the same words give the same table.</summary>
        public static NgramTable Build(BpeTokenizer tokenizer, Lexicon lexicon) =>
            Count(DialogueComposer.Create(tokenizer, lexicon, []).Compose(Seed).Take(Turns));

        /// <summary>The table of these replies.</summary>
        public static NgramTable Count(IEnumerable<ComposedTurn> turns)
        {
            var counts = new Dictionary<uint, Dictionary<int, int>>();
            foreach (var turn in turns)
                Count(turn.Tokens[turn.ReplyStart..], turn.Reading, counts);
            return NgramTable.Create(counts.Select(c => KeyValuePair.Create(c.Key, MostOften(c.Value))).Where(f => f.Value.Count >= LeastCount && f.Value.Share >= LeastShare), Size);
        }

        private static void Count(int[] reply, PlayerIntent intent, Dictionary<uint, Dictionary<int, int>> counts)
        {
            int At(int index) => index < 0 ? -1 : reply[index];
            for (var i = 0; i < reply.Length; i++)
            {
                Add(counts, NgramTable.Context(At(i - 3), At(i - 2), At(i - 1)), NgramTable.Common(reply[i]));
                Add(counts, NgramTable.Context(intent, At(i - 2), At(i - 1)), NgramTable.Common(reply[i]));
            }
        }

        private static void Add(Dictionary<uint, Dictionary<int, int>> counts, uint context, int token)
        {
            if (!counts.TryGetValue(context, out var followers))
                counts[context] = followers = [];
            followers[token] = followers.GetValueOrDefault(token) + 1;
        }

        private static NgramFollower MostOften(Dictionary<int, int> followers)
        {
            var (token, count) = followers.OrderByDescending(f => f.Value).ThenBy(f => f.Key).First();
            var sum = followers.Values.Sum();
            return new NgramFollower(token, (float)count / sum, sum);
        }
    }
}
