using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Village;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>
    /// Tells the page what happens, one JSON object a message; "t" is its kind. Without a page everything is dropped: a page that
    /// joins is told the whole state.
    /// </summary>
    internal sealed class PageView : IVillageView
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(4096);

        /// <summary>Where messages go; null while no tab is connected.</summary>
        public PageLink? Link { get; set; }

        /// <summary>Something changed that <see cref="StateMessage"/> tells; the loop sends it once a tick.</summary>
        public bool IsStale { get; set; }

        /// <summary>Another game goes on; the loop tells the page all of it.</summary>
        public bool IsReplaced { get; set; }

        public void Turned(CharacterCard? partner, IReadOnlyList<SpokenLine> before, IReadOnlyList<string> hints, string? sofar) =>
            Send("talk", json => WriteTalk(json, partner, before, hints, sofar));

        public void Hints(IReadOnlyList<string> hints) => Send("hints", json => WriteTexts(json, "hints", hints));

        public void PlayerSaid(string line) => Send("player", json => json.WriteString("text", line));

        public void Begins(string id, string? listener) => Send("begins", json => WriteSpeaker(json, id, listener));

        public void Words(string id, string? listener, ReadOnlySpan<char> words)
        {
            var text = words.ToString();
            Send("words", json =>
            {
                WriteSpeaker(json, id, listener);
                json.WriteString("text", text);
            });
        }

        public void Feels(string id, Emotion emotion) => Send("feels", json =>
        {
            json.WriteString("who", id);
            json.WriteString("emotion", Word(emotion));
        });

        public void Ends(string id, string? listener, ReplyResult? reply) => Send("ends", json =>
        {
            WriteSpeaker(json, id, listener);
            json.WriteString("emotion", Word(reply?.Emotion ?? Emotion.Neutral));
            json.WriteBoolean("cut", reply?.End == ReplyEnd.Cancelled);
            if (reply?.Action != null && listener == null)
                json.WriteString("action", reply.Action.ToString());
        });

        public void Notice(Outcome outcome) => Send("notice", json =>
        {
            json.WriteString("text", outcome.Text);
            json.WriteBoolean("happened", outcome.Happened);
        });

        public void Shop(CharacterCard seller) => Send("shop", json =>
        {
            json.WriteString("who", seller.Id);
            json.WriteStartArray("wares");
            foreach (var ware in seller.Sells)
            {
                json.WriteStartObject();
                json.WriteString("item", ware.Item);
                json.WriteString("price", ware.Price);
                json.WriteNumber("copper", Coins.TryRead(ware.Price, out var copper) ? copper : 0);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

        public void Changed() => IsStale = true;

        public void Replaced() => IsReplaced = true;

        /// <summary>Sends a message of a kind.</summary>
        public void Send(string kind, Action<Utf8JsonWriter> write)
        {
            if (Link == null)
                return;
            _buffer.Clear();
            using (var json = new Utf8JsonWriter(_buffer))
            {
                json.WriteStartObject();
                json.WriteString("t", kind);
                write(json);
                json.WriteEndObject();
            }

            Link.Send(_buffer.WrittenSpan.ToArray());
        }

        /// <summary>Writes a list of texts.</summary>
        public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
                json.WriteStringValue(text);
            json.WriteEndArray();
        }

        /// <summary>The emotion as the page names it.</summary>
        public static string Word(Emotion emotion) => emotion.ToString().ToLower(CultureInfo.InvariantCulture);

        private static void WriteTalk(Utf8JsonWriter json, CharacterCard? partner, IReadOnlyList<SpokenLine> before, IReadOnlyList<string> hints, string? sofar)
        {
            json.WriteString("who", partner?.Id);
            json.WriteString("sofar", sofar);
            json.WriteStartArray("lines");
            foreach (var line in before)
            {
                json.WriteStartObject();
                json.WriteString("who", line.Who);
                json.WriteString("text", line.Text);
                json.WriteString("emotion", Word(line.Emotion));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteTexts(json, "hints", hints);
        }

        private static void WriteSpeaker(Utf8JsonWriter json, string id, string? listener)
        {
            json.WriteString("who", id);
            json.WriteString("to", listener);
        }
    }
}
