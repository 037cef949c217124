using System;
using System.Collections.Generic;
using System.Numerics;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>Somebody on the map: stands, is steered, or follows a way.</summary>
    public sealed class Walker
    {
        private const float Radius = 0.3f;

        private readonly float _speed;
        private List<Vector2> _way = new List<Vector2>();
        private int _step;

        /// <summary>Creates a walker.</summary>
        /// <param name="position">Where it stands, in tiles.</param>
        /// <param name="speed">Tiles a second.</param>
        public Walker(Vector2 position, float speed)
        {
            Position = position;
            _speed = speed;
        }

        /// <summary>Where it is, in tiles.</summary>
        public Vector2 Position { get; private set; }

        /// <summary>Where it looks: a direction of length 1.</summary>
        public Vector2 Facing { get; private set; } = Vector2.UnitY;

        /// <summary>Whether it moved in the last tick.</summary>
        public bool IsMoving { get; private set; }

        /// <summary>Whether it follows a way.</summary>
        public bool IsUnderway => _step < _way.Count;

        /// <summary>Puts it somewhere; it stops.</summary>
        public void Place(Vector2 position)
        {
            Position = position;
            Stop();
        }

        /// <summary>Looks towards a position.</summary>
        public void LookAt(Vector2 position)
        {
            if (position != Position)
                Facing = Vector2.Normalize(position - Position);
        }

        /// <summary>Follows a way from now on.</summary>
        public void Follow(List<Vector2> way)
        {
            _way = way;
            _step = 0;
        }

        /// <summary>Stands still.</summary>
        public void Stop()
        {
            _step = _way.Count;
            IsMoving = false;
        }

        /// <summary>Moves for one tick: steered when <paramref name="steer"/> is not zero, else along the way.</summary>
        public void Tick(float seconds, Vector2 steer, Func<int, int, bool> isOpen)
        {
            var before = Position;
            if (steer != Vector2.Zero)
            {
                Stop();
                Facing = Vector2.Normalize(steer);
                Slide(Facing * _speed * seconds, isOpen);
            }
            else
            {
                Advance(_speed * seconds);
            }

            IsMoving = Position != before;
        }

        // Each axis by itself, so that one slides along a wall.
        private void Slide(Vector2 move, Func<int, int, bool> isOpen)
        {
            var x = new Vector2(Position.X + move.X, Position.Y);
            if (Fits(x, isOpen))
                Position = x;
            var y = new Vector2(Position.X, Position.Y + move.Y);
            if (Fits(y, isOpen))
                Position = y;
        }

        private static bool Fits(Vector2 position, Func<int, int, bool> isOpen)
        {
            for (var dx = -1; dx <= 1; dx += 2)
            {
                for (var dy = -1; dy <= 1; dy += 2)
                {
                    var (x, y) = VillageMap.TileOf(position + new Vector2(dx * Radius, dy * Radius));
                    if (!isOpen(x, y))
                        return false;
                }
            }

            return true;
        }

        private void Advance(float length)
        {
            while (IsUnderway && length > 0)
            {
                var left = _way[_step] - Position;
                var distance = left.Length();
                if (distance > 0)
                    Facing = left / distance;
                if (distance > length)
                {
                    Position += Facing * length;
                    return;
                }

                Position = _way[_step++];
                length -= distance;
            }
        }
    }
}
