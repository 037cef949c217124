using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Takes the values of one mapping key by key and reports what does not fit; <see cref="Finish"/> reports the keys nobody
    /// took. Reading goes on after every problem, so that one run finds them all.
    /// </summary>
    internal sealed class MapReader
    {
        private readonly YamlMap map;
        private readonly ProblemList problems;
        private readonly HashSet<string> taken = new HashSet<string>(StringComparer.Ordinal);

        public MapReader(YamlMap map, ProblemList problems)
        {
            this.map = map;
            this.problems = problems;
        }

        public SourcePlace Place => map.Place;

        public ProblemList Problems => problems;

        /// <summary>The value of a key, or null when it is absent or empty.</summary>
        public YamlValue? Value(string key)
        {
            YamlValue? value = Given(key);
            return value is YamlText { IsNull: true } ? null : value;
        }

        /// <summary>The value of a key, an empty one included, or null when the key is absent.</summary>
        public YamlValue? Given(string key)
        {
            taken.Add(key);
            foreach (KeyValuePair<YamlText, YamlValue> entry in map.Entries)
            {
                if (entry.Key.Text == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }

        public SourceText? Text(string key) => Value(key) is YamlValue value ? AsText(value, key) : null;

        public SourceText Required(string key, string example)
        {
            SourceText? text = Text(key);
            if (text == null || text.Value.Length == 0)
            {
                problems.Error("missing-key", text?.Place ?? map.Place, $"'{key}' is missing.", $"Add a line such as  {key}: {example}");
            }

            return text ?? new SourceText(string.Empty, map.Place);
        }

        /// <summary>The texts of a list; a single text counts as a list of one; null when the key is absent.</summary>
        public List<SourceText>? Texts(string key) => Value(key) is YamlValue value ? AsTexts(value, key) : null;

        public List<SourceText> AsTexts(YamlValue value, string key)
        {
            var texts = new List<SourceText>();
            foreach (YamlValue item in value is YamlList list ? list.Items : new List<YamlValue> { value })
            {
                if (AsText(item, key) is SourceText text)
                {
                    texts.Add(text);
                }
            }

            return texts;
        }

        public SourceText? AsText(YamlValue value, string key)
        {
            if (value is YamlText text)
            {
                return new SourceText(text.IsNull ? string.Empty : text.Text.Trim(), text.Place);
            }

            problems.Error("wrong-kind", value.Place, $"'{key}' holds {value.Kind} where a text is expected.", "A text that holds ': ' or begins with [ or { needs quotes around it.");
            return null;
        }

        /// <summary>The mappings of a list; anything else is reported.</summary>
        public IEnumerable<MapReader> Maps(string key)
        {
            YamlValue? value = Value(key);
            if (value == null)
            {
                yield break;
            }

            foreach (YamlValue item in value is YamlList list ? list.Items : new List<YamlValue> { value })
            {
                if (item is YamlMap entry)
                {
                    yield return new MapReader(entry, problems);
                }
                else
                {
                    problems.Error("wrong-kind", item.Place, $"'{key}' holds {item.Kind} where 'key: value' pairs are expected.");
                }
            }
        }

        public MapReader? Map(string key)
        {
            YamlValue? value = Value(key);
            if (value is YamlMap inner)
            {
                return new MapReader(inner, problems);
            }

            if (value != null)
            {
                problems.Error("wrong-kind", value.Place, $"'{key}' holds {value.Kind} where 'key: value' pairs are expected.");
            }

            return null;
        }

        /// <summary>The keys and values of the whole mapping, all of them taken.</summary>
        public IEnumerable<KeyValuePair<YamlText, YamlValue>> All()
        {
            foreach (KeyValuePair<YamlText, YamlValue> entry in map.Entries)
            {
                taken.Add(entry.Key.Text);
                yield return entry;
            }
        }

        public SourceCondition? Condition(string key) => Value(key) is YamlValue value ? ConditionReader.Read(value, key, problems) : null;

        /// <summary>A word of a closed choice, or null when it is absent or unknown.</summary>
        public int? Choice(string key, IReadOnlyList<string> words) =>
            Text(key) is SourceText text ? Choice(text, key, words) : null;

        public int? Choice(SourceText text, string key, IReadOnlyList<string> words)
        {
            int index = Spelling.IndexOf(words, text.Value);
            if (index < 0)
            {
                problems.Error("unknown-word", text.Place, $"'{text.Value}' is no {key}.", Nearest.Suggestion(text.Value, words.ToList(), "Use one of the words that are known."));
                return null;
            }

            return index;
        }

        public bool? Truth(YamlValue value, string key)
        {
            string word = value is YamlText text ? text.Text.Trim().ToLowerInvariant() : string.Empty;
            switch (word)
            {
                case "true": case "yes": case "on": return true;
                case "false": case "no": case "off": return false;
                default:
                    problems.Error("wrong-kind", value.Place, $"'{key}' is true or false.");
                    return null;
            }
        }

        public int? Number(string key)
        {
            SourceText? text = Text(key);
            if (text == null)
            {
                return null;
            }

            if (int.TryParse(text.Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int number))
            {
                return number;
            }

            problems.Error("wrong-kind", text.Place, $"'{key}' is a whole number, not '{text.Value}'.");
            return null;
        }

        /// <summary>Reports every key that was not asked for.</summary>
        public void Finish(string where)
        {
            foreach (KeyValuePair<YamlText, YamlValue> entry in map.Entries)
            {
                if (!taken.Contains(entry.Key.Text))
                {
                    problems.Error(
                        "unknown-key",
                        entry.Key.Place,
                        $"'{entry.Key.Text}' is no key of {where}.",
                        Nearest.To(entry.Key.Text, taken) is string near ? $"Did you mean '{near}'?" : $"Keys are: {string.Join(", ", taken)}.");
                }
            }
        }
    }
}
