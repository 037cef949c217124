using System;
using System.Numerics;
using System.Text.Json;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>
    /// One message of the page: a kind and what belongs to it. Whatever arrives becomes a message or is refused; absent or odd
    /// parts get harmless values.
    /// </summary>
    internal sealed class ClientMessage
    {
        /// <summary>The longest message accepted, in bytes: far more than the longest line of speech.</summary>
        public const int LongestMessage = 8 * 1024;

        private const int LongestText = 1000;
        private const float Farthest = 10_000;

        private ClientMessage(string kind) => Kind = kind;

        /// <summary>What is asked for, as in "say".</summary>
        public string Kind { get; }

        /// <summary>The text, id or item; empty when there is none.</summary>
        public string Text { get; private init; } = string.Empty;

        /// <summary>A direction or position.</summary>
        public Vector2 Vector { get; private init; }

        /// <summary>A slot or a switch.</summary>
        public int Number { get; private init; }

        /// <summary>Reads a message; null when it is none.</summary>
        public static ClientMessage? Read(ReadOnlyMemory<byte> json)
        {
            try
            {
                using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
                var root = document.RootElement;
                if (root.ValueKind != JsonValueKind.Object || Part(root, "t") is not { ValueKind: JsonValueKind.String } kind)
                    return null;
                return new ClientMessage(kind.GetString()!)
                {
                    Text = Part(root, "text") is { ValueKind: JsonValueKind.String } text ? Shortened(text.GetString()!) : string.Empty,
                    Vector = new Vector2(Coordinate(Part(root, "x")), Coordinate(Part(root, "y"))),
                    Number = Part(root, "n") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var n) ? n : 0,
                };
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // InvalidOperationException: a string with half a surrogate pair.
                return null;
            }
        }

        private static JsonElement? Part(JsonElement root, string name) => root.TryGetProperty(name, out var part) ? part : null;

        private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText];

        private static float Coordinate(JsonElement? part) =>
            part is { ValueKind: JsonValueKind.Number } number && number.TryGetSingle(out var value) && !float.IsNaN(value) ? Math.Clamp(value, -Farthest, Farthest) : 0;
    }
}
