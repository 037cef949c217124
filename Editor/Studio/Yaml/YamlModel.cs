using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>
    /// YAML values without their text: null, a string, a list of values, or pairs of key and value in order. The editor changes the
    /// model and the text, and accepts the text only if it reads as the model.
    /// </summary>
    internal static class YamlModel
    {
        public static List<KeyValuePair<string, object?>> Map(params (string Key, object? Value)[] entries) =>
            entries.Where(entry => entry.Value != null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value)).ToList();

        public static List<object?> List(IEnumerable<string> values) => values.Cast<object?>().ToList();

        /// <summary>Sets the value at a path in a model, creating the mappings on the way; null removes it.</summary>
        public static void Set(object? root, YamlPath path, object? value)
        {
            var parent = Parent(root, path, create: value != null);
            if (parent is List<object?> list)
            {
                if (value == null)
                    list.RemoveAt((int)path.Last);
                else
                    list[(int)path.Last] = value;
            }
            else if (parent is List<KeyValuePair<string, object?>> map)
            {
                var at = map.FindIndex(entry => entry.Key == (string)path.Last);
                if (value == null && at >= 0)
                    map.RemoveAt(at);
                else if (value != null && at >= 0)
                    map[at] = KeyValuePair.Create(map[at].Key, (object?)value);
                else if (value != null)
                    map.Insert(KeyOrder.Position(map.Select(entry => entry.Key).ToList(), (string)path.Last), KeyValuePair.Create((string)path.Last, (object?)value));
            }
        }

        public static List<object?> ListAt(object? root, YamlPath path) =>
            At(root, path) as List<object?> ?? throw new YamlEditException($"'{path}' is no list.");

        public static List<KeyValuePair<string, object?>> MapAt(object? root, YamlPath path) =>
            At(root, path) as List<KeyValuePair<string, object?>> ?? throw new YamlEditException($"'{path}' is no mapping.");

        public static bool Same(object? a, object? b) => (a, b) switch
        {
            (null, null) => true,
            (string x, string y) => x == y,
            (List<object?> x, List<object?> y) => x.Count == y.Count && x.Zip(y).All(pair => Same(pair.First, pair.Second)),
            (List<KeyValuePair<string, object?>> x, List<KeyValuePair<string, object?>> y) =>
                x.Count == y.Count && x.Zip(y).All(pair => pair.First.Key == pair.Second.Key && Same(pair.First.Value, pair.Second.Value)),
            _ => false,
        };

        private static object? At(object? root, YamlPath path)
        {
            var at = root;
            foreach (var step in path.Steps)
                at = Step(at, step);
            return at;
        }

        private static object? Step(object? at, object step) => (at, step) switch
        {
            (List<object?> list, int index) when index < list.Count => list[index],
            (List<KeyValuePair<string, object?>> map, string key) => map.FirstOrDefault(entry => entry.Key == key).Value,
            _ => null,
        };

        private static object? Parent(object? root, YamlPath path, bool create)
        {
            var at = root;
            foreach (var step in path.Parent.Steps)
            {
                var next = Step(at, step);
                if (next == null && create && at is List<KeyValuePair<string, object?>> map && step is string key)
                {
                    next = new List<KeyValuePair<string, object?>>();
                    var existing = map.FindIndex(entry => entry.Key == key);
                    if (existing >= 0)
                        map[existing] = KeyValuePair.Create(key, (object?)next);
                    else
                        map.Insert(KeyOrder.Position(map.Select(entry => entry.Key).ToList(), key), KeyValuePair.Create(key, (object?)next));
                }

                at = next;
            }

            return at;
        }
    }

    /// <summary>Where a new key goes: the order in which the documentation writes the keys.</summary>
    internal static class KeyOrder
    {
        private static readonly string[] Order =
        [
            "world", "id", "name", "about", "role", "place", "traits", "speech", "mood", "places", "people", "items", "flags", "knows", "fact",
            "secrets", "sells", "facts", "actions", "lines", "player", "npc", "emotion", "action", "text", "does", "topics", "known_by",
            "argument", "when", "fallback", "unknown", "refuse", "busy", "farewell", "blocked",
        ];

        /// <summary>The index a new key gets among the keys that are there.</summary>
        public static int Position(IReadOnlyList<string> keys, string added)
        {
            var rank = Array.IndexOf(Order, added);
            var at = keys.Count;
            while (rank >= 0 && at > 0 && Array.IndexOf(Order, keys[at - 1]) is var other && (other < 0 || other > rank))
                at--;
            // An entry before the first one would have to share its line with the dash of a list.
            return at == 0 && keys.Count > 0 ? (rank < 0 ? keys.Count : 1) : at;
        }
    }

    /// <summary>A change that the form cannot make without touching more than it should; the text view can.</summary>
    public sealed class YamlEditException(string message) : GptDialogueException(message);
}
