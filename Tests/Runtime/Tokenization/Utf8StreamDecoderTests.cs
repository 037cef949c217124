using System;
using System.Text;
using GptDialogue.Tokenization;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Tokenization
{
    public class Utf8StreamDecoderTests
    {
        [TestCase(1)]
        [TestCase(2)]
        [TestCase(3)]
        [TestCase(5)]
        public void Append_WhenFedInPieces_NeverGivesHalfACharacter(int size)
        {
            var bytes = Encoding.UTF8.GetBytes(MixedText.Make(3, 20_000));
            var decoder = new Utf8StreamDecoder();
            var text = new StringBuilder();
            var piece = new char[64];
            for (var at = 0; at < bytes.Length; at += size)
            {
                var length = decoder.Append(bytes.AsSpan(at, Math.Min(size, bytes.Length - at)), piece);
                if (length > 0 && (char.IsHighSurrogate(piece[length - 1]) || char.IsLowSurrogate(piece[0])))
                    Assert.Fail($"half a surrogate pair at byte {at}");
                text.Append(piece, 0, length);
            }
            text.Append(piece, 0, decoder.Flush(piece));
            Assert.That(text.ToString() == Encoding.UTF8.GetString(bytes));
        }

        [Test]
        public void Append_WhenBytesAreMalformed_GivesReplacementCharacters()
        {
            var bytes = new byte[5000];
            new Random(4).NextBytes(bytes);
            var decoder = new Utf8StreamDecoder();
            var text = new StringBuilder();
            var piece = new char[64];
            foreach (var b in bytes) text.Append(piece, 0, decoder.Append([b], piece));
            text.Append(piece, 0, decoder.Flush(piece));
            Assert.That(text.ToString() == Encoding.UTF8.GetString(bytes));
        }

        [Test]
        public void Flush_WhenACharacterIsIncomplete_ReplacesItAndStartsAfresh()
        {
            var decoder = new Utf8StreamDecoder();
            var piece = new char[16];
            Assert.That(decoder.Append([0xF0, 0x9F], piece), Is.Zero);
            Assert.That(new string(piece, 0, decoder.Flush(piece)), Is.EqualTo("\uFFFD"));
            Assert.That(new string(piece, 0, decoder.Append("a"u8, piece)), Is.EqualTo("a"));
        }

        [Test]
        public void Reset_WhenACharacterIsIncomplete_ForgetsIt()
        {
            var decoder = new Utf8StreamDecoder();
            var piece = new char[16];
            decoder.Append([0xE2, 0x82], piece);
            decoder.Reset();
            Assert.That(decoder.Flush(piece), Is.Zero);
        }

        [Test]
        public void Append_WhenWarm_AllocatesNothing()
        {
            var decoder = new Utf8StreamDecoder();
            var piece = new char[16];
            decoder.Append("€"u8, piece);
            var allocated = Garbage.Of(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    decoder.Append("\u20ac"u8[..2], piece);
                    decoder.Append("\u20ac"u8[2..], piece);
                }
            });
            Assert.That(allocated, Is.Zero);
        }
    }
}
