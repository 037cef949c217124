using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GptDialogue.Authoring
{
    /// <summary>Reads a YAML file into nodes that keep their positions. Authored files are untrusted: size and nesting are bounded.</summary>
    internal static class YamlFile
    {
        private const int MaxBytes = 16 << 20;
        private const int MaxDepth = 32;

        /// <summary>The file's mapping, or null after reporting why there is none.</summary>
        public static YamlMap? Read(string path, ProblemList problems)
        {
            byte[] bytes;
            try
            {
                if (SourceView.TextOf(path) is string shown)
                {
                    return Parse(shown, path, problems);
                }

                bytes = File.ReadAllBytes(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or GptDialogueException)
            {
                problems.Error("unreadable", new SourcePlace(path, 1, 1), $"The file cannot be read: {fault.Message}");
                return null;
            }

            if (bytes.Length > MaxBytes)
            {
                problems.Error("unreadable", new SourcePlace(path, 1, 1), $"The file has {bytes.Length} bytes; at most {MaxBytes} are read.", "Split it.");
                return null;
            }

            try
            {
                string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
                return Parse(text.TrimStart('\uFEFF'), path, problems);
            }
            catch (DecoderFallbackException fault)
            {
                int line = 1;
                for (int i = 0; i < fault.Index && i < bytes.Length; i++)
                {
                    line += bytes[i] == '\n' ? 1 : 0;
                }

                problems.Error("not-utf8", new SourcePlace(path, line, 1), "The file is not UTF-8 text.", "Save it as UTF-8.");
                return null;
            }
        }

        /// <summary>Parses text as if it had been read from this path.</summary>
        public static YamlMap? Parse(string text, string path, ProblemList problems)
        {
            try
            {
                var builder = new Builder(new Parser(new StringReader(text)), path, problems);
                switch (builder.Root())
                {
                    case YamlMap map:
                        return map;
                    case null:
                        problems.Error("empty", new SourcePlace(path, 1, 1), "The file is empty.", "Fill it in or remove it.");
                        return null;
                    case YamlValue other:
                        problems.Error("wrong-kind", other.Place, $"The file holds {other.Kind} where 'key: value' pairs are expected.");
                        return null;
                }
            }
            catch (YamlException fault)
            {
                int line = (int)Math.Max(1, fault.Start.Line), column = (int)Math.Max(1, fault.Start.Column);
                string suggestion = "Check indentation, and put quotes around a text that holds ': ', ' #' or begins with a sign.";
                string[] lines = text.Split('\n');
                for (int i = line; i <= fault.End.Line && i <= lines.Length; i++)
                {
                    // The parser names where the value began; a tab is the fault wherever it stands in the indentation.
                    if (lines[i - 1].TrimStart(' ').StartsWith("\t", StringComparison.Ordinal))
                    {
                        line = i;
                        column = 1;
                        suggestion = "Indent with spaces, not with tabs.";
                        break;
                    }
                }

                string reason = fault.Message;
                problems.Error("yaml", new SourcePlace(path, line, column), "This is not valid YAML: " + reason.TrimEnd('.') + ".", suggestion);
                return null;
            }
        }

        private sealed class Builder
        {
            private readonly Parser parser;
            private readonly string path;
            private readonly ProblemList problems;
            private readonly Dictionary<string, YamlValue> anchors = new Dictionary<string, YamlValue>(StringComparer.Ordinal);

            public Builder(Parser parser, string path, ProblemList problems)
            {
                this.parser = parser;
                this.path = path;
                this.problems = problems;
            }

            public YamlValue? Root()
            {
                YamlValue? root = null;
                while (Move())
                {
                    if (parser.Current is DocumentStart start && root != null)
                    {
                        problems.Error("second-document", PlaceOf(start), "A second document starts here; one file holds one.", "Move it into a file of its own.");
                        break;
                    }

                    if (parser.Current is NodeEvent)
                    {
                        root = Node(0);
                    }
                }

                return root is YamlText { IsNull: true } ? null : root;
            }

            private YamlValue Node(int depth)
            {
                ParsingEvent current = parser.Current!;
                SourcePlace place = PlaceOf(current);
                if (depth > MaxDepth)
                {
                    throw new YamlException(current.Start, current.End, $"values are nested more than {MaxDepth} levels deep");
                }

                switch (current)
                {
                    case Scalar scalar:
                        bool plain = scalar.Style == ScalarStyle.Plain;
                        return Remember(scalar, new YamlText(place, scalar.Value, plain, scalar.Start.Line == scalar.End.Line));
                    case SequenceStart sequence:
                        var list = new YamlList(place);
                        while (Next() is not SequenceEnd)
                        {
                            list.Items.Add(Node(depth + 1));
                        }

                        return Remember(sequence, list);
                    case MappingStart mapping:
                        return Map(mapping, place, depth);
                    case AnchorAlias alias when anchors.TryGetValue(alias.Value.Value, out YamlValue known):
                        return known;
                    default:
                        throw new YamlException(current.Start, current.End, "an alias is used before its anchor");
                }
            }

            private YamlMap Map(MappingStart mapping, SourcePlace place, int depth)
            {
                var map = new YamlMap(place);
                var lines = new Dictionary<string, int>(StringComparer.Ordinal);
                while (Next() is not MappingEnd)
                {
                    SourcePlace keyPlace = PlaceOf(parser.Current!);
                    YamlValue key = Node(depth + 1);
                    Next();
                    YamlValue value = Node(depth + 1);
                    if (key is not YamlText name)
                    {
                        problems.Error("wrong-kind", keyPlace, $"A key is {key.Kind}; keys are plain words.");
                    }
                    else if (lines.TryGetValue(name.Text, out int earlier))
                    {
                        problems.Error("duplicate-key", keyPlace, $"'{name.Text}' is already given in line {earlier}.", "Keep one of the two.");
                    }
                    else
                    {
                        lines[name.Text] = keyPlace.Line;
                        map.Entries.Add(new KeyValuePair<YamlText, YamlValue>(name, value));
                    }
                }

                // Only a finished value gets its anchor, so a value can never contain itself.
                Remember(mapping, map);
                return map;
            }

            private ParsingEvent Next() => Move() ? parser.Current! : throw new YamlException("the file ends inside a value");

            // On some malformed input the parser breaks its own promise and throws what the runtime throws.
            private bool Move()
            {
                Mark at = parser.Current?.End ?? new Mark(0, 1, 1);
                try
                {
                    return parser.MoveNext();
                }
                catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException or KeyNotFoundException or NullReferenceException)
                {
                    throw new YamlException(at, at, "the text after this place cannot be read", fault);
                }
            }

            private YamlValue Remember(NodeEvent node, YamlValue value)
            {
                if (!node.Anchor.IsEmpty)
                {
                    anchors[node.Anchor.Value] = value;
                }

                return value;
            }

            private SourcePlace PlaceOf(ParsingEvent at) => new SourcePlace(path, (int)at.Start.Line, (int)at.Start.Column);
        }
    }
}
