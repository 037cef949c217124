using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>Writes new values: what the editor puts into a text where there was nothing before.</summary>
    internal static class YamlWriter
    {
        private const int LongestFlow = 90;

        /// <summary>A value in one line, in [ ] and { } where needed.</summary>
        public static string Flow(object? value, bool nested = true) => value switch
        {
            null => nested ? "~" : string.Empty,
            string text => Text(text, nested),
            List<object?> list => "[" + string.Join(", ", list.Select(item => Flow(item))) + "]",
            List<KeyValuePair<string, object?>> { Count: 0 } => "{}",
            List<KeyValuePair<string, object?>> map => "{ " + string.Join(", ", map.Select(entry => Text(entry.Key, true) + ": " + Flow(entry.Value))) + " }",
            _ => throw new ArgumentException($"{value.GetType()} is no YAML value."),
        };

        /// <summary>The lines of "key: value" with the first one not indented; the others stand at the indentation or deeper.</summary>
        public static string Entry(string key, object? value, int indent, string newLine)
        {
            var name = Text(key, false);
            if (value is string or null)
                return name + ": " + Flow(value, nested: false);
            if (Flow(value) is var flow && IsShort(value) && indent + name.Length + flow.Length < LongestFlow)
                return name + ": " + flow;
            return name + ":" + newLine + new string(' ', indent + 2) + Block(value, indent + 2, newLine);
        }

        /// <summary>A list or mapping over several lines; the first one not indented.</summary>
        public static string Block(object? value, int indent, string newLine)
        {
            var between = newLine + new string(' ', indent);
            return value switch
            {
                List<object?> { Count: > 0 } list => string.Join(between, list.Select(item => "- " + Item(item, indent + 2, newLine))),
                List<KeyValuePair<string, object?>> { Count: > 0 } map => string.Join(between, map.Select(entry => Entry(entry.Key, entry.Value, indent, newLine))),
                _ => Flow(value, nested: false),
            };
        }

        /// <summary>What stands behind the dash of a list.</summary>
        public static string Item(object? value, int indent, string newLine) =>
            value is List<object?> list ? Flow(list) : Block(value, indent, newLine);

        /// <summary>A text in the most readable way that reads back as itself.</summary>
        public static string Text(string value, bool flow)
        {
            foreach (var way in YamlScalar.Ways(value))
            {
                if (YamlTree.TryRead(flow ? $"k: [{way}, x]" : $"k: {way}\n") is { Entries.Count: 1 } probe
                    && (flow ? probe["k"] is { Items.Count: 2 } list ? list.Items[0] : null : probe["k"]) is { Kind: SpanKind.Text } read
                    && read.Value == value)
                    return way;
            }

            return YamlScalar.DoubleQuoted(value);
        }

        private static bool IsShort(object? value) => value switch
        {
            List<object?> list => list.All(item => item is string),
            List<KeyValuePair<string, object?>> map => map.All(entry => entry.Value is string),
            _ => true,
        };
    }
}
