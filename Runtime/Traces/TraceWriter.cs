using System.Buffers;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Saves;
using MessagePack;

namespace GptDialogue.Traces
{
    /// <summary>Writes a trace as a MessagePack map; readers skip keys they do not know.</summary>
    internal static class TraceWriter
    {
        public static void Write(ref MessagePackWriter writer, Trace trace)
        {
            writer.WriteMapHeader(10);
            writer.Write("world");
            var world = new ArrayBufferWriter<byte>(64 << 10);
            trace.World.Write(world);
            writer.Write(world.WrittenSpan);
            writer.Write("character");
            writer.Write(trace.Character);
            writer.Write("player");
            writer.Write(trace.PlayerName);
            writer.Write("seed");
            writer.Write(trace.Seed);
            writer.Write("device");
            writer.Write(trace.Device);
            writer.Write("variant");
            writer.Write(trace.Variant);
            writer.Write("sampler");
            writer.WriteArrayHeader(6);
            writer.Write(trace.Words.Temperature);
            writer.Write(trace.Words.TopK);
            writer.Write(trace.Words.TopP);
            writer.Write(trace.Words.MinP);
            writer.Write(trace.Words.RepetitionPenalty);
            writer.Write(trace.Words.RepetitionWindow);
            writer.Write("bundle_hash");
            writer.Write(trace.BundleHash);
            writer.Write("tokenizer");
            writer.Write(trace.Tokenizer);
            writer.Write("turns");
            writer.WriteArrayHeader(trace.Turns.Count);
            foreach (var turn in trace.Turns)
                Turn(ref writer, turn);
        }

        private static void Turn(ref MessagePackWriter writer, TracedTurn turn)
        {
            writer.WriteMapHeader(9);
            writer.Write("line");
            writer.Write(turn.Line);
            writer.Write("flags");
            SaveWriter.Texts(ref writer, turn.Flags);
            writer.Write("trust");
            writer.Write(turn.Trust);
            writer.Write("before");
            SaveWriter.State(ref writer, turn.Before, turn.Exchanges);
            writer.Write("prompt");
            Numbers(ref writer, turn.Prompt);
            writer.Write("tokens");
            Numbers(ref writer, turn.Tokens);
            writer.Write("masks");
            SaveWriter.Fingerprints(ref writer, turn.Masks);
            writer.Write("pieces");
            writer.WriteArrayHeader(turn.Pieces.Count * 2);
            foreach (var piece in turn.Pieces)
            {
                writer.Write(piece.Key);
                writer.Write(piece.Value);
            }

            writer.Write("result");
            Result(ref writer, turn.Result);
        }

        private static void Result(ref MessagePackWriter writer, ReplyResult result)
        {
            writer.WriteMapHeader(12);
            writer.Write("text");
            writer.Write(result.Text);
            writer.Write("tone");
            writer.Write((int)result.Tone);
            writer.Write("emotion");
            writer.Write((int)result.Emotion);
            writer.Write("action");
            writer.Write(result.Action?.ToString());
            writer.Write("kind");
            writer.Write((int)result.Kind);
            writer.Write("facts");
            SaveWriter.Texts(ref writer, result.Facts);
            writer.Write("line");
            writer.Write(result.LineId);
            writer.Write("fallback");
            writer.Write((int)result.Fallback);
            writer.Write("end");
            writer.Write((int)result.End);
            writer.Write("fault");
            writer.Write(result.Fault);
            writer.Write("first_ms");
            writer.Write(result.FirstWordMs);
            writer.Write("total_ms");
            writer.Write(result.TotalMs);
        }

        private static void Numbers(ref MessagePackWriter writer, IReadOnlyList<int> values)
        {
            writer.WriteArrayHeader(values.Count);
            foreach (var value in values)
                writer.Write(value);
        }
    }
}
