using System;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>
    /// A bounded queue from one thread to one other, without locks and without allocating: how the worker hands text and events to
    /// the game. A full ring refuses; the worker never waits for a game that has stopped draining.
    /// </summary>
    public sealed class StreamRing<T> where T : struct
    {
        private readonly T[] _items;
        private int _written; // both count on without limit and wrap around; only their difference matters
        private int _read;

        /// <summary>Makes an empty ring.</summary>
        /// <param name="capacity">Number of items it must hold, 1 to 2^30; rounded up to a power of two.</param>
        public StreamRing(int capacity)
        {
            if (capacity < 1 || capacity > 1 << 30)
                throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A ring holds 1 to 2^30 items.");
            var size = 1;
            while (size < capacity) size *= 2;
            _items = new T[size];
        }

        /// <summary>Takes over the memory of a ring that nobody writes to any more and that was read to its end.</summary>
        /// <param name="spent">The other ring; it must hold nothing.</param>
        public StreamRing(StreamRing<T> spent)
        {
            if (spent.Count != 0) throw new ArgumentException($"The ring still holds {spent.Count} items.", nameof(spent));
            _items = spent._items;
        }

        /// <summary>Number of items waiting; exact for the reader, at most this many for the writer.</summary>
        public int Count => Volatile.Read(ref _written) - Volatile.Read(ref _read);

        /// <summary>Writer only: adds an item, or returns false when the ring is full.</summary>
        public bool TryWrite(T item)
        {
            if (Count == _items.Length) return false;
            _items[_written & (_items.Length - 1)] = item;
            Volatile.Write(ref _written, _written + 1);
            return true;
        }

        /// <summary>Writer only: adds all items at once, or none and returns false when they do not fit.</summary>
        public bool TryWrite(ReadOnlySpan<T> items)
        {
            if (items.Length > _items.Length - Count) return false;
            var at = _written & (_items.Length - 1);
            var before = Math.Min(items.Length, _items.Length - at);
            items.Slice(0, before).CopyTo(_items.AsSpan(at));
            items.Slice(before).CopyTo(_items);
            Volatile.Write(ref _written, _written + items.Length);
            return true;
        }

        /// <summary>Reader only: takes the oldest item, or returns false when there is none.</summary>
        public bool TryRead(out T item)
        {
            if (!TryPeek(0, out item)) return false;
            Skip(1);
            return true;
        }

        /// <summary>Reader only: looks at an item without taking it, or returns false when there are not so many.</summary>
        public bool TryPeek(int index, out T item)
        {
            if (index >= Count)
            {
                item = default;
                return false;
            }
            item = _items[(_read + index) & (_items.Length - 1)];
            return true;
        }

        /// <summary>Reader only: takes as many items as there are and fit.</summary>
        /// <returns>Their number.</returns>
        public int Read(Span<T> destination)
        {
            var count = Math.Min(Count, destination.Length);
            var at = _read & (_items.Length - 1);
            var before = Math.Min(count, _items.Length - at);
            _items.AsSpan(at, before).CopyTo(destination);
            _items.AsSpan(0, count - before).CopyTo(destination.Slice(before));
            Skip(count);
            return count;
        }

        private void Skip(int count) => Volatile.Write(ref _read, _read + count);
    }
}
