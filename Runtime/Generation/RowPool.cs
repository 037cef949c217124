using System;
using GptDialogue.Inference;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Lends the rows of the key-value cache to lanes. When all are lent, the one idle for longest gives its row up, or a less urgent
    /// one that runs; both are prefilled again later. A newcomer whose beginning another row holds already gets it copied.
    /// </summary>
    internal sealed class RowPool
    {
        /// <summary>Copying fewer tokens than this saves no run.</summary>
        private const int ShortestCopy = 8;

        private readonly IModelSession _session;
        private readonly Lane?[] _holders;
        private long _clock;

        public RowPool(IModelSession session)
        {
            _session = session;
            _holders = new Lane?[session.Cache.Rows];
            for (var row = 0; row < _holders.Length; row++) session.Prepare(row);
        }

        /// <summary>Number of rows that are lent.</summary>
        public int Lent { get; private set; }

        /// <summary>Tokens that were copied instead of run.</summary>
        public long CopiedTokens { get; private set; }

        /// <summary>How often a lane that ran had to give up its row.</summary>
        public long Preemptions { get; private set; }

        public int Count => _holders.Length;

        public Lane? Holder(int row) => _holders[row];

        /// <summary>Whether a lane has a row or can be given one at a priority.</summary>
        public bool CanLease(Lane lane, TaskPriority priority) => lane.Generator.Row != Generator.NoRow || Find(priority) >= 0;

        /// <summary>Gives a lane a row, if it has none.</summary>
        public void Lease(Lane lane, TaskPriority priority)
        {
            lane.UsedAt = ++_clock;
            if (lane.Generator.Row != Generator.NoRow) return;
            var row = Find(priority);
            var source = LongestPrefix(lane, out var common);
            Release(row);
            _holders[row] = lane;
            Lent++;
            lane.Generator.Row = row;
            var kept = common >= ShortestCopy ? common : 0;
            // The row that is taken over may itself begin alike.
            _session.Cache.RewindTo(row, source == row ? kept : 0);
            if (source != row && kept > 0 && !_session.Cache.CopyPrefix(source, row, kept)) kept = 0;
            CopiedTokens += kept;
        }

        /// <summary>Takes back a lane's row.</summary>
        public void Release(Lane lane)
        {
            if (lane.Generator.Row != Generator.NoRow) Release(lane.Generator.Row);
        }

        /// <summary>
        /// Makes the lanes that speak neighbours at the first rows. Where rows cannot be moved, others may stand between them.
        /// </summary>
        /// <returns>Number of rows from the first to the last that speaks.</returns>
        public int Gather()
        {
            var speaking = 0;
            var end = 0;
            for (var row = 0; row < _holders.Length; row++)
            {
                if (!Speaks(row)) continue;
                speaking++;
                end = row + 1;
            }
            if (!_session.Cache.CanSwap) return end;
            var gap = 0;
            for (var row = speaking; row < end; row++)
            {
                if (!Speaks(row)) continue;
                while (Speaks(gap)) gap++;
                Swap(row, gap);
            }
            return speaking;
        }

        private bool Speaks(int row) => _holders[row] != null && _holders[row]!.Speaks;

        private int Find(TaskPriority priority)
        {
            var best = -1;
            for (var row = 0; row < _holders.Length; row++)
            {
                var holder = _holders[row];
                if (holder == null) return row;
                if (holder.Current != null && holder.Current.Priority >= priority) continue;
                if (best < 0 || Before(holder, _holders[best]!)) best = row;
            }
            return best;
        }

        /// <summary>Whether one lane gives up its row rather than another: idle before busy, then the less urgent, then the longer unused.</summary>
        private static bool Before(Lane a, Lane b)
        {
            var urgency = Urgency(a) - Urgency(b);
            return urgency != 0 ? urgency < 0 : a.UsedAt < b.UsedAt;
        }

        private static int Urgency(Lane lane) => lane.Current == null ? -1 : (int)lane.Current.Priority;

        private int LongestPrefix(Lane lane, out int common)
        {
            var best = -1;
            common = 0;
            var wanted = lane.Generator.Tokens;
            // The last token has to be run in any case: its logits are wanted.
            wanted = wanted.Slice(0, Math.Max(0, wanted.Length - 1));
            for (var row = 0; row < _holders.Length; row++)
            {
                var length = _holders[row]?.Generator.CommonPrefix(wanted) ?? 0;
                if (length <= common) continue;
                common = length;
                best = row;
            }
            return best;
        }

        private void Release(int row)
        {
            var holder = _holders[row];
            if (holder == null) return;
            if (holder.Current != null) Preemptions++;
            holder.Generator.Row = Generator.NoRow;
            _holders[row] = null;
            Lent--;
        }

        private void Swap(int a, int b)
        {
            _session.Cache.Swap(a, b);
            (_holders[a], _holders[b]) = (_holders[b], _holders[a]);
            if (_holders[a] != null) _holders[a]!.Generator.Row = a;
            if (_holders[b] != null) _holders[b]!.Generator.Row = b;
        }
    }
}
