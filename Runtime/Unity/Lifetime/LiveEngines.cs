using System;
using System.Collections.Generic;

namespace GptDialogue.Unity
{
    /// <summary>
    /// Every engine that runs or is being loaded. Their threads use native code, which must have ended before the editor unloads the
    /// scripts; the editor part asks for that. Main thread.
    /// </summary>
    internal static class LiveEngines
    {
        private static readonly HashSet<EngineLoader> Loaders = new HashSet<EngineLoader>();

        /// <summary>How many there are.</summary>
        public static int Count
        {
            get
            {
                lock (Loaders) return Loaders.Count;
            }
        }

        public static void Add(EngineLoader loader)
        {
            lock (Loaders) Loaders.Add(loader);
        }

        public static void Remove(EngineLoader loader)
        {
            lock (Loaders) Loaders.Remove(loader);
        }

        /// <summary>Stops all of them, waiting for each at most as long as given.</summary>
        public static void StopAll(TimeSpan timeout)
        {
            EngineLoader[] all;
            lock (Loaders)
            {
                all = new EngineLoader[Loaders.Count];
                Loaders.CopyTo(all);
            }

            foreach (var loader in all)
                loader.Stop(timeout);
        }
    }
}
