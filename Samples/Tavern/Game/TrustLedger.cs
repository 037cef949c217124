using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>
    /// How far each person trusts the player. Kind words build trust slowly, rude ones break it at once; saying thanks three
    /// times in a row must not open a secret.
    /// </summary>
    public sealed class TrustLedger
    {
        /// <summary>The highest trust; the lowest is its negative.</summary>
        public const int Limit = 3;

        /// <summary>Lines after a gain that cannot gain again.</summary>
        public const int Patience = 2;

        private readonly Dictionary<string, int> _trust = new Dictionary<string, int>(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _wait = new Dictionary<string, int>(StringComparer.Ordinal);

        /// <summary>Trust of a person; 0 for a stranger.</summary>
        public int Of(string id) => _trust.TryGetValue(id, out var trust) ? trust : 0;

        /// <summary>Sets trust, held within the limits.</summary>
        public void Set(string id, int trust) => _trust[id] = Math.Max(-Limit, Math.Min(Limit, trust));

        /// <summary>Everybody with an opinion: id, trust, and the lines that cannot gain trust yet.</summary>
        public IEnumerable<(string Id, int Trust, int Wait)> Entries =>
            _trust.Keys.Union(_wait.Keys).OrderBy(id => id, StringComparer.Ordinal).Select(id => (id, Of(id), _wait.TryGetValue(id, out var wait) ? wait : 0));

        /// <summary>Restores an entry, held within the limits.</summary>
        public void Restore(string id, int trust, int wait)
        {
            Set(id, trust);
            _wait[id] = Math.Max(0, Math.Min(Patience, wait));
        }

        /// <summary>Changes trust by an event of the game.</summary>
        public void Add(string id, int change) => Set(id, Of(id) + change);

        /// <summary>Changes trust by how a line sounded; returns the change.</summary>
        public int Hear(string id, Tone tone)
        {
            var before = Of(id);
            _wait.TryGetValue(id, out var wait);
            _wait[id] = Math.Max(0, wait - 1);
            if (tone == Tone.Hostile)
            {
                Add(id, -1);
            }
            else if (tone == Tone.Friendly && wait == 0)
            {
                Add(id, 1);
                _wait[id] = Patience;
            }

            return Of(id) - before;
        }
    }
}
