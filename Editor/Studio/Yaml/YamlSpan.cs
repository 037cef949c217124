using System.Collections.Generic;
using YamlDotNet.Core;

namespace GptDialogue.Studio.Yaml
{
    internal enum SpanKind
    {
        Text,
        List,
        Map,
    }

    /// <summary>A value of a YAML text with the characters it covers, so that it alone can be replaced.</summary>
    internal sealed class YamlSpan
    {
        public required SpanKind Kind { get; init; }

        /// <summary>First character.</summary>
        public required int Start { get; init; }

        /// <summary>One past the last character that belongs to it, without the blanks and line ends after it.</summary>
        public int End { get; set; }

        /// <summary>Column of the first character, from 0.</summary>
        public required int Column { get; init; }

        /// <summary>Line of the first character, from 1.</summary>
        public required int Line { get; init; }

        /// <summary>Written in [ ] or { }.</summary>
        public bool IsFlow { get; init; }

        public ScalarStyle Style { get; init; }

        /// <summary>The text; null for the empty value and for lists and mappings.</summary>
        public string? Value { get; init; }

        public List<YamlSpan> Items { get; init; } = [];

        public List<(YamlSpan Key, YamlSpan Value)> Entries { get; init; } = [];

        /// <summary>The value of a key, or null.</summary>
        public YamlSpan? this[string key]
        {
            get
            {
                foreach (var (name, value) in Entries)
                {
                    if (name.Value == key)
                        return value;
                }

                return null;
            }
        }

        /// <summary>The value at a path, or null.</summary>
        public YamlSpan? At(YamlPath path)
        {
            var at = this;
            foreach (var step in path.Steps)
            {
                at = step is int index ? at.Kind == SpanKind.List && index < at.Items.Count ? at.Items[index] : null : at[(string)step];
                if (at == null)
                    return null;
            }

            return at;
        }

        /// <summary>The value without positions: null, a string, a list or pairs; what two texts are compared by.</summary>
        public object? Model() => Kind switch
        {
            SpanKind.Text => Value,
            SpanKind.List => Items.ConvertAll(item => item.Model()),
            _ => Entries.ConvertAll(entry => new KeyValuePair<string, object?>(entry.Key.Value ?? string.Empty, entry.Value.Model())),
        };
    }
}
