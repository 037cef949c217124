using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>
    /// The ground of the village. Positions are in tiles; a tile's middle is at its column and row, so a position rounds to its tile.
    /// </summary>
    public sealed class VillageMap
    {
        private readonly IReadOnlyList<string> _rows;
        private readonly IReadOnlyList<Area> _areas;
        private readonly IReadOnlyDictionary<string, (int X, int Y)> _posts;

        /// <summary>Creates a map.</summary>
        /// <exception cref="ArgumentException">The rows differ in length, or the last area is not the whole map.</exception>
        public VillageMap(IReadOnlyList<string> rows, IReadOnlyList<Area> areas, IEnumerable<(string Id, int X, int Y)> posts)
        {
            if (rows.Count == 0 || rows.Any(row => row.Length != rows[0].Length))
                throw new ArgumentException("The rows of a map are of one length.", nameof(rows));
            if (areas.Count == 0 || !areas[areas.Count - 1].Contains(0, 0) || !areas[areas.Count - 1].Contains(rows[0].Length - 1, rows.Count - 1))
                throw new ArgumentException("The last area of a map covers all of it.", nameof(areas));
            _rows = rows;
            _areas = areas;
            _posts = posts.ToDictionary(post => post.Id, post => (post.X, post.Y), StringComparer.Ordinal);
        }

        /// <summary>Columns.</summary>
        public int Width => _rows[0].Length;

        /// <summary>Rows.</summary>
        public int Height => _rows.Count;

        /// <summary>The rows, for views.</summary>
        public IReadOnlyList<string> Rows => _rows;

        /// <summary>The areas, for views.</summary>
        public IReadOnlyList<Area> Areas => _areas;

        /// <summary>Hollowmere.</summary>
        public static VillageMap Hollowmere() => new VillageMap(HollowmereMap.Rows, HollowmereMap.Areas, HollowmereMap.Posts);

        /// <summary>The tile at a column and row; beyond the edge a wall.</summary>
        public char At(int x, int y) => x < 0 || y < 0 || x >= Width || y >= Height ? '#' : _rows[y][x];

        /// <summary>Whether one can stand on a tile, as the story stands.</summary>
        public bool IsOpen(int x, int y, TavernGame game) => Tiles.IsOpen(At(x, y), game);

        /// <summary>The place at a position.</summary>
        public string PlaceAt(Vector2 position)
        {
            var (x, y) = TileOf(position);
            return _areas.First(area => area.Contains(Math.Max(0, Math.Min(Width - 1, x)), Math.Max(0, Math.Min(Height - 1, y)))).Place;
        }

        /// <summary>Where somebody stands who is brought to a place; the settlement's own spot for a place that is not on the map.</summary>
        public Vector2 ArrivalAt(string place)
        {
            var area = _areas.FirstOrDefault(a => string.Equals(a.Place, place, StringComparison.OrdinalIgnoreCase)) ?? _areas[_areas.Count - 1];
            return new Vector2(area.Arrival.X, area.Arrival.Y);
        }

        /// <summary>Where a person stands at work; somebody without a post on this map stands on the square, in rows of four.</summary>
        public Vector2 PostOf(string id, int index)
        {
            if (_posts.TryGetValue(id, out var post))
                return new Vector2(post.X, post.Y);
            var (x, y) = _areas[_areas.Count - 1].Arrival;
            return new Vector2(x - 3 + (index % 4 * 2), y - 1 - (index / 4 * 2));
        }

        /// <summary>The tile under a position.</summary>
        public static (int X, int Y) TileOf(Vector2 position) => ((int)MathF.Floor(position.X + 0.5f), (int)MathF.Floor(position.Y + 0.5f));
    }
}
