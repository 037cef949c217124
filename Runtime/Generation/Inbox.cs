using System;
using System.Collections.Generic;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>Tasks on their way from any thread to the worker, and what wakes the worker when it sleeps.</summary>
    internal sealed class Inbox
    {
        private readonly object _gate = new object();
        private readonly Queue<GenerationTask> _tasks = new Queue<GenerationTask>();
        private int _open;
        private int _closed; // the rest are flags as well
        private int _awake; // something happened since the worker last looked
        private int _asleep;

        /// <summary>Number of tasks that have not ended: those in here, and those the scheduler had when it was last counted.</summary>
        public int Open => Volatile.Read(ref _open);

        /// <summary>Whether nothing is taken any more.</summary>
        public bool IsClosed => Volatile.Read(ref _closed) != 0;

        /// <summary>Takes a task, unless the inbox is closed or so many are open.</summary>
        public bool TryPut(GenerationTask task, int capacity)
        {
            lock (_gate)
            {
                if (IsClosed || _open >= capacity) return false;
                Volatile.Write(ref _open, _open + 1);
                _tasks.Enqueue(task);
                WakeHeld();
                return true;
            }
        }

        /// <summary>Takes nothing from now on.</summary>
        public void Close()
        {
            lock (_gate)
            {
                Volatile.Write(ref _closed, 1);
                WakeHeld();
            }
        }

        /// <summary>Worker: hands over what has come.</summary>
        public void MoveTo(Scheduler scheduler)
        {
            lock (_gate)
            {
                while (_tasks.Count > 0) scheduler.Add(_tasks.Dequeue());
            }
        }

        /// <summary>Worker: counts the tasks that have not ended.</summary>
        public void Count(Scheduler scheduler)
        {
            lock (_gate) Volatile.Write(ref _open, _tasks.Count + scheduler.OpenTasks);
        }

        /// <summary>Worker: sleeps until something happens, but no longer than so.</summary>
        public void Wait(TimeSpan limit)
        {
            lock (_gate)
            {
                Interlocked.Exchange(ref _asleep, 1);
                if (Volatile.Read(ref _awake) == 0 && !IsClosed) Monitor.Wait(_gate, limit);
                Interlocked.Exchange(ref _asleep, 0);
                Volatile.Write(ref _awake, 0);
            }
        }

        /// <summary>Ends the worker's sleep. From the game's thread, every frame: takes the lock only if the worker sleeps.</summary>
        public void Wake()
        {
            Interlocked.Exchange(ref _awake, 1);
            if (Volatile.Read(ref _asleep) == 0) return;
            lock (_gate) Monitor.Pulse(_gate);
        }

        private void WakeHeld()
        {
            Interlocked.Exchange(ref _awake, 1);
            Monitor.Pulse(_gate);
        }
    }
}
