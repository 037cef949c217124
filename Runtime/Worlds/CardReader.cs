using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Worlds
{
    /// <summary>The part of <see cref="WorldPackReader"/> that reads characters.</summary>
    internal static class CardReader
    {
        public static CharacterCard Read(ref MessagePackReader reader)
        {
            string id = string.Empty, name = string.Empty, role = string.Empty, place = string.Empty;
            IReadOnlyList<string>? traits = null, knows = null;
            int speech = 0, mood = 0;
            List<Secret>? secrets = null;
            List<Ware>? sells = null;
            List<ActionGrant>? actions = null;
            List<AuthoredLine>? lines = null;
            Fallbacks? fallback = null;
            for (int left = WorldPackReader.MapHeader(ref reader); left > 0; left--)
            {
                switch (WorldPackReader.Text(ref reader))
                {
                    case "id": id = WorldPackReader.Text(ref reader); break;
                    case "name": name = WorldPackReader.Text(ref reader); break;
                    case "role": role = WorldPackReader.Text(ref reader); break;
                    case "place": place = WorldPackReader.Text(ref reader); break;
                    case "traits": traits = WorldPackReader.Texts(ref reader); break;
                    case "speech": speech = WorldPackReader.Choice(ref reader, Spelling.SpeechStyles.Count); break;
                    case "mood": mood = WorldPackReader.Choice(ref reader, Spelling.Emotions.Count); break;
                    case "knows": knows = WorldPackReader.Texts(ref reader); break;
                    case "secrets": secrets = WorldPackReader.List(ref reader, ReadSecret); break;
                    case "sells": sells = WorldPackReader.List(ref reader, ReadWare); break;
                    case "actions": actions = WorldPackReader.List(ref reader, ReadGrant); break;
                    case "lines": lines = WorldPackReader.List(ref reader, ReadLine); break;
                    case "fallback": fallback = ReadFallbacks(ref reader); break;
                    default: WorldPackReader.Skip(ref reader); break;
                }
            }

            return new CharacterCard(
                id, name, role, place, traits, (SpeechStyle)speech, (Emotion)mood, knows, secrets, sells, actions, lines, fallback);
        }

        private static Secret ReadSecret(ref MessagePackReader reader)
        {
            string fact = string.Empty;
            Condition? when = null;
            for (int left = WorldPackReader.MapHeader(ref reader); left > 0; left--)
            {
                switch (WorldPackReader.Text(ref reader))
                {
                    case "fact": fact = WorldPackReader.Text(ref reader); break;
                    case "when": when = WorldPackReader.When(ref reader); break;
                    default: WorldPackReader.Skip(ref reader); break;
                }
            }

            return new Secret(fact, when);
        }

        private static Ware ReadWare(ref MessagePackReader reader)
        {
            string item = string.Empty, price = string.Empty;
            for (int left = WorldPackReader.MapHeader(ref reader); left > 0; left--)
            {
                switch (WorldPackReader.Text(ref reader))
                {
                    case "item": item = WorldPackReader.Text(ref reader); break;
                    case "price": price = WorldPackReader.Text(ref reader); break;
                    default: WorldPackReader.Skip(ref reader); break;
                }
            }

            return new Ware(item, price);
        }

        private static ActionGrant ReadGrant(ref MessagePackReader reader)
        {
            string action = string.Empty;
            IReadOnlyList<string>? arguments = null;
            for (int left = WorldPackReader.MapHeader(ref reader); left > 0; left--)
            {
                switch (WorldPackReader.Text(ref reader))
                {
                    case "action": action = WorldPackReader.Text(ref reader); break;
                    case "arguments": arguments = WorldPackReader.Texts(ref reader); break;
                    default: WorldPackReader.Skip(ref reader); break;
                }
            }

            return new ActionGrant(action, arguments);
        }

        private static AuthoredLine ReadLine(ref MessagePackReader reader)
        {
            string id = string.Empty, player = string.Empty, npc = string.Empty;
            string? action = null, when = null;
            Emotion? emotion = null;
            for (int left = WorldPackReader.MapHeader(ref reader); left > 0; left--)
            {
                switch (WorldPackReader.Text(ref reader))
                {
                    case "id": id = WorldPackReader.Text(ref reader); break;
                    case "player": player = WorldPackReader.Text(ref reader); break;
                    case "npc": npc = WorldPackReader.Text(ref reader); break;
                    case "emotion":
                        emotion = reader.TryReadNil() ? (Emotion?)null : (Emotion)WorldPackReader.Choice(ref reader, Spelling.Emotions.Count);
                        break;
                    case "action": action = WorldPackReader.OptionalText(ref reader); break;
                    case "when": when = WorldPackReader.OptionalText(ref reader); break;
                    default: WorldPackReader.Skip(ref reader); break;
                }
            }

            return new AuthoredLine(
                id,
                player,
                npc,
                emotion,
                action == null ? null : ActionCall.Parse(action),
                when == null ? null : Condition.Parse(when));
        }

        private static Fallbacks ReadFallbacks(ref MessagePackReader reader)
        {
            IReadOnlyList<string>? unknown = null, refuse = null, busy = null, farewell = null;
            for (int left = WorldPackReader.MapHeader(ref reader); left > 0; left--)
            {
                switch (WorldPackReader.Text(ref reader))
                {
                    case "unknown": unknown = WorldPackReader.Texts(ref reader); break;
                    case "refuse": refuse = WorldPackReader.Texts(ref reader); break;
                    case "busy": busy = WorldPackReader.Texts(ref reader); break;
                    case "farewell": farewell = WorldPackReader.Texts(ref reader); break;
                    default: WorldPackReader.Skip(ref reader); break;
                }
            }

            return new Fallbacks(unknown, refuse, busy, farewell);
        }
    }
}
