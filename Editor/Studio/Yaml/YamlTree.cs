using System;
using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>Reads a YAML text into <see cref="YamlSpan"/>s.</summary>
    internal static class YamlTree
    {
        private const int MaxDepth = 32;

        /// <summary>The mapping of the text, or null if it is not valid YAML or holds something else; the checks say what is wrong.</summary>
        public static YamlSpan? TryRead(string text)
        {
            try
            {
                var reader = new Reader(text);
                var root = reader.Document();
                return root is { Kind: SpanKind.Map } ? root : null;
            }
            // On some malformed input the parser throws what the runtime throws.
            catch (Exception fault) when (fault is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException
                or FormatException or OverflowException or KeyNotFoundException or NullReferenceException)
            {
                return null;
            }
        }

        private sealed class Reader(string text)
        {
            private readonly Parser _parser = new(new StringReader(text));
            private readonly Dictionary<string, YamlSpan> _anchors = new(StringComparer.Ordinal);

            public YamlSpan? Document()
            {
                YamlSpan? root = null;
                while (_parser.MoveNext())
                {
                    if (_parser.Current is NodeEvent)
                        root = Node(0);
                }

                return root;
            }

            private YamlSpan Node(int depth)
            {
                var at = _parser.Current!;
                if (depth > MaxDepth)
                    throw new YamlException(at.Start, at.End, "nested too deep");
                switch (at)
                {
                    case Scalar scalar:
                        return Remember(scalar, new YamlSpan
                        {
                            Kind = SpanKind.Text,
                            Start = Index(at.Start),
                            End = Trimmed(Index(at.Start), Index(at.End)),
                            Column = Column(at.Start),
                            Line = (int)at.Start.Line,
                            Style = scalar.Style,
                            Value = IsNull(scalar) ? null : scalar.Value,
                        });
                    case SequenceStart sequence:
                        return Remember(sequence, List(sequence, depth));
                    case MappingStart mapping:
                        return Remember(mapping, Map(mapping, depth));
                    case AnchorAlias alias when _anchors.TryGetValue(alias.Value.Value, out var known):
                        return new YamlSpan
                        {
                            Kind = known.Kind,
                            Start = Index(at.Start),
                            End = Index(at.End),
                            Column = Column(at.Start),
                            Line = (int)at.Start.Line,
                            Value = known.Value,
                            Items = known.Items,
                            Entries = known.Entries,
                            IsFlow = true,
                        };
                    default:
                        throw new YamlException(at.Start, at.End, "an alias is used before its anchor");
                }
            }

            private YamlSpan List(SequenceStart start, int depth)
            {
                var flow = start.Style == SequenceStyle.Flow;
                var list = new YamlSpan { Kind = SpanKind.List, Start = Index(start.Start), Column = Column(start.Start), Line = (int)start.Start.Line, IsFlow = flow };
                list.End = list.Start;
                while (Next() is not SequenceEnd)
                {
                    list.Items.Add(Node(depth + 1));
                    list.End = Math.Max(list.End, list.Items[^1].End);
                }

                if (flow)
                    list.End = Closed(']');
                return list;
            }

            private YamlSpan Map(MappingStart start, int depth)
            {
                var flow = start.Style == MappingStyle.Flow;
                var map = new YamlSpan { Kind = SpanKind.Map, Start = Index(start.Start), Column = Column(start.Start), Line = (int)start.Start.Line, IsFlow = flow };
                map.End = map.Start;
                while (Next() is not MappingEnd)
                {
                    var key = Node(depth + 1);
                    Next();
                    var value = Node(depth + 1);
                    // The parser puts an empty value where the next thing begins; it belongs right behind its colon.
                    if (value is { Kind: SpanKind.Text, Value: null } && value.Start == value.End)
                        value = Empty(key);
                    map.Entries.Add((key, value));
                    map.End = Math.Max(map.End, value.End);
                }

                if (flow)
                    map.End = Closed('}');
                return map;
            }

            private YamlSpan Empty(YamlSpan key)
            {
                var colon = text.IndexOf(':', key.End);
                var at = colon < 0 ? key.End : colon + 1;
                return new YamlSpan { Kind = SpanKind.Text, Start = at, End = at, Column = key.Column, Line = key.Line };
            }

            private YamlSpan Remember(NodeEvent node, YamlSpan span)
            {
                if (!node.Anchor.IsEmpty)
                    _anchors[node.Anchor.Value] = span;
                return span;
            }

            // The parser ends an empty [ ] before its bracket.
            private int Closed(char bracket)
            {
                var end = Index(_parser.Current!.End);
                return end > 0 && text[end - 1] == bracket ? end : text.IndexOf(bracket, end) + 1;
            }

            private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw new YamlException("the text ends inside a value");

            private int Index(Mark mark) => (int)Math.Min(mark.Index, text.Length);

            private int Trimmed(int start, int end)
            {
                while (end > start && char.IsWhiteSpace(text[end - 1]))
                    end--;
                return end;
            }

            private static int Column(Mark mark) => (int)mark.Column - 1;

            private static bool IsNull(Scalar scalar) =>
                scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty && (scalar.Value is "" or "~" or "null" or "Null" or "NULL");
        }
    }
}
