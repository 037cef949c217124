using System;
using System.Buffers;
using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// Writes a world as MessagePack maps with the keys of the authoring files, so that a reader can skip what it does not know.
    /// Written by hand on <see cref="MessagePackWriter"/>: no reflection, hence nothing for ahead-of-time builds to strip.
    /// </summary>
    internal static class WorldPackWriter
    {
        private delegate void Write<in T>(ref MessagePackWriter writer, T value);

        public static void WriteContent(WorldPack pack, IBufferWriter<byte> destination)
        {
            var writer = new MessagePackWriter(destination);
            writer.WriteMapHeader(11);
            Text(ref writer, "world", pack.Id);
            Text(ref writer, "name", pack.Name);
            Text(ref writer, "about", pack.About);
            Texts(ref writer, "places", pack.Places);
            Texts(ref writer, "people", pack.People);
            Texts(ref writer, "items", pack.Items);
            Texts(ref writer, "flags", pack.Flags);
            Texts(ref writer, "blocked", pack.Blocked);
            List(ref writer, "facts", pack.Facts, WriteFact);
            List(ref writer, "actions", pack.Actions, WriteAction);
            List(ref writer, "characters", pack.Characters, WriteCard);
            writer.Flush();
        }

        private static void WriteFact(ref MessagePackWriter writer, Fact fact)
        {
            writer.WriteMapHeader(5);
            Text(ref writer, "id", fact.Id);
            Text(ref writer, "text", fact.Text);
            Texts(ref writer, "topics", fact.Topics);
            Texts(ref writer, "known_by", fact.KnownBy);
            Text(ref writer, "when", fact.When.Source);
        }

        private static void WriteAction(ref MessagePackWriter writer, GameAction action)
        {
            writer.WriteMapHeader(4);
            Text(ref writer, "id", action.Id);
            Text(ref writer, "does", action.Does);
            Number(ref writer, "argument", (int)action.Argument);
            Text(ref writer, "when", action.When.Source);
        }

        private static void WriteCard(ref MessagePackWriter writer, CharacterCard card)
        {
            writer.WriteMapHeader(13);
            Text(ref writer, "id", card.Id);
            Text(ref writer, "name", card.Name);
            Text(ref writer, "role", card.Role);
            Text(ref writer, "place", card.Place);
            Texts(ref writer, "traits", card.Traits);
            Number(ref writer, "speech", (int)card.Speech);
            Number(ref writer, "mood", (int)card.Mood);
            Texts(ref writer, "knows", card.Knows);
            List(ref writer, "secrets", card.Secrets, WriteSecret);
            List(ref writer, "sells", card.Sells, WriteWare);
            List(ref writer, "actions", card.Actions, WriteGrant);
            List(ref writer, "lines", card.Lines, WriteLine);
            writer.Write("fallback");
            writer.WriteMapHeader(4);
            Texts(ref writer, "unknown", card.Fallback.Unknown);
            Texts(ref writer, "refuse", card.Fallback.Refuse);
            Texts(ref writer, "busy", card.Fallback.Busy);
            Texts(ref writer, "farewell", card.Fallback.Farewell);
        }

        private static void WriteSecret(ref MessagePackWriter writer, Secret secret)
        {
            writer.WriteMapHeader(2);
            Text(ref writer, "fact", secret.Fact);
            Text(ref writer, "when", secret.When.Source);
        }

        private static void WriteWare(ref MessagePackWriter writer, Ware ware)
        {
            writer.WriteMapHeader(2);
            Text(ref writer, "item", ware.Item);
            Text(ref writer, "price", ware.Price);
        }

        private static void WriteGrant(ref MessagePackWriter writer, ActionGrant grant)
        {
            writer.WriteMapHeader(2);
            Text(ref writer, "action", grant.Action);
            Texts(ref writer, "arguments", grant.Arguments);
        }

        private static void WriteLine(ref MessagePackWriter writer, AuthoredLine line)
        {
            writer.WriteMapHeader(6);
            Text(ref writer, "id", line.Id);
            Text(ref writer, "player", line.Player);
            Text(ref writer, "npc", line.Npc);
            Number(ref writer, "emotion", line.Emotion.HasValue ? (int)line.Emotion.Value : (int?)null);
            Text(ref writer, "action", line.Action?.ToString());
            Text(ref writer, "when", line.When?.Source);
        }

        private static void Text(ref MessagePackWriter writer, string key, string? value)
        {
            writer.Write(key);
            writer.Write(value);
        }

        private static void Number(ref MessagePackWriter writer, string key, int? value)
        {
            writer.Write(key);
            if (value.HasValue)
            {
                writer.Write(value.Value);
            }
            else
            {
                writer.WriteNil();
            }
        }

        private static void Texts(ref MessagePackWriter writer, string key, IReadOnlyList<string>? values)
        {
            writer.Write(key);
            if (values == null)
            {
                writer.WriteNil();
                return;
            }

            writer.WriteArrayHeader(values.Count);
            foreach (string value in values)
            {
                writer.Write(value);
            }
        }

        private static void List<T>(ref MessagePackWriter writer, string key, IReadOnlyList<T> values, Write<T> write)
        {
            writer.Write(key);
            writer.WriteArrayHeader(values.Count);
            foreach (T value in values)
            {
                write(ref writer, value);
            }
        }
    }
}
