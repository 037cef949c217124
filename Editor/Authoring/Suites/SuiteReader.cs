using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>Turns the YAML of a suite into <see cref="SuiteSource"/>, reporting what does not fit the format.</summary>
    public static class SuiteReader
    {
        internal static readonly string[] FallbackWords = { "none", "unknown", "refuse", "busy" };

        /// <summary>Reads a suite file, or null after reporting why it cannot be read.</summary>
        public static SuiteSource? Read(string file, ProblemList problems) =>
            YamlFile.Read(file, problems) is YamlMap yaml ? Read(yaml, file, problems) : null;

        /// <summary>Reads a suite from text, as if it had come from this file.</summary>
        public static SuiteSource? Parse(string text, string file, ProblemList problems) =>
            YamlFile.Parse(text, file, problems) is YamlMap yaml ? Read(yaml, file, problems) : null;

        private static SuiteSource Read(YamlMap yaml, string file, ProblemList problems)
        {
            var map = new MapReader(yaml, problems);
            SourceText? world = map.Text("world");
            int? seed = map.Number("seed");
            var cases = new List<SuiteCase>();
            foreach (MapReader entry in map.Maps("cases"))
            {
                cases.Add(Case(entry, cases.Count + 1));
            }

            if (cases.Count == 0)
            {
                problems.Error("no-cases", yaml.Place, "The suite has no cases.", "Add a list  cases:  with name, npc, say and expect.");
            }

            map.Finish("a suite");
            return new SuiteSource(file, world, seed, cases);
        }

        private static SuiteCase Case(MapReader map, int number)
        {
            SourceText name = map.Text("name") ?? new SourceText("case " + number.ToString(CultureInfo.InvariantCulture), map.Place);
            YamlValue? npc = map.Value("npc");
            CardSource? card = npc is YamlMap inline ? CardReader.Read(inline, map.Problems, inline: true) : null;
            SourceText? id = npc is YamlText text ? map.AsText(text, "npc") : null;
            if (card == null && id == null)
            {
                map.Problems.Error("missing-key", npc?.Place ?? map.Place, $"The case '{name}' names no character.", "Add  npc: mara  or a whole card.");
            }

            var suiteCase = new SuiteCase(name, id, card)
            {
                Start = State(map),
                Turns = Turns(map, name),
                Expect = Expect(map),
            };
            map.Finish("a case");
            return suiteCase;
        }

        private static List<SuiteTurn> Turns(MapReader map, SourceText name)
        {
            var turns = new List<SuiteTurn>();
            YamlValue? say = map.Given("say");
            if (say == null)
            {
                map.Problems.Error("missing-key", map.Place, $"The case '{name}' has nothing to say.", "Add  say: What happened to the bridge?");
                return turns;
            }

            foreach (YamlValue item in say is YamlList list ? list.Items : new List<YamlValue> { say })
            {
                if (item is not YamlMap entry)
                {
                    Add(turns, Line(item, map), null, null);
                    continue;
                }

                var turn = new MapReader(entry, map.Problems);
                YamlValue? line = turn.Given("say");
                if (line == null)
                {
                    map.Problems.Error("missing-key", entry.Place, "This entry has no 'say'.", "Add  say:  with the player's line.");
                }

                StateChange? set = null;
                if (turn.Map("set") is MapReader change)
                {
                    set = State(change);
                    change.Finish("'set'");
                }

                Add(turns, line == null ? null : Line(line, turn), set, Expect(turn));
                turn.Finish("an entry of 'say'");
            }

            return turns;
        }

        private static void Add(List<SuiteTurn> turns, SourceText? say, StateChange? set, Expectation? expect)
        {
            if (say != null)
            {
                turns.Add(new SuiteTurn(say, set, expect));
            }
        }

        // Kept exactly as written, blanks included: empty and blank lines are cases of their own.
        private static SourceText? Line(YamlValue value, MapReader map) => value is YamlText text
            ? new SourceText(text.IsNull && text.Text != "null" ? string.Empty : text.Text, text.Place)
            : map.AsText(value, "say");

        private static StateChange State(MapReader map)
        {
            var flags = new List<KeyValuePair<SourceText, bool>>();
            YamlValue? value = map.Value("flags");
            if (value is YamlMap entries)
            {
                foreach (KeyValuePair<YamlText, YamlValue> entry in entries.Entries)
                {
                    if (map.Truth(entry.Value, entry.Key.Text) is bool truth)
                    {
                        flags.Add(new KeyValuePair<SourceText, bool>(new SourceText(entry.Key.Text, entry.Key.Place), truth));
                    }
                }
            }
            else if (value != null)
            {
                foreach (SourceText flag in map.AsTexts(value, "flags"))
                {
                    flags.Add(new KeyValuePair<SourceText, bool>(flag, true));
                }
            }

            return new StateChange { Flags = flags, Trust = map.Number("trust") };
        }

        private static Expectation? Expect(MapReader owner)
        {
            if (owner.Map("expect") is not MapReader map)
            {
                return null;
            }

            var expect = new Expectation
            {
                Says = Patterns(map, "says"),
                Never = Patterns(map, "never"),
                Actions = Actions(map),
                Emotions = Choices(map, "emotion", Spelling.Emotions)?.Select(index => (Emotion)index).ToList(),
                Tones = Choices(map, "tone", Spelling.Tones)?.Select(index => (Tone)index).ToList(),
                Fallbacks = Choices(map, "fallback", FallbackWords)?.Select(index => FallbackWords[index]).ToList(),
                Distinct = map.Value("distinct") is YamlValue distinct && map.Truth(distinct, "distinct") == true,
            };
            map.Finish("'expect'");
            return expect;
        }

        private static List<SuitePattern>? Patterns(MapReader map, string key)
        {
            List<SuitePattern>? patterns = map.Texts(key)?.Where(text => text.Value.Length > 0).Select(text => new SuitePattern(text, map.Problems)).ToList();
            return patterns is { Count: 0 } ? null : patterns;
        }

        private static List<SourceAction?>? Actions(MapReader map)
        {
            if (map.Value("action") is not YamlValue value)
            {
                return null;
            }

            var actions = new List<SourceAction?>();
            foreach (YamlValue item in value is YamlList list ? list.Items : new List<YamlValue> { value })
            {
                SourceAction? action = ActionReader.Read(item, "action", map.Problems);
                if (action != null || ActionReader.IsNone(item))
                {
                    actions.Add(action);
                }
            }

            return actions.Count == 0 ? null : actions;
        }

        private static List<int>? Choices(MapReader map, string key, IReadOnlyList<string> words)
        {
            List<int>? choices = map.Texts(key)?.Select(text => map.Choice(text, key, words)).Where(index => index.HasValue).Select(index => index!.Value).ToList();
            return choices is { Count: 0 } ? null : choices;
        }
    }
}
