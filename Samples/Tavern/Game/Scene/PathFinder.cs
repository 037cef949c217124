using System;
using System.Collections.Generic;
using System.Numerics;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>Finds the shortest way over the tiles, in steps to the four sides.</summary>
    public static class PathFinder
    {
        private static readonly (int X, int Y)[] Sides = { (0, -1), (1, 0), (0, 1), (-1, 0) };

        /// <summary>
        /// The tiles to walk, without the one under <paramref name="from"/>, up to the first that is within
        /// <paramref name="reach"/> tiles of the goal; null when there is no way. A goal that one cannot stand on is reached from
        /// beside it with a reach of at least 1.
        /// </summary>
        public static List<Vector2>? Find(VillageMap map, TavernGame game, Vector2 from, Vector2 goal, float reach = 0.01f)
        {
            var start = VillageMap.TileOf(from);
            var cameFrom = new Dictionary<(int X, int Y), (int X, int Y)> { [start] = start };
            var queue = new Queue<(int X, int Y)>();
            queue.Enqueue(start);
            while (queue.Count > 0)
            {
                var tile = queue.Dequeue();
                if (Vector2.Distance(new Vector2(tile.X, tile.Y), goal) <= reach)
                    return Trace(cameFrom, start, tile);
                foreach (var side in Sides)
                {
                    var next = (X: tile.X + side.X, Y: tile.Y + side.Y);
                    if (cameFrom.ContainsKey(next) || !map.IsOpen(next.X, next.Y, game))
                        continue;
                    cameFrom.Add(next, tile);
                    queue.Enqueue(next);
                }
            }

            return null;
        }

        private static List<Vector2> Trace(Dictionary<(int X, int Y), (int X, int Y)> cameFrom, (int X, int Y) start, (int X, int Y) end)
        {
            var path = new List<Vector2>();
            for (var tile = end; tile != start; tile = cameFrom[tile])
                path.Add(new Vector2(tile.X, tile.Y));
            path.Reverse();
            return path;
        }
    }
}
