using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Studio.Files;
using GptDialogue.Studio.Yaml;

namespace GptDialogue.Studio.Components.Forms
{
    /// <summary>
    /// What the fields of a form read and change: one document, as it stands at this moment. Every change is one edit of the text,
    /// so the form and the text view are always the same thing.
    /// </summary>
    internal sealed class FormScope(Desk desk, TextDocument document, YamlSpan tree, IReadOnlyList<Problem> problems, AuthoredWorld? world, Action<string> complain)
    {
        private readonly int[] _lineStarts = [0, .. document.Text.Select((c, i) => (c, i)).Where(at => at.c == '\n').Select(at => at.i + 1)];

        public YamlSpan Tree => tree;

        /// <summary>The world with all characters, for what can be chosen; null when it cannot be read.</summary>
        public AuthoredWorld? World => world;

        public string Text(YamlPath path) => tree.At(path)?.Value ?? string.Empty;

        public bool Has(YamlPath path) => tree.At(path) != null;

        public int Count(YamlPath path) => tree.At(path)?.Items.Count ?? 0;

        /// <summary>The texts of a list; a single text counts as a list of one.</summary>
        public IReadOnlyList<string> Texts(YamlPath path) => tree.At(path) switch
        {
            { Kind: SpanKind.List } list => list.Items.ConvertAll(item => item.Value ?? string.Empty),
            { Kind: SpanKind.Text, Value: { Length: > 0 } single } => [single],
            _ => [],
        };

        public void SetText(YamlPath path, string value, bool required) =>
            Edit(text => YamlEdit.Set(text, path, value.Length == 0 && !required ? null : value), typed: true);

        public void SetTexts(YamlPath path, IEnumerable<string> values, bool keepEmpty = false)
        {
            var list = YamlModel.List(values);
            Edit(text => YamlEdit.Set(text, path, list.Count == 0 && !keepEmpty ? null : list));
        }

        public void Set(YamlPath path, object? value) => Edit(text => YamlEdit.Set(text, path, value));

        public bool Add(YamlPath list, object value) => Edit(text => YamlEdit.Insert(text, list, Count(list), value));

        public bool Remove(YamlPath path) => Edit(text => YamlEdit.Remove(text, path));

        public bool Move(YamlPath list, int from, int to) => Edit(text => YamlEdit.Move(text, list, from, to));

        public bool Rename(YamlPath path, string name) => Edit(text => YamlEdit.Rename(text, path, name));

        /// <summary>The problems that lie inside a value or its key.</summary>
        public IReadOnlyList<Problem> ProblemsAt(YamlPath path)
        {
            if (problems.Count == 0 || tree.At(path) is not { } node)
                return [];
            var start = node.Start;
            if (path.Steps.Count > 0 && path.Last is string key && tree.At(path.Parent) is { Kind: SpanKind.Map } parent)
                start = parent.Entries.First(entry => entry.Key.Value == key).Key.Start;
            return problems.Where(problem => Offset(problem.Place) is var at && at >= start && at <= node.End).ToList();
        }

        private int Offset(SourcePlace place) =>
            place.Line > _lineStarts.Length ? int.MaxValue : _lineStarts[Math.Max(0, place.Line - 1)] + Math.Max(0, place.Column - 1);

        private bool Edit(Func<string, string> edit, bool typed = false)
        {
            try
            {
                var text = edit(document.Text);
                if (text != document.Text)
                    desk.Change(document, text, typed);
                return true;
            }
            catch (GptDialogueException fault)
            {
                complain(fault.Message);
                return false;
            }
        }
    }
}
