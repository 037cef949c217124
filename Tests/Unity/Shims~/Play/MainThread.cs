using System;
using System.Collections.Concurrent;
using System.Threading;
using UnityEngine;

namespace UnityShims
{
    /// <summary>The engine's synchronization context: what is posted to the main thread runs once a frame.</summary>
    internal sealed class MainThread : SynchronizationContext
    {
        private static SynchronizationContext _before;
        private static MainThread _current;
        private readonly ConcurrentQueue<(SendOrPostCallback Call, object State)> _posted = new ConcurrentQueue<(SendOrPostCallback, object)>();

        public static void Install()
        {
            if (!(Current is MainThread))
                _before = Current;
            _current = new MainThread();
            SetSynchronizationContext(_current);
        }

        public static void Uninstall() => SetSynchronizationContext(_before);

        public static void RunPosted()
        {
            for (var left = _current._posted.Count; left > 0 && _current._posted.TryDequeue(out var next); left--)
            {
                try
                {
                    next.Call(next.State);
                }
                catch (Exception e)
                {
                    Debug.LogException(e);
                }
            }
        }

        public override void Post(SendOrPostCallback d, object state) => _posted.Enqueue((d, state));
    }
}
