using System;
using System.Collections.Generic;
using GptDialogue.Files;
using MessagePack;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// Reads what <see cref="WorldPackWriter"/> wrote. The bytes are untrusted: counts and lengths are bounded before anything is
    /// allocated, unknown keys are skipped, missing ones are empty.
    /// </summary>
    internal static class WorldPackReader
    {
        public static WorldPack ReadContent(ReadOnlyMemory<byte> content)
        {
            var reader = new MessagePackReader(content);
            string id = string.Empty, name = string.Empty, about = string.Empty;
            IReadOnlyList<string>? places = null, people = null, items = null, flags = null, blocked = null;
            List<Fact>? facts = null;
            List<GameAction>? actions = null;
            List<CharacterCard>? characters = null;
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "world": id = Packed.Text(ref reader); break;
                    case "name": name = Packed.Text(ref reader); break;
                    case "about": about = Packed.Text(ref reader); break;
                    case "places": places = Packed.Texts(ref reader); break;
                    case "people": people = Packed.Texts(ref reader); break;
                    case "items": items = Packed.Texts(ref reader); break;
                    case "flags": flags = Packed.Texts(ref reader); break;
                    case "blocked": blocked = Packed.Texts(ref reader); break;
                    case "facts": facts = Packed.List(ref reader, ReadFact); break;
                    case "actions": actions = Packed.List(ref reader, ReadAction); break;
                    case "characters": characters = Packed.List(ref reader, CardReader.Read); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new WorldPack(id, name, about, places, people, items, flags, blocked, facts, actions, characters);
        }

        internal static Condition When(ref MessagePackReader reader) => Condition.Parse(Packed.Text(ref reader));

        private static Fact ReadFact(ref MessagePackReader reader)
        {
            string id = string.Empty, text = string.Empty;
            IReadOnlyList<string>? topics = null, knownBy = null;
            Condition? when = null;
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "id": id = Packed.Text(ref reader); break;
                    case "text": text = Packed.Text(ref reader); break;
                    case "topics": topics = Packed.Texts(ref reader); break;
                    case "known_by": knownBy = Packed.Texts(ref reader); break;
                    case "when": when = When(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new Fact(id, text, topics, knownBy, when);
        }

        private static GameAction ReadAction(ref MessagePackReader reader)
        {
            string id = string.Empty, does = string.Empty;
            int argument = 0;
            Condition? when = null;
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "id": id = Packed.Text(ref reader); break;
                    case "does": does = Packed.Text(ref reader); break;
                    case "argument": argument = Packed.Choice(ref reader, Spelling.ArgumentKinds.Count); break;
                    case "when": when = When(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new GameAction(id, does, (ArgumentKind)argument, when);
        }
    }
}
