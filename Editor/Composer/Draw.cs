using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Composer
{
    /// <summary>Random choices by name; the generator is an argument everywhere, so a seed gives the same dialogues again.</summary>
    internal static class Draw
    {
        public static T One<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

        public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

        public static List<T> Some<T>(this Random random, IReadOnlyList<T> from, int count)
        {
            var pool = from.ToList();
            var drawn = new List<T>();
            while (drawn.Count < count && pool.Count > 0)
            {
                var i = random.Next(pool.Count);
                drawn.Add(pool[i]);
                pool.RemoveAt(i);
            }

            return drawn;
        }
    }
}
