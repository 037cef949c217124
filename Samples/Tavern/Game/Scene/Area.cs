namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>The rectangle of tiles that belongs to a place.</summary>
    public sealed class Area
    {
        /// <summary>Creates an area; the corners are part of it.</summary>
        public Area(string place, int left, int top, int right, int bottom, (int X, int Y) arrival)
        {
            Place = place;
            Left = left;
            Top = top;
            Right = right;
            Bottom = bottom;
            Arrival = arrival;
        }

        /// <summary>The place's name in the world file.</summary>
        public string Place { get; }

        /// <summary>First column.</summary>
        public int Left { get; }

        /// <summary>First row.</summary>
        public int Top { get; }

        /// <summary>Last column.</summary>
        public int Right { get; }

        /// <summary>Last row.</summary>
        public int Bottom { get; }

        /// <summary>The tile on which somebody stands who is brought here.</summary>
        public (int X, int Y) Arrival { get; }

        /// <summary>Whether a tile belongs to the area.</summary>
        public bool Contains(int x, int y) => x >= Left && x <= Right && y >= Top && y <= Bottom;
    }
}
