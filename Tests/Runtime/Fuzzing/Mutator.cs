using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Runtime.Tests.Fuzzing
{
    /// <summary>Damages files as disks, editors and attackers do. The same seed gives the same damage.</summary>
    internal sealed class Mutator(int seed)
    {
        // MessagePack headers that announce far more than follows: str, bin, array, map, ext of the largest sizes.
        private static readonly byte[][] _inflated =
        [
            [0xdb, 0x7f, 0xff, 0xff, 0xff], [0xdb, 0xff, 0xff, 0xff, 0xff], [0xc6, 0x7f, 0xff, 0xff, 0xff], [0xdd, 0x7f, 0xff, 0xff, 0xff],
            [0xdd, 0x00, 0x00, 0xff, 0xff], [0xdc, 0xff, 0xff], [0xdf, 0x7f, 0xff, 0xff, 0xff], [0xdf, 0x00, 0x01, 0x00, 0x00],
            [0xde, 0xff, 0xff], [0xc9, 0x7f, 0xff, 0xff, 0xff, 0x01],
        ];

        // Values at the edges of what fields hold: integers, not-a-number, infinity, nil, true.
        private static readonly byte[][] _edges =
        [
            [0xd2, 0x7f, 0xff, 0xff, 0xff], [0xd2, 0x80, 0x00, 0x00, 0x00], [0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            [0xd3, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00], [0xca, 0x7f, 0xc0, 0x00, 0x00], [0xca, 0x7f, 0x80, 0x00, 0x00],
            [0xff], [0x00], [0xc0], [0xc3], [0xa0], [0x90], [0x80],
        ];

        private readonly Random _random = new(seed);

        /// <summary>Chooses one of several things.</summary>
        public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

        /// <summary>True so many times out of a hundred.</summary>
        public bool Chance(int percent) => _random.Next(100) < percent;

        /// <summary>A damaged copy; <paramref name="other"/> is what pieces are spliced in from.</summary>
        public byte[] Mutate(byte[] original, byte[] other)
        {
            var bytes = original.ToArray();
            for (var rounds = Chance(70) ? 1 : 2 + _random.Next(2); rounds > 0 && bytes.Length > 0; rounds--)
                bytes = Once(bytes, other);
            return bytes;
        }

        private byte[] Once(byte[] bytes, byte[] other)
        {
            var at = _random.Next(bytes.Length);
            switch (_random.Next(9))
            {
                case 0: // bits
                    for (var i = 1 + _random.Next(8); i > 0; i--) bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
                    return bytes;
                case 1: // one byte becomes any other
                    bytes[at] = (byte)_random.Next(256);
                    return bytes;
                case 2: // cut off
                    return bytes[..at];
                case 3: // a length far beyond the end
                    return Replace(bytes, at, Pick(_inflated));
                case 4: // a value at the edge
                    return Replace(bytes, at, Pick(_edges));
                case 5: // a piece of another file
                    var from = _random.Next(other.Length);
                    return Insert(bytes, at, other.AsSpan(from, _random.Next(Math.Min(other.Length - from, 200))));
                case 6: // a piece again, somewhere else: headers within headers
                    var start = _random.Next(bytes.Length);
                    return Insert(bytes, at, bytes.AsSpan(start, _random.Next(Math.Min(bytes.Length - start, 200))));
                case 7: // the beginning again and again
                    var head = bytes.AsSpan(0, Math.Min(bytes.Length, 1 + _random.Next(64))).ToArray();
                    for (var i = _random.Next(20); i >= 0; i--) bytes = Insert(bytes, 0, head);
                    return bytes;
                default: // a piece is missing
                    var end = Math.Min(bytes.Length, at + _random.Next(40));
                    return [.. bytes[..at], .. bytes[end..]];
            }
        }

        private static byte[] Replace(byte[] bytes, int at, byte[] by) => [.. bytes[..at], .. by, .. bytes[Math.Min(bytes.Length, at + by.Length)..]];

        private static byte[] Insert(byte[] bytes, int at, ReadOnlySpan<byte> piece) => [.. bytes[..at], .. piece, .. bytes[at..]];
    }
}
