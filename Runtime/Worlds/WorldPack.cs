using System;
using System.Buffers;
using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// A compiled world: everything the dialogue runtime needs from the authored files. Immutable and safe to share between
    /// threads. Stored as <c>.gptworld</c>, see <see cref="WorldPackFile"/>.
    /// </summary>
    public sealed class WorldPack
    {
        private byte[]? hash;

        /// <summary>Creates a world; omitted lists are empty. Nothing is checked here: that is the authoring tools' part.</summary>
        public WorldPack(
            string id,
            string name,
            string about = "",
            IReadOnlyList<string>? places = null,
            IReadOnlyList<string>? people = null,
            IReadOnlyList<string>? items = null,
            IReadOnlyList<string>? flags = null,
            IReadOnlyList<string>? blocked = null,
            IReadOnlyList<Fact>? facts = null,
            IReadOnlyList<GameAction>? actions = null,
            IReadOnlyList<CharacterCard>? characters = null)
        {
            Id = id;
            Name = name;
            About = about;
            Places = places ?? Array.Empty<string>();
            People = people ?? Array.Empty<string>();
            Items = items ?? Array.Empty<string>();
            Flags = flags ?? Array.Empty<string>();
            Blocked = blocked ?? Array.Empty<string>();
            Facts = facts ?? Array.Empty<Fact>();
            Actions = actions ?? Array.Empty<GameAction>();
            Characters = characters ?? Array.Empty<CharacterCard>();
        }

        /// <summary>The authored id, as in "hollowmere".</summary>
        public string Id { get; }

        /// <summary>The settlement's name as said and shown, as in "Hollowmere"; it is one of <see cref="Places"/>.</summary>
        public string Name { get; }

        /// <summary>One sentence about the world; may be empty.</summary>
        public string About { get; }

        /// <summary>Names of places, the settlement's own included.</summary>
        public IReadOnlyList<string> Places { get; }

        /// <summary>Names of people, the characters' own included.</summary>
        public IReadOnlyList<string> People { get; }

        /// <summary>Names of items.</summary>
        public IReadOnlyList<string> Items { get; }

        /// <summary>Flags that conditions may name.</summary>
        public IReadOnlyList<string> Flags { get; }

        /// <summary>Words never said in this game.</summary>
        public IReadOnlyList<string> Blocked { get; }

        /// <summary>Facts in authored order.</summary>
        public IReadOnlyList<Fact> Facts { get; }

        /// <summary>Actions in authored order.</summary>
        public IReadOnlyList<GameAction> Actions { get; }

        /// <summary>Characters in the order of their files' names.</summary>
        public IReadOnlyList<CharacterCard> Characters { get; }

        /// <summary>SHA-256 of the content (32 bytes); equal for worlds that are equal. Do not change the array.</summary>
        public byte[] Hash => hash ??= WorldPackFile.HashOf(this);

        /// <summary>Reads a <c>.gptworld</c> file.</summary>
        /// <exception cref="GptDialogueException">The file is missing, damaged, too large or of a newer version.</exception>
        public static WorldPack Load(string path) => WorldPackFile.Load(path);

        /// <summary>Reads the bytes of a <c>.gptworld</c> file.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, too many or of a newer version.</exception>
        public static WorldPack Read(ReadOnlyMemory<byte> file) => WorldPackFile.Read(file);

        /// <summary>Writes the bytes of a <c>.gptworld</c> file.</summary>
        public void Write(IBufferWriter<byte> destination) => WorldPackFile.Write(this, destination);

        /// <summary>Writes a <c>.gptworld</c> file; a reader sees the old file or the whole new one, never a part.</summary>
        /// <exception cref="GptDialogueException">The file cannot be written.</exception>
        public void Save(string path) => WorldPackFile.Save(this, path);

        /// <summary>The character with this id, or null.</summary>
        public CharacterCard? FindCharacter(string id) => Find(Characters, id, static card => card.Id);

        /// <summary>The fact with this id, or null.</summary>
        public Fact? FindFact(string id) => Find(Facts, id, static fact => fact.Id);

        /// <summary>The action with this id, or null.</summary>
        public GameAction? FindAction(string id) => Find(Actions, id, static action => action.Id);

        /// <summary>The world's entries of a kind; empty for <see cref="ArgumentKind.None"/>.</summary>
        public IReadOnlyList<string> EntriesOf(ArgumentKind kind) => kind switch
        {
            ArgumentKind.Place => Places,
            ArgumentKind.Person => People,
            ArgumentKind.Item => Items,
            _ => Array.Empty<string>(),
        };

        /// <summary>
        /// Whether this character may propose the call in this state: the action is granted with that argument, and its
        /// condition holds.
        /// </summary>
        public bool IsLegal(CharacterCard card, ActionCall call, IGameState state)
        {
            GameAction? action = FindAction(call.Action);
            if (action == null || !action.When.Evaluate(state))
            {
                return false;
            }

            foreach (ActionGrant grant in card.Actions)
            {
                if (grant.Action == call.Action && Allows(grant, action.Argument, call.Argument))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Allows(ActionGrant grant, ArgumentKind kind, string? argument)
        {
            if (kind == ArgumentKind.None || argument == null)
            {
                return kind == ArgumentKind.None && argument == null;
            }

            foreach (string legal in grant.Arguments ?? EntriesOf(kind))
            {
                if (string.Equals(legal, argument, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }

        private static T? Find<T>(IReadOnlyList<T> list, string id, Func<T, string> idOf)
            where T : class
        {
            foreach (T entry in list)
            {
                if (idOf(entry) == id)
                {
                    return entry;
                }
            }

            return null;
        }
    }
}
