using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>
    /// Changes single values of a YAML text and leaves every other character alone: comments, order, quotes, line ends. Each change
    /// is made on the text and on its model, and the new text counts only if it reads as the model.
    /// </summary>
    internal static class YamlEdit
    {
        /// <summary>Sets a value: a string, a list or pairs; null removes the key. Missing mappings on the way are created.</summary>
        /// <exception cref="YamlEditException">The text is not valid YAML, or the change would touch more than the value.</exception>
        public static string Set(string text, YamlPath path, object? value)
        {
            var tree = Read(text);
            var node = tree.At(path);
            if (value == null)
                return node == null ? text : Remove(text, path);
            if (node != null && YamlModel.Same(node.Model(), value))
                return text;
            if (node is { Kind: SpanKind.List } list && value is List<object?> { Count: > 0 } wanted && wanted.All(v => v is string) && list.Items.All(i => i.Kind == SpanKind.Text))
                return SetTexts(text, path, wanted.Cast<string>().ToList());
            var model = tree.Model();
            YamlModel.Set(model, path, value);
            return Checked(model, YamlSurgery.Set(text, tree, path, value), path);
        }

        /// <summary>Puts a value into a list, which is created when it is missing.</summary>
        public static string Insert(string text, YamlPath listPath, int index, object value)
        {
            var tree = Read(text);
            if (tree.At(listPath) is not { Kind: SpanKind.List } list || (list.Items.Count == 0 && value is not string))
                return Set(text, listPath, new List<object?> { value });
            var model = tree.Model();
            YamlModel.ListAt(model, listPath).Insert(index, value);
            return Checked(model, [YamlSurgery.Insert(text, list, index, value)], listPath);
        }

        /// <summary>Removes an item of a list or a key with its value. The last key of a mapping takes the mapping with it.</summary>
        public static string Remove(string text, YamlPath path)
        {
            var tree = Read(text);
            if (path.Steps.Count > 1 && tree.At(path.Parent) is { Kind: SpanKind.Map, Entries.Count: 1 })
                return Remove(text, path.Parent);
            var model = tree.Model();
            YamlModel.Set(model, path, null);
            return Checked(model, YamlSurgery.Remove(text, tree, path), path);
        }

        /// <summary>Moves an item within its list.</summary>
        public static string Move(string text, YamlPath listPath, int from, int to)
        {
            var tree = Read(text);
            if (tree.At(listPath) is not { Kind: SpanKind.List } list)
                throw new YamlEditException($"'{listPath}' is no list.");
            var model = tree.Model();
            var items = YamlModel.ListAt(model, listPath);
            var moved = items[from];
            items.RemoveAt(from);
            items.Insert(to, moved);
            if (list.IsFlow)
                return Set(text, listPath, items);
            return Checked(model, [YamlSurgery.Move(text, list, from, to)], listPath);
        }

        /// <summary>Gives a key another name.</summary>
        public static string Rename(string text, YamlPath path, string name)
        {
            var tree = Read(text);
            var model = tree.Model();
            var map = YamlModel.MapAt(model, path.Parent);
            var at = map.FindIndex(entry => entry.Key == (string)path.Last);
            if (at < 0 || map.Any(entry => entry.Key == name))
                throw new YamlEditException(at < 0 ? $"There is no '{path}'." : $"'{name}' is there already.");
            map[at] = KeyValuePair.Create(name, map[at].Value);
            var parent = tree.At(path.Parent)!;
            return Checked(model, [YamlSurgery.Replace(text, parent.Entries[at].Key, YamlWriter.Text(name, parent.IsFlow))], path);
        }

        private static string SetTexts(string text, YamlPath path, IReadOnlyList<string> wanted)
        {
            while (true)
            {
                var now = Read(text).At(path)!.Items.ConvertAll(item => item.Value);
                var same = 0;
                while (same < now.Count && same < wanted.Count && now[same] == wanted[same])
                    same++;
                var tail = 0;
                while (tail < now.Count - same && tail < wanted.Count - same && now[^(tail + 1)] == wanted[^(tail + 1)])
                    tail++;
                if (same + tail == now.Count && same + tail == wanted.Count)
                    return text;
                if (same + tail == wanted.Count)
                    text = Remove(text, path.Then(same));
                else if (same + tail == now.Count)
                    text = Insert(text, path, same, wanted[same]);
                else
                    text = Set(text, path.Then(same), wanted[same]);
            }
        }

        private static YamlSpan Read(string text) =>
            YamlTree.TryRead(text) ?? throw new YamlEditException("The text is not valid YAML. Mend it in the text view first.");

        private static string Checked(object? model, IEnumerable<string> candidates, YamlPath path)
        {
            foreach (var candidate in candidates)
            {
                if (YamlTree.TryRead(candidate) is { } read && YamlModel.Same(read.Model(), model))
                    return candidate;
            }

            throw new YamlEditException($"'{path}' is written in a way that the form cannot change without touching more. Change it in the text view.");
        }
    }
}
