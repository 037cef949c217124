using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Tokenization;
using Microsoft.ML.Tokenizers;
using NUnit.Framework;
using BpeTokenizer = GptDialogue.Tokenization.BpeTokenizer;
using PreTokenizer = GptDialogue.Tokenization.PreTokenizer;

namespace GptDialogue.Runtime.Tests.Tokenization
{
    public class BpeTokenizerTests
    {
        private static readonly (int Left, int Right)[] Merges = TinyBpe.Train(MixedText.Make(1, 20_000), 700);
        private static readonly BpeTokenizer Ours = new(Merges, SpecialTokens.Names);

        [Test]
        public void Encode_OnAMegabyteOfMixedText_EqualsMicrosoftMlTokenizers()
        {
            var theirs = Reference();
            var bytes = 0;
            for (var seed = 100; bytes < 1_200_000; seed++)
            {
                var text = MixedText.Make(seed, 20_000);
                bytes += Encoding.UTF8.GetByteCount(text);
                // Theirs spells a lone surrogate as three bytes that are no UTF-8; ours, like a file, holds U+FFFD instead.
                var expected = theirs.EncodeToIds(Replaced(text), considerNormalization: false);
                var actual = Ours.Encode(text);
                if (!expected.SequenceEqual(actual)) Assert.Fail(FirstDifference(seed, Replaced(text), theirs));
            }
        }

        [Test]
        public void PreTokenizer_OnMixedText_EqualsTheRegularExpression()
        {
            var text = MixedText.Make(7, 300_000);
            var at = 0;
            foreach (var match in TinyBpe.Gpt2Pattern.EnumerateMatches(text))
            {
                Assert.That(match.Index, Is.EqualTo(at));
                var end = PreTokenizer.End(text, at);
                if (end != at + match.Length) Assert.Fail($"at {at}: '{text[at..end]}' instead of '{text.Substring(at, match.Length)}'");
                at = end;
            }
            Assert.That(at, Is.EqualTo(text.Length));
        }

        [Test]
        public void Decode_OfEncode_GivesTheTextBack()
        {
            var text = MixedText.Make(8, 200_000);
            Assert.That(Ours.Decode(Ours.Encode(text)) == Replaced(text));
        }

        [Test]
        public void Encode_OfControlTokenSpellings_NeverGivesAControlToken()
        {
            var text = string.Concat(SpecialTokens.Names) + string.Join(" ", SpecialTokens.Names);
            Assert.That(Ours.Encode(text), Has.None.LessThan(SpecialTokens.Count));
        }

        [Test]
        public void Encode_OfUtf8_EqualsEncodeOfText()
        {
            var text = MixedText.Make(9, 50_000);
            var utf8 = Encoding.UTF8.GetBytes(text);
            var ids = new int[utf8.Length];
            var count = Ours.Encode((ReadOnlySpan<byte>)utf8, ids);
            Assert.That(ids[..count].SequenceEqual(Ours.Encode(text)));
        }

        [Test]
        public void Encode_OfBrokenUtf8_ReplacesIt()
        {
            byte[] broken = [(byte)'a', 0xC3, (byte)'b', 0xF0, 0x9F, 0x98, 0xED, 0xA0, 0x80];
            var ids = new int[64];
            var count = Ours.Encode((ReadOnlySpan<byte>)broken, ids);
            Assert.That(Ours.Decode(ids.AsSpan(0, count)), Is.EqualTo(Encoding.UTF8.GetString(broken)));
        }

        [Test]
        public void Encode_WhenTheBufferIsTooSmall_SaysBothNumbers()
        {
            var expected = Ours.CountTokens("We cross the bridge.");
            Assert.That(() => Ours.Encode("We cross the bridge.".AsSpan(), new int[3]),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains($"has {expected} tokens and there is room for 3"));
        }

        [Test]
        public void TryEncode_WhenTheBufferIsTooSmall_KeepsTheBeginning()
        {
            var whole = Ours.Encode("We cross the bridge.");
            var ids = new int[3];
            Assert.That(Ours.TryEncode("We cross the bridge.", ids, out var count), Is.False);
            Assert.That(count, Is.EqualTo(whole.Length));
            Assert.That(ids, Is.EqualTo(whole[..3]));
        }

        [Test]
        public void Encode_WhenWarm_AllocatesNothing()
        {
            var text = MixedText.Make(10, 5_000);
            var ids = new int[text.Length * 3];
            Ours.Encode(text, ids);
            Assert.That(Garbage.Of(() => { for (var i = 0; i < 10; i++) Ours.Encode(text, ids); }), Is.Zero);
        }

        [Test]
        public void Constructor_WhenAMergeUsesALaterToken_NamesIt() =>
            Assert.That(() => new BpeTokenizer([(128, 384)], SpecialTokens.Names),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("Merge 0 joins the tokens 128 and 384"));

        [Test]
        public void Constructor_WhenMergesDouble_RefusesExponentialMemory()
        {
            var merges = Enumerable.Range(0, 60).Select(rank => (383 + rank, 383 + rank)).ToArray();
            Assert.That(() => new BpeTokenizer(merges, SpecialTokens.Names), Throws.InstanceOf<GptDialogueException>());
        }

        [Test]
        public void TokenBytes_OfControlTokens_IsEmpty() => Assert.That(Ours.TokenBytes(0).Length, Is.Zero);

        [Test]
        public void TokenBytes_WhenOutOfRange_Throws() =>
            Assert.That(() => Ours.TokenBytes(Ours.VocabularySize).Length, Throws.TypeOf<ArgumentOutOfRangeException>());

        private static Microsoft.ML.Tokenizers.BpeTokenizer Reference()
        {
            var spellings = TinyBpe.Spellings(Merges);
            return Microsoft.ML.Tokenizers.BpeTokenizer.Create(new BpeOptions(spellings.Select((spelling, id) => KeyValuePair.Create(spelling, id)))
            {
                Merges = Merges.Select(merge => spellings[merge.Left] + " " + spellings[merge.Right]).ToArray(),
                ByteLevel = true,
                PreTokenizer = new RegexPreTokenizer(TinyBpe.Gpt2Pattern, null),
            });
        }

        private static string Replaced(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

        private static string FirstDifference(int seed, string text, Tokenizer theirs)
        {
            foreach (var match in TinyBpe.Gpt2Pattern.EnumerateMatches(text))
            {
                var word = text.Substring(match.Index, match.Length);
                var expected = theirs.EncodeToIds(word);
                var actual = Ours.Encode(word);
                if (!expected.SequenceEqual(actual))
                    return $"seed {seed}, at {match.Index}, units {string.Join(' ', word.Select(c => ((int)c).ToString("X4")))}: "
                        + $"theirs {string.Join(' ', expected)}, ours {string.Join(' ', actual)}";
            }
            return $"seed {seed}: words are equal one by one, the whole text is not";
        }
    }
}
