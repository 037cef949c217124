using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>The cuts and insertions behind <see cref="YamlEdit"/>, which checks what comes of them.</summary>
    internal static class YamlSurgery
    {
        public static string Replace(string text, YamlSpan span, string by) => string.Concat(text.AsSpan(0, span.Start), by, text.AsSpan(span.End));

        public static IEnumerable<string> Set(string text, YamlSpan tree, YamlPath path, object value)
        {
            var node = tree.At(path);
            if (node is { Kind: SpanKind.Text } && value is string words)
            {
                var gap = node.Start == node.End && node.Start > 0 && text[node.Start - 1] == ':' ? " " : string.Empty;
                foreach (var way in YamlScalar.Ways(words, node.Style))
                    yield return Replace(text, node, gap + way);
            }
            else if (node != null)
            {
                yield return Reshape(text, tree, path, node, value);
            }
            else
            {
                // The deepest mapping that is there takes the rest of the path as one new entry.
                var depth = path.Steps.Count - 1;
                while (depth > 0 && tree.At(YamlPath.Of(path.Steps.Take(depth).ToArray())) is not { Kind: SpanKind.Map })
                    depth--;
                for (var step = path.Steps.Count - 1; step > depth; step--)
                    value = YamlModel.Map(((string)path.Steps[step], value));
                var parent = tree.At(YamlPath.Of(path.Steps.Take(depth).ToArray()))!;
                var key = (string)path.Steps[depth];
                yield return parent[key] is { } empty
                    ? Reshape(text, tree, YamlPath.Of(path.Steps.Take(depth + 1).ToArray()), empty, value)
                    : AddEntry(text, parent, key, value);
            }
        }

        public static string Insert(string text, YamlSpan list, int index, object value)
        {
            if (list.IsFlow && list.Items.Count == 0)
                return Replace(text, list, "[" + YamlWriter.Flow(value) + "]");
            if (list.IsFlow)
                return index == 0
                    ? text.Insert(list.Items[0].Start, YamlWriter.Flow(value) + ", ")
                    : text.Insert(list.Items[index - 1].End, ", " + YamlWriter.Flow(value));
            var lines = new TextLines(text);
            var item = new string(' ', list.Column) + "- " + YamlWriter.Item(value, list.Column + 2, lines.NewLine);
            return index == 0
                ? text.Insert(lines.StartOf(Dash(text, list, 0)), item + lines.NewLine)
                : text.Insert(lines.EndOf(list.Items[index - 1].End), lines.NewLine + item);
        }

        public static IEnumerable<string> Remove(string text, YamlSpan tree, YamlPath path)
        {
            var parent = tree.At(path.Parent)!;
            var lines = new TextLines(text);
            if (parent.Kind == SpanKind.Map)
            {
                var at = parent.Entries.FindIndex(entry => entry.Key.Value == (string)path.Last);
                var (key, value) = parent.Entries[at];
                yield return parent.IsFlow ? CutFlow(text, parent.Entries.ConvertAll(e => (e.Key.Start, e.Value.End)), at)
                    : lines.IsBlankBefore(key.Start) ? lines.CutLines(key.Start, value.End)
                    : at + 1 < parent.Entries.Count ? text.Remove(key.Start, parent.Entries[at + 1].Key.Start - key.Start) : text;
                yield break;
            }

            var index = (int)path.Last;
            if (parent.IsFlow)
            {
                yield return CutFlow(text, parent.Items.ConvertAll(item => (item.Start, item.End)), index);
                yield break;
            }

            var cut = lines.CutLines(Dash(text, parent, index), parent.Items[index].End);
            if (parent.Items.Count > 1)
            {
                yield return cut;
            }
            else if (tree.At(path.Parent.Parent) is { Kind: SpanKind.Map } home)
            {
                var key = home.Entries.First(entry => entry.Key.Value == (string)path.Parent.Last).Key;
                yield return cut.Insert(text.IndexOf(':', key.End) + 1, " []");
            }
        }

        public static string Move(string text, YamlSpan list, int from, int to)
        {
            var lines = new TextLines(text);
            int start = lines.StartOf(Dash(text, list, from)), end = lines.NextAfter(list.Items[from].End);
            var moved = text[start..end].TrimEnd('\r', '\n');
            // Behind the one it comes to stand after, or before the first.
            var target = to == 0 ? lines.StartOf(Dash(text, list, 0)) : lines.EndOf(list.Items[to < from ? to - 1 : to].End);
            var put = to == 0 ? moved + lines.NewLine : lines.NewLine + moved;
            return target <= start ? text.Remove(start, end - start).Insert(target, put) : text.Insert(target, put).Remove(start, end - start);
        }

        private static string AddEntry(string text, YamlSpan map, string key, object value)
        {
            var index = KeyOrder.Position(map.Entries.ConvertAll(entry => entry.Key.Value ?? string.Empty), key);
            var pair = YamlWriter.Text(key, map.IsFlow) + ": " + YamlWriter.Flow(value, map.IsFlow);
            if (map.IsFlow)
                return index == 0 ? Replace(text, map, "{ " + pair + " }") : text.Insert(map.Entries[index - 1].Value.End, ", " + pair);
            var lines = new TextLines(text);
            return text.Insert(lines.EndOf(map.Entries[index - 1].Value.End), lines.NewLine + new string(' ', map.Column) + YamlWriter.Entry(key, value, map.Column, lines.NewLine));
        }

        /// <summary>Writes a value anew where another shape stood: a list instead of a text, a long list instead of an empty one.</summary>
        private static string Reshape(string text, YamlSpan tree, YamlPath path, YamlSpan node, object value)
        {
            var parent = tree.At(path.Parent)!;
            var newLine = new TextLines(text).NewLine;
            if (parent.IsFlow)
                return Replace(text, node, YamlWriter.Flow(value));
            if (parent.Kind == SpanKind.List)
                return Replace(text, node, YamlWriter.Item(value, parent.Column + 2, newLine));
            var key = parent.Entries.First(entry => ReferenceEquals(entry.Value, node)).Key;
            return string.Concat(text.AsSpan(0, key.Start), YamlWriter.Entry(key.Value!, value, parent.Column, newLine), text.AsSpan(node.End));
        }

        private static string CutFlow(string text, List<(int Start, int End)> parts, int index)
        {
            if (index == 0 && parts.Count == 1)
                return text.Remove(parts[0].Start, parts[0].End - parts[0].Start);
            if (index == parts.Count - 1)
                return text.Remove(parts[index - 1].End, parts[index].End - parts[index - 1].End);
            // Up to and with the comma, so that a comment behind it stays.
            var end = text.IndexOf(',', parts[index].End) + 1;
            while (end < text.Length && text[end] == ' ' && end < parts[index + 1].Start)
                end++;
            return text.Remove(parts[index].Start, end - parts[index].Start);
        }

        /// <summary>Where the dash of an item stands.</summary>
        private static int Dash(string text, YamlSpan list, int index)
        {
            var lines = new TextLines(text);
            for (var line = lines.StartOf(list.Items[index].Start); ; line = lines.StartOf(line - 1))
            {
                if (line + list.Column < text.Length && text[line + list.Column] == '-')
                    return line + list.Column;
                if (line == 0)
                    throw new YamlEditException("The list is written in a way that the form cannot change. Change it in the text view.");
            }
        }
    }
}
