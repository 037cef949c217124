using System.Buffers;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Files;
using GptDialogue.Sampling;
using GptDialogue.Saves;
using GptDialogue.Worlds;
using MessagePack;

namespace GptDialogue.Traces
{
    /// <summary>Reads traces. The bytes are untrusted, as they come with bug reports.</summary>
    internal static class TraceReader
    {
        public static Trace Read(ref MessagePackReader reader)
        {
            var trace = new Trace();
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "world": trace.World = WorldPack.Read((reader.ReadBytes() ?? default).ToArray()); break;
                    case "character": trace.Character = Packed.Text(ref reader); break;
                    case "player": trace.PlayerName = Packed.Text(ref reader); break;
                    case "seed": trace.Seed = reader.ReadUInt64(); break;
                    case "device": trace.Device = Packed.Text(ref reader); break;
                    case "variant": trace.Variant = Packed.Text(ref reader); break;
                    case "sampler": trace.Words = ReadSampler(ref reader); break;
                    case "bundle_hash": trace.BundleHash = SaveReader.Bytes(ref reader); break;
                    case "tokenizer": trace.Tokenizer = reader.ReadUInt64(); break;
                    case "turns": trace.Turns = Packed.List(ref reader, ReadTurn); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return trace.World.FindCharacter(trace.Character) != null
                ? trace
                : throw new MessagePackSerializationException($"Its world has no character '{trace.Character}'.");
        }

        private static TracedTurn ReadTurn(ref MessagePackReader reader)
        {
            var turn = new TracedTurn();
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "line": turn.Line = Packed.OptionalText(ref reader); break;
                    case "flags": turn.Flags = Packed.List(ref reader, Packed.Text); break;
                    case "trust": turn.Trust = reader.ReadInt32(); break;
                    case "before": (turn.Before, turn.Exchanges) = SaveReader.ReadState(ref reader); break;
                    case "prompt": turn.Prompt = Packed.List(ref reader, SaveReader.Number); break;
                    case "tokens": turn.Tokens = Packed.List(ref reader, SaveReader.Number); break;
                    case "masks": turn.Masks = SaveReader.Fingerprints(ref reader); break;
                    case "pieces": turn.Pieces = ReadPieces(ref reader); break;
                    case "result": turn.Result = ReadResult(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            if (turn.Masks.Count != turn.Tokens.Count)
                throw new MessagePackSerializationException($"A turn has {turn.Tokens.Count} tokens and {turn.Masks.Count} masks.");
            return turn;
        }

        private static ReplyResult ReadResult(ref MessagePackReader reader)
        {
            var result = new ReplyResult();
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "text": result.Text = Packed.Text(ref reader); break;
                    case "tone": result.Tone = (Tone)Packed.Choice(ref reader, (int)Tone.Hostile + 1); break;
                    case "emotion": result.Emotion = (Emotion)Packed.Choice(ref reader, Spelling.Emotions.Count); break;
                    case "action": result.Action = Packed.OptionalText(ref reader) is string call ? ActionCall.Parse(call) : null; break;
                    case "kind": result.Kind = (ReplyKind)Packed.Choice(ref reader, (int)ReplyKind.Farewell + 1); break;
                    case "facts": result.Facts = Packed.List(ref reader, Packed.Text); break;
                    case "line": result.LineId = Packed.OptionalText(ref reader); break;
                    case "fallback": result.Fallback = (FallbackKind)Packed.Choice(ref reader, (int)FallbackKind.Farewell + 1); break;
                    case "end": result.End = (ReplyEnd)Packed.Choice(ref reader, (int)ReplyEnd.Failed + 1); break;
                    case "fault": result.Fault = Packed.OptionalText(ref reader); break;
                    case "first_ms": result.FirstWordMs = reader.ReadDouble(); break;
                    case "total_ms": result.TotalMs = reader.ReadDouble(); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return result;
        }

        private static List<KeyValuePair<int, string>> ReadPieces(ref MessagePackReader reader)
        {
            var pieces = new List<KeyValuePair<int, string>>();
            for (var left = Packed.ArrayHeader(ref reader); left > 0; left -= 2)
            {
                var after = reader.ReadInt32();
                pieces.Add(new KeyValuePair<int, string>(after, Packed.Text(ref reader)));
            }

            return pieces;
        }

        private static SamplerOptions ReadSampler(ref MessagePackReader reader)
        {
            var count = Packed.ArrayHeader(ref reader);
            if (count != 6) throw new MessagePackSerializationException($"A sampler has 6 options, here are {count}.");
            return new SamplerOptions
            {
                Temperature = reader.ReadSingle(),
                TopK = reader.ReadInt32(),
                TopP = reader.ReadSingle(),
                MinP = reader.ReadSingle(),
                RepetitionPenalty = reader.ReadSingle(),
                RepetitionWindow = reader.ReadInt32(),
            }.Validated();
        }
    }
}
