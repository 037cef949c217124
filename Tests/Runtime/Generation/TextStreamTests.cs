using System;
using System.Text;
using GptDialogue.Generation;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class TextStreamTests
    {
        private readonly char[] _buffer = new char[64];

        [Test]
        public void Read_WhenACharacterIsIncomplete_HoldsItBack()
        {
            var stream = new TextStream();
            var emoji = Encoding.UTF8.GetBytes("a😀");
            stream.Write(emoji.AsSpan(0, 3));
            Assert.That(Take(stream, 64), Is.EqualTo("a"));
            stream.Write(emoji.AsSpan(3));
            Assert.That(Take(stream, 64), Is.EqualTo("😀"));
        }

        [Test]
        public void Read_WhenTheDestinationIsShort_NeverSplitsASurrogatePair()
        {
            var stream = new TextStream();
            stream.Write("ab😀c");
            Assert.That(Take(stream, 3), Is.EqualTo("ab"));
            Assert.That(Take(stream, 3), Is.EqualTo("😀c"));
        }

        [Test]
        public void Write_OfTextAfterHalfACharacter_ReplacesThat()
        {
            var stream = new TextStream();
            stream.Write([0xE2, 0x82]);
            stream.Write("Mara");
            Assert.That(Take(stream, 64), Is.EqualTo("\uFFFDMara"));
            Assert.That(stream.Written, Is.EqualTo(5));
        }

        [Test]
        public void Write_WhenNobodyReads_RefusesInsteadOfWaiting()
        {
            var stream = new TextStream(8);
            Assert.That(stream.Write("12345678"));
            Assert.That(stream.Write("9"), Is.False);
            Assert.That(stream.Write("9"u8), Is.False);
            Assert.That(stream.Written, Is.EqualTo(8));
        }

        [Test]
        public void Write_OfALongToken_GoesThroughInPieces()
        {
            var stream = new TextStream();
            var text = new string('x', 127) + "é" + new string('y', 500);
            Assert.That(stream.Write(Encoding.UTF8.GetBytes(text)));
            var all = new char[1000];
            Assert.That(new string(all, 0, stream.Read(all)), Is.EqualTo(text));
        }

        [Test]
        public void IsFinished_OnlyAfterEndAndEverythingRead()
        {
            var stream = new TextStream();
            stream.Write("a");
            stream.Write([0xF0]);
            Assert.That(stream.IsFinished, Is.False);
            stream.End();
            Assert.That(stream.IsFinished, Is.False);
            Assert.That(Take(stream, 64), Is.EqualTo("a\uFFFD"));
            Assert.That(stream.IsFinished);
        }

        private string Take(TextStream stream, int most) => new(_buffer, 0, stream.Read(_buffer.AsSpan(0, most)));
    }
}
