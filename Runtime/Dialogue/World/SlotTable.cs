using System;
using System.Collections.Generic;
using GptDialogue.Tokenization;

namespace GptDialogue.Dialogue.World
{
    /// <summary>
    /// Which slot token stands for which name in one conversation. Slots are numbered by order of mention and keep their
    /// meaning while they are in use; when a kind runs out, the slot unused for longest is given to the newcomer.
    /// </summary>
    public sealed class SlotTable
    {
        /// <summary>Slots of each kind (persons, places, items).</summary>
        public const int PerKind = 6;

        private static readonly int _person = SpecialTokens.Id("<person.1>");
        private static readonly int _place = SpecialTokens.Id("<place.1>");
        private static readonly int _item = SpecialTokens.Id("<item.1>");
        private static readonly int _price = SpecialTokens.Id("<price.1>");
        private static readonly int _personRole = SpecialTokens.Id("<role.1>");
        private static readonly int _self = SpecialTokens.Id("<self>");
        private static readonly int _here = SpecialTokens.Id("<here>");
        private static readonly int _world = SpecialTokens.Id("<world>");

        private readonly Glossary _glossary;
        private readonly Entity?[] _entities = new Entity?[3 * PerKind];
        private readonly long[] _usedAt = new long[3 * PerKind];
        private long _clock;

        /// <summary>Creates an empty table for one conversation.</summary>
        public SlotTable(Glossary glossary)
        {
            _glossary = glossary;
        }

        /// <summary>The slot token of an entity, given out if it has none yet.</summary>
        public int Token(Entity entity)
        {
            switch (entity.Kind)
            {
                case EntityKind.Self: return _self;
                case EntityKind.Here: return _here;
                case EntityKind.World: return _world;
                default: return FirstToken(entity.Kind) + Bind(entity);
            }
        }

        /// <summary>The price token that belongs to an item slot token.</summary>
        public static int PriceOf(int itemToken) => _price + (itemToken - _item);

        /// <summary>The role token that belongs to a person slot token.</summary>
        public static int RoleOf(int personToken) => _personRole + (personToken - _person);

        /// <summary>The entity a slot token stands for now; null for tokens that are not bound slots.</summary>
        public Entity? EntityOf(int token)
        {
            if (token == _self)
                return _glossary.Self;
            if (token == _here)
                return _glossary.Here;
            if (token == _world)
                return _glossary.World;
            for (var kind = EntityKind.Place; kind <= EntityKind.Item; kind++)
            {
                var index = token - FirstToken(kind);
                if (index >= 0 && index < PerKind)
                    return _entities[(int)kind * PerKind + index];
            }

            return null;
        }

        /// <summary>The price a price token stands for; null when its item is unbound or not sold here.</summary>
        public string? PriceText(int token)
        {
            var index = token - _price;
            return index >= 0 && index < PerKind ? _entities[(int)EntityKind.Item * PerKind + index]?.Ware?.Price : null;
        }

        /// <summary>The role a numbered role token stands for; null when its person is unbound or has no card.</summary>
        public string? RoleText(int token)
        {
            var index = token - _personRole;
            return index >= 0 && index < PerKind ? _entities[(int)EntityKind.Person * PerKind + index]?.Card?.Role : null;
        }

        /// <summary>The bound slots, the one unused for longest first: what a save keeps.</summary>
        internal List<BoundSlot> Snapshot()
        {
            var bound = new List<BoundSlot>();
            for (var i = 0; i < _entities.Length; i++)
            {
                if (_entities[i] != null)
                    bound.Add(new BoundSlot(i, _entities[i]!.Name));
            }

            bound.Sort((a, b) => _usedAt[a.Slot].CompareTo(_usedAt[b.Slot]));
            return bound;
        }

        /// <summary>Restores slots saved by <see cref="Snapshot"/>; names the world no longer has in that kind stay unbound.</summary>
        internal void Restore(IReadOnlyList<BoundSlot> bound)
        {
            Array.Clear(_entities, 0, _entities.Length);
            Array.Clear(_usedAt, 0, _usedAt.Length);
            _clock = 0;
            foreach (var slot in bound)
            {
                if (!Fits(slot))
                    continue;
                _entities[slot.Slot] = _glossary.Find(slot.Name);
                Touch(slot.Slot);
            }
        }

        /// <summary>A copy that does not change with this one.</summary>
        internal SlotTable Copy()
        {
            var copy = new SlotTable(_glossary);
            copy.CopyFrom(this);
            return copy;
        }

        /// <summary>Takes over the bindings of another table of the same glossary.</summary>
        internal void CopyFrom(SlotTable other)
        {
            other._entities.CopyTo(_entities, 0);
            other._usedAt.CopyTo(_usedAt, 0);
            _clock = other._clock;
        }

        /// <summary>True if the world still has the name of a saved slot, and as the same kind of thing.</summary>
        internal bool Fits(BoundSlot bound) =>
            bound.Slot >= 0 && bound.Slot < _entities.Length && _glossary.Find(bound.Name) is Entity entity
            && (int)entity.Kind == bound.Slot / PerKind;

        /// <summary>The number among all slots of a slot, price or role token; −1 for other tokens.</summary>
        internal static int SlotOf(int token)
        {
            for (var kind = EntityKind.Place; kind <= EntityKind.Item; kind++)
            {
                if (IsIn(token, FirstToken(kind)))
                    return (int)kind * PerKind + token - FirstToken(kind);
            }

            return IsIn(token, _price) ? (int)EntityKind.Item * PerKind + token - _price
                : IsIn(token, _personRole) ? (int)EntityKind.Person * PerKind + token - _personRole
                : -1;
        }

        /// <summary>Gives the slot of one item, and its price, the largest logit of all item slots, and of all prices.</summary>
        internal static void GatherItems(Span<float> logits, int itemToken)
        {
            logits[itemToken] = Largest(logits.Slice(_item, PerKind));
            logits[PriceOf(itemToken)] = Largest(logits.Slice(_price, PerKind));
        }

        private static float Largest(ReadOnlySpan<float> values)
        {
            var largest = values[0];
            for (var i = 1; i < values.Length; i++)
                largest = values[i] > largest ? values[i] : largest;
            return largest;
        }

        private static bool IsIn(int token, int first) => token >= first && token < first + PerKind;

        private static int FirstToken(EntityKind kind) =>
            kind == EntityKind.Place ? _place : kind == EntityKind.Person ? _person : _item;

        private int Bind(Entity entity)
        {
            var first = (int)entity.Kind * PerKind;
            var oldest = first;
            for (var i = first; i < first + PerKind; i++)
            {
                if (ReferenceEquals(_entities[i], entity))
                    return Touch(i) - first;
                if (_usedAt[i] < _usedAt[oldest])
                    oldest = i;
            }

            _entities[oldest] = entity;
            return Touch(oldest) - first;
        }

        private int Touch(int i)
        {
            _usedAt[i] = ++_clock;
            return i;
        }
    }

    /// <summary>A slot with the name it stands for.</summary>
    internal readonly struct BoundSlot
    {
        public BoundSlot(int slot, string name)
        {
            Slot = slot;
            Name = name;
        }

        /// <summary>Places first, then persons, then items, <see cref="SlotTable.PerKind"/> of each.</summary>
        public readonly int Slot;

        /// <summary>Authored name.</summary>
        public readonly string Name;
    }
}
