using System;

namespace GptDialogue.Generation
{
    /// <summary>How tasks come and go between two runs.</summary>
    public sealed partial class Scheduler
    {
        /// <summary>Ends every task, as the worker stops or the model is lost.</summary>
        public void EndAll(WorkOutcome outcome, Exception? fault)
        {
            foreach (var lane in _lanes)
            {
                if (lane.Current != null) Finish(lane, outcome, fault);
                foreach (var task in lane.Waiting) End(task, outcome, fault);
            }
            Leave();
        }

        /// <summary>Begins the most urgent task that waits, if there is a row for it. One a round: reading a line takes its time too.</summary>
        private void Admit()
        {
            Lane? best = null;
            foreach (var lane in _lanes)
            {
                var head = lane.Head;
                if (head == null || head.HasEnded || (head.HasBegun && lane.Generator.Row != Generator.NoRow)) continue;
                if (Rests(head)) continue;
                if (best == null || Before(head, best.Head!)) best = lane;
            }
            if (best == null || !_rows.CanLease(best, best.Head!.Priority)) return;
            if (!best.Head!.HasBegun && !Begin(best)) return;
            _rows.Lease(best, best.Current!.Priority);
        }

        private bool Begin(Lane lane)
        {
            var task = lane.Waiting.Dequeue();
            lane.Current = task;
            task.HasBegun = true;
            Counts.Begun++;
            try
            {
                if (task.Begin()) return true;
                Finish(lane, WorkOutcome.Done, null);
            }
            catch (Exception e)
            {
                Finish(lane, WorkOutcome.Failed, e);
            }
            return false;
        }

        /// <summary>Ends what was cancelled and what is late.</summary>
        public void EndDue(TimeSpan now)
        {
            for (var i = 0; i < _lanes.Count; i++)
            {
                var lane = _lanes[i];
                if (lane.Current != null && Due(lane, lane.Current, now) is WorkOutcome outcome) Finish(lane, outcome, null);
                while (lane.Head != null && lane.Head.Yields && lane.HasMore) Skip(lane);
                foreach (var task in lane.Waiting)
                    if (Due(lane, task, now) is WorkOutcome waiting) End(task, waiting, null);
                while (lane.Waiting.Count > 0 && lane.Waiting.Peek().HasEnded) lane.Waiting.Dequeue();
            }
        }

        /// <summary>Drops preparation at the head of a lane: what waits behind it is wanted now.</summary>
        private void Skip(Lane lane)
        {
            if (lane.Current != null) Finish(lane, WorkOutcome.Cancelled, null);
            else End(lane.Waiting.Dequeue(), WorkOutcome.Cancelled, null);
        }

        private static WorkOutcome? Due(Lane lane, GenerationTask task, TimeSpan now) =>
            task.HasEnded ? (WorkOutcome?)null
            : task.IsCancelled || lane.IsClosed ? WorkOutcome.Cancelled
            : now >= task.Deadline ? WorkOutcome.Late
            : (WorkOutcome?)null;

        private void Finish(Lane lane, WorkOutcome outcome, Exception? fault)
        {
            var task = lane.Current;
            if (task == null) return; // ended by the watchdog during a run that came back after all
            lane.Current = null;
            lane.Speaks = false;
            End(task, outcome, fault);
        }

        private void End(GenerationTask task, WorkOutcome outcome, Exception? fault)
        {
            if (task.HasEnded) return;
            task.HasEnded = true;
            OpenTasks--;
            Counts.Ended(outcome);
            try
            {
                task.End(outcome, fault);
            }
            catch (Exception e)
            {
                // The other texts must go on; whoever threw is told through the worker's listener.
                Faulted?.Invoke(e);
            }
            if (fault != null) Faulted?.Invoke(fault);
        }

        /// <summary>Told of everything that goes wrong; must not throw.</summary>
        internal Action<Exception>? Faulted { get; set; }

        private void Leave()
        {
            for (var i = _lanes.Count - 1; i >= 0; i--)
            {
                var lane = _lanes[i];
                while (lane.Waiting.Count > 0 && lane.Waiting.Peek().HasEnded) lane.Waiting.Dequeue();
                if (lane.Head != null) continue;
                if (lane.IsClosed) _rows.Release(lane);
                _lanes.RemoveAt(i);
            }
        }
    }
}
