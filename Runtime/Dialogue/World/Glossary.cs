using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.World
{
    /// <summary>
    /// Every name of a world with the ways it may be written: in full, without a leading article, by its last or first word.
    /// Built once per character, because "here" and "I" differ between them.
    /// </summary>
    public sealed class Glossary
    {
        private readonly Dictionary<string, List<Alias>> _byFirstWord = new Dictionary<string, List<Alias>>(StringComparer.Ordinal);
        private readonly Dictionary<string, Entity> _byName = new Dictionary<string, Entity>(StringComparer.OrdinalIgnoreCase);
        private readonly List<Alias> _single = new List<Alias>();
        private readonly HashSet<string> _plain = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Builds the glossary of <paramref name="world"/> as <paramref name="self"/> uses it.</summary>
        public Glossary(WorldPack world, CharacterCard self)
        {
            Self = Add(EntityKind.Self, self.Name, self);
            Here = self.Place.Length > 0 ? Add(EntityKind.Here, self.Place) : null;
            World = Add(EntityKind.World, world.Name);
            foreach (var place in world.Places)
                Add(EntityKind.Place, place);
            foreach (var person in world.People.Concat(world.Characters.Select(c => c.Name)))
                Add(EntityKind.Person, person, world.Characters.FirstOrDefault(c => SameName(c.Name, person)));
            foreach (var item in world.Items.Concat(self.Sells.Select(w => w.Item)))
                Add(EntityKind.Item, item, null, self.Sells.FirstOrDefault(w => SameName(w.Item, item)));
            foreach (var alias in _byFirstWord.Values.SelectMany(a => a).Where(a => a.Words.Length == 1))
                _single.Add(alias);
            CollectPlainWords(world);
        }

        /// <summary>The speaking character.</summary>
        public Entity Self { get; }

        /// <summary>Where the character stands; null when the card names no place.</summary>
        public Entity? Here { get; }

        /// <summary>The settlement.</summary>
        public Entity World { get; }

        /// <summary>The entity with this authored name, in any case; null when there is none.</summary>
        public Entity? Find(string name) => _byName.TryGetValue(name.Trim(), out var entity) ? entity : null;

        /// <summary>Aliases that start with a word, longest first.</summary>
        internal IReadOnlyList<Alias> StartingWith(string word) =>
            _byFirstWord.TryGetValue(word, out var aliases) ? (IReadOnlyList<Alias>)aliases : Array.Empty<Alias>();

        /// <summary>Aliases of one word, for matching mistyped names.</summary>
        internal IReadOnlyList<Alias> Single => _single;

        /// <summary>Whether the facts of the world use the word by itself, outside the names it is part of.</summary>
        internal bool IsPlainWord(string lower) => _plain.Contains(lower);

        private void CollectPlainWords(WorldPack world)
        {
            foreach (var fact in world.Facts)
            {
                var words = Word.Split(fact.Text);
                for (var i = 0; i < words.Count; i++)
                {
                    var length = 0;
                    foreach (var alias in StartingWith(words[i].Lower))
                        length = Math.Max(length, alias.Rank == 0 && alias.IsAt(words, i) ? alias.Words.Length : 0);
                    if (length > 0)
                    {
                        i += length - 1;
                        continue;
                    }
                    _plain.Add(words[i].Lower);
                    if (words[i].Lower.EndsWith("s", StringComparison.Ordinal))
                        _plain.Add(words[i].Lower.Substring(0, words[i].Lower.Length - 1));
                }
            }
        }

        private static bool SameName(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

        private Entity Add(EntityKind kind, string name, CharacterCard? card = null, Ware? ware = null)
        {
            name = name.Trim();
            if (_byName.TryGetValue(name, out var known))
                return known;
            var entity = new Entity(kind, name, card, ware);
            _byName[name] = entity;
            var words = Word.Split(name).Select(w => w.Lower).ToArray();
            if (words.Length > 1 && IsArticle(words[0]))
                words = words.Skip(1).ToArray();
            AddAlias(words, entity, 0);
            if (words.Length > 1)
            {
                AddAlias(new[] { words[words.Length - 1] }, entity, 1);
                AddAlias(new[] { words[0] }, entity, 2);
            }

            return entity;
        }

        private void AddAlias(string[] words, Entity entity, int rank)
        {
            if (words.Length == 0 || (rank > 0 && (words[0].Length < 3 || FunctionWords.Contains(words[0]))))
                return;
            if (!_byFirstWord.TryGetValue(words[0], out var aliases))
                _byFirstWord[words[0]] = aliases = new List<Alias>();
            aliases.Add(new Alias(words, entity, rank));
            aliases.Sort((a, b) => a.Words.Length != b.Words.Length ? b.Words.Length - a.Words.Length : a.Rank - b.Rank);
        }

        private static bool IsArticle(string word) => word == "the" || word == "a" || word == "an";

        /// <summary>One way of writing a name; a lower rank is the more explicit way.</summary>
        internal readonly struct Alias
        {
            public readonly string[] Words;
            public readonly Entity Entity;
            public readonly int Rank;

            public Alias(string[] words, Entity entity, int rank)
            {
                Words = words;
                Entity = entity;
                Rank = rank;
            }

            /// <summary>Whether the words stand at a place of a text.</summary>
            public bool IsAt(IReadOnlyList<Word> words, int start)
            {
                if (start + Words.Length > words.Count)
                    return false;
                for (var k = 0; k < Words.Length; k++)
                {
                    if (words[start + k].Lower != Words[k])
                        return false;
                }

                return true;
            }

            /// <summary>Whether it is a longer name's last word.</summary>
            public bool IsLast => Rank == 1;

            /// <summary>Whether it is a longer name's first word.</summary>
            public bool IsFirst => Rank == 2;
        }
    }
}
