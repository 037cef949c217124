using System;

namespace GptDialogue.Runtime.Tests
{
    /// <summary>What code allocates on the calling thread.</summary>
    internal static class Garbage
    {
        private const int Tries = 5;

        /// <summary>
        /// Bytes that an action allocates: the least of several tries, as .NET itself allocates now and then on whatever thread makes it
        /// compile a method again. What the action allocates, it allocates every time.
        /// </summary>
        /// <param name="action">What is measured.</param>
        /// <param name="before">Puts things back before every try; not measured.</param>
        public static long Of(Action action, Action? before = null)
        {
            var least = long.MaxValue;
            for (var i = 0; i < Tries && least > 0; i++)
            {
                before?.Invoke();
                var start = GC.GetAllocatedBytesForCurrentThread();
                action();
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - start);
            }
            return least;
        }
    }
}
