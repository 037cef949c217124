using System;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Bundles
{
    [TestFixture]
    public sealed class PackedTests
    {
        private static readonly byte[] _bytes = Enumerable.Range(0, 200_000).Select(i => (byte)(i / 7 % 5)).ToArray();

        [Test]
        public void Unpack_WhenPackedBefore_GivesTheSameBytes()
        {
            var packed = Packed.Pack(_bytes);

            Assert.That(packed, Has.Length.LessThan(_bytes.Length / 10));
            Assert.That(Packed.Unpack(packed, _bytes.Length).ToArray(), Is.EqualTo(_bytes));
        }

        [Test]
        public void Unpack_WhenMoreComesOutThanMay_Stops()
        {
            Assert.That(() => Packed.Unpack(Packed.Pack(_bytes), _bytes.Length - 1), Throws.TypeOf<InvalidDataException>());
        }

        [Test]
        public void Unpack_WhenTheBytesAreDamaged_Throws()
        {
            Assert.That(() => Packed.Unpack(new byte[] { 255, 254, 253 }, 100), Throws.TypeOf<InvalidDataException>());
        }
    }
}
