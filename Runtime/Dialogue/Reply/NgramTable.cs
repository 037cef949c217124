using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// What usually follows in a reply: for the intent and the last two tokens, and for the last three tokens, the token that came
    /// most often in composed replies, with its share. Only ever used to guess what to run ahead, so it may forget what is rare, and
    /// contexts may be mixed up now and then: a hash table of fixed size without keys. Immutable.
    /// </summary>
    public sealed class NgramTable
    {
        private const byte Version = 1;
        private const int Bytes = 4; // of an entry: token, share, a part of the hash
        private const int Ways = 2; // places that a context may take

        private readonly uint[] _entries; // token | share << 16 | check << 24; 0 is empty

        private NgramTable(uint[] entries) => _entries = entries;

        /// <summary>A table that knows nothing.</summary>
        public static NgramTable None { get; } = new NgramTable(Array.Empty<uint>());

        /// <summary>Number of places.</summary>
        public int Size => _entries.Length;

        /// <summary>Makes a table of the most useful entries.</summary>
        /// <param name="followers">By context: what followed most often, its share from 0 to 1, and how often the context came.</param>
        /// <param name="size">Number of places, a power of two.</param>
        public static NgramTable Create(IEnumerable<KeyValuePair<uint, NgramFollower>> followers, int size)
        {
            if (size < Ways || (size & (size - 1)) != 0)
                throw new ArgumentOutOfRangeException(nameof(size), size, "The size must be a power of two.");
            var table = new NgramTable(new uint[size]);
            // What saves most comes first; what finds no place is left out.
            foreach (var (context, follower) in followers.OrderByDescending(f => f.Value.Share * f.Value.Count).ThenBy(f => f.Key).Select(f => (f.Key, f.Value)))
            {
                for (var way = 0; way < Ways; way++)
                {
                    ref var entry = ref table._entries[table.Place(context, way)];
                    if (entry != 0)
                        continue;
                    var share = Math.Max(1, (int)Math.Round(follower.Share * byte.MaxValue));
                    entry = (uint)follower.Token | (uint)share << 16 | Check(context) << 24;
                    break;
                }
            }

            return table;
        }

        /// <summary>The context of a token: the intent with the two tokens before it.</summary>
        public static uint Context(PlayerIntent intent, int before2, int before1) => Finish(Mix(Mix(Mix(2166136261u, intent.Index), Common(before2)), Common(before1)));

        /// <summary>The context of a token: the three tokens before it.</summary>
        public static uint Context(int before3, int before2, int before1) => Finish(Mix(Mix(Mix(40389u, Common(before3)), Common(before2)), Common(before1)));

        /// <summary>The token that stands for all of its kind: which fact is told depends on the ranking of the turn.</summary>
        public static int Common(int token) => Control.IsFactPointer(token) ? Control.FactPointer(0) : token;

        /// <summary>What probably follows.</summary>
        /// <param name="context">The context.</param>
        /// <param name="share">Its share among what followed, from 0 to 1.</param>
        /// <returns>The token, or -1 where nothing is known.</returns>
        public int Next(uint context, out float share)
        {
            share = 0f;
            for (var way = 0; way < Ways && _entries.Length > 0; way++)
            {
                var entry = _entries[Place(context, way)];
                if (entry == 0 || entry >> 24 != Check(context))
                    continue;
                share = (entry >> 16 & 255) / (float)byte.MaxValue;
                return (int)(entry & 0xFFFF);
            }

            return -1;
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, or of a newer version.</exception>
        public static NgramTable FromBytes(byte[] bytes)
        {
            if (bytes.Length > 0 && bytes[0] > Version)
                throw new GptDialogueException($"Draft table: version {bytes[0]}; this program reads up to {Version}. Update it.");
            var size = (bytes.Length - 1) / Bytes;
            if (bytes.Length == 0 || bytes[0] == 0 || size < Ways || (size & (size - 1)) != 0 || bytes.Length != 1 + size * Bytes)
                throw new GptDialogueException($"Draft table: damaged: {bytes.Length} bytes are none. Export the bundle again.");
            var entries = new uint[size];
            for (var i = 0; i < size; i++)
            {
                var at = 1 + i * Bytes;
                entries[i] = bytes[at] | (uint)bytes[at + 1] << 8 | (uint)bytes[at + 2] << 16 | (uint)bytes[at + 3] << 24;
            }

            return new NgramTable(entries);
        }

        /// <summary>The table as bytes for a bundle: its version, then four bytes for each place, the lowest first.</summary>
        public byte[] ToBytes()
        {
            var bytes = new byte[1 + _entries.Length * Bytes];
            bytes[0] = Version;
            for (var i = 0; i < bytes.Length - 1; i++)
                bytes[1 + i] = (byte)(_entries[i / Bytes] >> (i % Bytes * 8));
            return bytes;
        }

        private int Place(uint context, int way) => (int)((context ^ (uint)way) & (uint)(_entries.Length - 1));

        private static uint Check(uint context) => context >> 24;

        // FNV-1a over whole numbers, then a mix of its bits: neighbouring tokens must not fall into neighbouring places.
        private static uint Mix(uint hash, int value) => unchecked((hash ^ (uint)value) * 16777619u);

        private static uint Finish(uint hash)
        {
            unchecked
            {
                hash = (hash ^ (hash >> 16)) * 0x7FEB352Du;
                hash = (hash ^ (hash >> 15)) * 0x846CA68Bu;
                return hash ^ (hash >> 16);
            }
        }
    }

    /// <summary>What followed a context most often.</summary>
    public readonly struct NgramFollower
    {
        /// <summary>Creates the entry.</summary>
        public NgramFollower(int token, float share, int count)
        {
            Token = token;
            Share = share;
            Count = count;
        }

        /// <summary>The token.</summary>
        public int Token { get; }

        /// <summary>Its share among everything that followed, from 0 to 1.</summary>
        public float Share { get; }

        /// <summary>How often the context came.</summary>
        public int Count { get; }
    }
}
