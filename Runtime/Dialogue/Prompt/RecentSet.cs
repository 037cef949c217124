using System.Collections.Generic;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>Fingerprints of the newest things only, so that a conversation of any length stays small in memory and in saves.</summary>
    internal sealed class RecentSet
    {
        private readonly int _capacity;
        private readonly Queue<ulong> _order = new Queue<ulong>();
        private readonly HashSet<ulong> _members = new HashSet<ulong>();

        public RecentSet(int capacity)
        {
            _capacity = capacity;
        }

        public bool Contains(ulong fingerprint) => _members.Contains(fingerprint);

        /// <summary>Adds a fingerprint; the oldest leaves when there are too many.</summary>
        public void Add(ulong fingerprint)
        {
            if (!_members.Add(fingerprint))
                return;
            _order.Enqueue(fingerprint);
            if (_order.Count > _capacity)
                _members.Remove(_order.Dequeue());
        }

        /// <summary>The members, oldest first.</summary>
        public ulong[] ToArray() => _order.ToArray();

        /// <summary>Replaces the members by saved ones, oldest first.</summary>
        public void Restore(IEnumerable<ulong> fingerprints)
        {
            _order.Clear();
            _members.Clear();
            foreach (var fingerprint in fingerprints)
                Add(fingerprint);
        }
    }
}
