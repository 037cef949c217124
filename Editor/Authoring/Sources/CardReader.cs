using System.Collections.Generic;
using System.IO;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Turns the YAML of a character into <see cref="CardSource"/>, reporting what does not fit the format.</summary>
    internal static class CardReader
    {
        private static readonly string[] FallbackKeys = { "unknown", "refuse", "busy", "farewell" };

        public static CardSource Read(YamlMap yaml, ProblemList problems, bool inline)
        {
            var map = new MapReader(yaml, problems);
            string example = inline ? "mara" : Path.GetFileName(yaml.Place.File).Split('.')[0];
            var card = new CardSource(map.Required("id", example), map.Required("name", "Mara Fenwick"), inline)
            {
                Role = map.Text("role"),
                PlaceName = map.Text("place"),
                Traits = map.Texts("traits") ?? new List<SourceText>(),
                Speech = (SpeechStyle)(map.Choice("speech", Spelling.SpeechStyles) ?? 0),
                Mood = (Emotion)(map.Choice("mood", Spelling.Emotions) ?? 0),
                Knows = map.Texts("knows") ?? new List<SourceText>(),
                Secrets = Secrets(map),
                Sells = Sells(map),
                Actions = Actions(map),
                Lines = Lines(map),
                Fallback = Fallback(map),
            };
            map.Finish("a character");
            LineIds.Assign(card, problems);
            return card;
        }

        private static List<SecretSource> Secrets(MapReader map)
        {
            var secrets = new List<SecretSource>();
            if (map.Value("secrets") is not YamlValue value)
            {
                return secrets;
            }

            foreach (YamlValue item in value is YamlList list ? list.Items : new List<YamlValue> { value })
            {
                if (item is YamlMap entry)
                {
                    var secret = new MapReader(entry, map.Problems);
                    secrets.Add(new SecretSource(secret.Required("fact", "key_under_stone"), secret.Condition("when")));
                    secret.Finish("a secret");
                }
                else if (map.AsText(item, "secrets") is SourceText fact)
                {
                    secrets.Add(new SecretSource(fact, null));
                }
            }

            return secrets;
        }

        private static List<KeyValuePair<SourceText, SourceText>> Sells(MapReader map)
        {
            var sells = new List<KeyValuePair<SourceText, SourceText>>();
            if (map.Value("sells") is not YamlValue value)
            {
                return sells;
            }

            foreach (YamlValue item in value is YamlList list ? list.Items : new List<YamlValue> { value })
            {
                if (item is not YamlMap prices)
                {
                    map.Problems.Error("missing-price", item.Place, "'sells' needs a price for every item.", "Write  sells: { ale: 2 copper }");
                    continue;
                }

                foreach (KeyValuePair<YamlText, YamlValue> ware in prices.Entries)
                {
                    if (map.AsText(ware.Value, "sells") is SourceText price)
                    {
                        if (price.Value.Length == 0)
                        {
                            map.Problems.Error("missing-price", ware.Key.Place, $"'{ware.Key.Text}' has no price.", "Write  sells: { ale: 2 copper }");
                        }

                        sells.Add(new KeyValuePair<SourceText, SourceText>(new SourceText(ware.Key.Text.Trim(), ware.Key.Place), price));
                    }
                }
            }

            return sells;
        }

        private static List<GrantSource> Actions(MapReader map)
        {
            var grants = new List<GrantSource>();
            if (map.Value("actions") is not YamlValue value)
            {
                return grants;
            }

            foreach (YamlValue item in value is YamlList list ? list.Items : new List<YamlValue> { value })
            {
                if (item is YamlMap entry)
                {
                    foreach (KeyValuePair<YamlText, YamlValue> grant in entry.Entries)
                    {
                        List<SourceText>? arguments = grant.Value is YamlText { IsNull: true } ? null : map.AsTexts(grant.Value, grant.Key.Text);
                        grants.Add(new GrantSource(new SourceText(grant.Key.Text.Trim(), grant.Key.Place), arguments));
                    }
                }
                else if (item is YamlText text && text.Text.IndexOf('(') > 0 && ActionReader.Read(text, "actions", map.Problems) is SourceAction call)
                {
                    var arguments = new List<SourceText> { new SourceText(call.Value.Argument!, text.Place) };
                    grants.Add(new GrantSource(new SourceText(call.Value.Action, text.Place), arguments));
                }
                else if (map.AsText(item, "actions") is SourceText id)
                {
                    grants.Add(new GrantSource(id, null));
                }
            }

            return grants;
        }

        private static List<LineSource> Lines(MapReader map)
        {
            var lines = new List<LineSource>();
            foreach (MapReader entry in map.Maps("lines"))
            {
                int? emotion = entry.Choice("emotion", Spelling.Emotions);
                lines.Add(new LineSource(entry.Required("player", "I need a bed for the night."), entry.Required("npc", "Two silver, and mind the third stair."))
                {
                    ExplicitId = entry.Text("id"),
                    Emotion = emotion.HasValue ? (Emotion)emotion.Value : (Emotion?)null,
                    Action = entry.Value("action") is YamlValue action ? ActionReader.Read(action, "action", entry.Problems) : null,
                    When = entry.Condition("when"),
                });
                entry.Finish("an authored line");
            }

            return lines;
        }

        private static Dictionary<string, IReadOnlyList<SourceText>> Fallback(MapReader map)
        {
            var lists = new Dictionary<string, IReadOnlyList<SourceText>>();
            if (map.Map("fallback") is not MapReader fallback)
            {
                return lists;
            }

            foreach (string key in FallbackKeys)
            {
                if (fallback.Texts(key) is List<SourceText> texts)
                {
                    lists[key] = texts;
                }
            }

            fallback.Finish("'fallback'");
            return lists;
        }
    }
}
