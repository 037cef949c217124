using System;

namespace GptDialogue.Sampling
{
    /// <summary>
    /// xoshiro256** (Blackman and Vigna 2018), seeded through splitmix64 as its authors advise. Our own, because the library's
    /// generator may differ between versions and cannot be saved: a reply must be the same again after a save and on any machine.
    /// </summary>
    public sealed class RandomSource
    {
        private ulong _a, _b, _c, _d;

        /// <summary>Starts the sequence of a seed; any value is fine.</summary>
        public RandomSource(ulong seed)
        {
            _a = SplitMix(ref seed);
            _b = SplitMix(ref seed);
            _c = SplitMix(ref seed);
            _d = SplitMix(ref seed);
        }

        /// <summary>Continues from a state that was saved.</summary>
        public RandomSource(RandomState state) => State = state;

        /// <summary>Where the sequence stands; setting it continues from there.</summary>
        /// <exception cref="ArgumentException">All four numbers are zero, from where the sequence would never move.</exception>
        public RandomState State
        {
            get => new RandomState(_a, _b, _c, _d);
            set
            {
                if ((value.A | value.B | value.C | value.D) == 0) throw new ArgumentException("The random state is all zero.", nameof(value));
                (_a, _b, _c, _d) = (value.A, value.B, value.C, value.D);
            }
        }

        /// <summary>64 random bits.</summary>
        public ulong NextBits()
        {
            var result = RotateLeft(_b * 5, 7) * 9;
            var t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = RotateLeft(_d, 45);
            return result;
        }

        /// <summary>A number from 0 to below 1, with 53 random bits.</summary>
        public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

        private static ulong RotateLeft(ulong value, int bits) => value << bits | value >> (64 - bits);

        private static ulong SplitMix(ref ulong seed)
        {
            seed += 0x9E3779B97F4A7C15UL;
            var z = seed;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
            return z ^ z >> 31;
        }
    }

    /// <summary>The state of a <see cref="RandomSource"/>, to be saved; the four numbers mean nothing one by one.</summary>
    public readonly struct RandomState : IEquatable<RandomState>
    {
        /// <summary>Takes the numbers as they were read from a save.</summary>
        public RandomState(ulong a, ulong b, ulong c, ulong d)
        {
            A = a;
            B = b;
            C = c;
            D = d;
        }

        /// <summary>First quarter.</summary>
        public ulong A { get; }

        /// <summary>Second quarter.</summary>
        public ulong B { get; }

        /// <summary>Third quarter.</summary>
        public ulong C { get; }

        /// <summary>Fourth quarter.</summary>
        public ulong D { get; }

        /// <inheritdoc/>
        public bool Equals(RandomState other) => A == other.A && B == other.B && C == other.C && D == other.D;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is RandomState other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => (A ^ B ^ C ^ D).GetHashCode();
    }
}
