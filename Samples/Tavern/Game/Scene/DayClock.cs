using System;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>The time of day in the village. A day passes in a quarter of an hour.</summary>
    public sealed class DayClock
    {
        /// <summary>Minutes of a day.</summary>
        public const float Day = 24 * 60;

        /// <summary>Minutes of the village that pass in a second of play.</summary>
        public const float Pace = 1.6f;

        private float _minutes = 17 * 60;

        /// <summary>Minutes since midnight, from 0 up to a whole day.</summary>
        public float Minutes
        {
            get => _minutes;
            set => _minutes = float.IsNaN(value) || float.IsInfinity(value) ? 0 : ((value % Day) + Day) % Day;
        }

        /// <summary>The full hour.</summary>
        public int Hour => (int)(_minutes / 60);

        /// <summary>How the people call this time.</summary>
        public string Mood => Hour < 5 ? "night" : Hour < 8 ? "dawn" : Hour < 12 ? "morning" : Hour < 17 ? "afternoon" : Hour < 20 ? "dusk" : Hour < 22 ? "evening" : "night";

        /// <summary>Lets time pass.</summary>
        public void Tick(float seconds) => Minutes += seconds * Pace;

        /// <summary>Whether the full hour lies in a span, which may pass midnight.</summary>
        public bool IsBetween(int from, int to) => from <= to ? Hour >= from && Hour < to : Hour >= from || Hour < to;
    }
}
