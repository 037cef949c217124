using System.Collections.Generic;
using GptDialogue.Files;
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
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "id": id = Packed.Text(ref reader); break;
                    case "name": name = Packed.Text(ref reader); break;
                    case "role": role = Packed.Text(ref reader); break;
                    case "place": place = Packed.Text(ref reader); break;
                    case "traits": traits = Packed.Texts(ref reader); break;
                    case "speech": speech = Packed.Choice(ref reader, Spelling.SpeechStyles.Count); break;
                    case "mood": mood = Packed.Choice(ref reader, Spelling.Emotions.Count); break;
                    case "knows": knows = Packed.Texts(ref reader); break;
                    case "secrets": secrets = Packed.List(ref reader, ReadSecret); break;
                    case "sells": sells = Packed.List(ref reader, ReadWare); break;
                    case "actions": actions = Packed.List(ref reader, ReadGrant); break;
                    case "lines": lines = Packed.List(ref reader, ReadLine); break;
                    case "fallback": fallback = ReadFallbacks(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new CharacterCard(
                id, name, role, place, traits, (SpeechStyle)speech, (Emotion)mood, knows, secrets, sells, actions, lines, fallback);
        }

        private static Secret ReadSecret(ref MessagePackReader reader)
        {
            string fact = string.Empty;
            Condition? when = null;
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "fact": fact = Packed.Text(ref reader); break;
                    case "when": when = WorldPackReader.When(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new Secret(fact, when);
        }

        private static Ware ReadWare(ref MessagePackReader reader)
        {
            string item = string.Empty, price = string.Empty;
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "item": item = Packed.Text(ref reader); break;
                    case "price": price = Packed.Text(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new Ware(item, price);
        }

        private static ActionGrant ReadGrant(ref MessagePackReader reader)
        {
            string action = string.Empty;
            IReadOnlyList<string>? arguments = null;
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "action": action = Packed.Text(ref reader); break;
                    case "arguments": arguments = Packed.Texts(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new ActionGrant(action, arguments);
        }

        private static AuthoredLine ReadLine(ref MessagePackReader reader)
        {
            string id = string.Empty, player = string.Empty, npc = string.Empty;
            string? action = null, when = null;
            Emotion? emotion = null;
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "id": id = Packed.Text(ref reader); break;
                    case "player": player = Packed.Text(ref reader); break;
                    case "npc": npc = Packed.Text(ref reader); break;
                    case "emotion":
                        emotion = reader.TryReadNil() ? (Emotion?)null : (Emotion)Packed.Choice(ref reader, Spelling.Emotions.Count);
                        break;
                    case "action": action = Packed.OptionalText(ref reader); break;
                    case "when": when = Packed.OptionalText(ref reader); break;
                    default: Packed.Skip(ref reader); break;
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
            for (int left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "unknown": unknown = Packed.Texts(ref reader); break;
                    case "refuse": refuse = Packed.Texts(ref reader); break;
                    case "busy": busy = Packed.Texts(ref reader); break;
                    case "farewell": farewell = Packed.Texts(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return new Fallbacks(unknown, refuse, busy, farewell);
        }
    }
}
