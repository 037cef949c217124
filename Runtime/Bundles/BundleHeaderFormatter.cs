using System.Buffers;
using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Bundles
{
    /// <summary>
    /// The header as a MessagePack map with string keys. Written by hand against the reader and writer: no reflection, so it works
    /// where code is compiled ahead of time. Unknown keys are skipped, so a later minor addition does not lock older games out.
    /// </summary>
    internal static class BundleHeaderFormatter
    {
        public static void Write(IBufferWriter<byte> output, BundleHeader header)
        {
            var writer = new MessagePackWriter(output);
            writer.WriteMapHeader(9 + (header.Reader.Length > 0 ? 1 : 0) + (header.Senses.Length > 0 ? 1 : 0) + (header.Topics.Length > 0 ? 1 : 0) + (header.Ranks.Length > 0 ? 1 : 0) + (header.Judge.Length > 0 ? 1 : 0) + (header.Drafts.Length > 0 ? 1 : 0));
            writer.Write("model");
            WriteModel(ref writer, header.Model);
            writer.Write("special");
            WriteStrings(ref writer, header.SpecialTokens);
            writer.Write("merges");
            writer.WriteArrayHeader(header.Merges.Length * 2);
            foreach (var (left, right) in header.Merges)
            {
                writer.Write(left);
                writer.Write(right);
            }
            writer.Write("words");
            writer.Write(string.Join("\n", header.Words));
            if (header.Reader.Length > 0)
            {
                writer.Write("reader");
                writer.Write(header.Reader);
            }
            if (header.Senses.Length > 0)
            {
                writer.Write("senses");
                writer.Write(header.Senses);
            }
            if (header.Topics.Length > 0)
            {
                writer.Write("topics");
                writer.Write(header.Topics);
            }
            if (header.Ranks.Length > 0)
            {
                writer.Write("ranks");
                writer.Write(header.Ranks);
            }
            if (header.Judge.Length > 0)
            {
                writer.Write("judge");
                writer.Write(header.Judge);
            }
            if (header.Drafts.Length > 0)
            {
                writer.Write("drafts");
                writer.Write(header.Drafts);
            }
            writer.Write("licence");
            writer.Write(header.Licence);
            writer.Write("corpus");
            WriteStrings(ref writer, header.CorpusNotes);
            writer.Write("calibration");
            WriteNotes(ref writer, header.Calibration);
            writer.Write("creation");
            WriteNotes(ref writer, header.Creation);
            writer.Write("variants");
            writer.WriteArrayHeader(header.Variants.Count);
            foreach (var variant in header.Variants) WriteVariant(ref writer, variant);
            writer.Flush();
        }

        public static BundleHeader Read(byte[] bytes, int offset, int count)
        {
            var reader = new MessagePackReader(new System.ReadOnlyMemory<byte>(bytes, offset, count));
            var header = new BundleHeader { SpecialTokens = System.Array.Empty<string>() };
            for (var left = reader.ReadMapHeader(); left > 0; left--)
            {
                switch (Text(ref reader))
                {
                    case "model": header.Model = ReadModel(ref reader); break;
                    case "special": header.SpecialTokens = ReadStrings(ref reader); break;
                    case "merges": header.Merges = ReadMerges(ref reader); break;
                    case "words": header.Words = Text(ref reader).Split('\n', System.StringSplitOptions.RemoveEmptyEntries); break;
                    case "reader": header.Reader = (reader.ReadBytes() ?? default).ToArray(); break;
                    case "senses": header.Senses = (reader.ReadBytes() ?? default).ToArray(); break;
                    case "topics": header.Topics = (reader.ReadBytes() ?? default).ToArray(); break;
                    case "ranks": header.Ranks = (reader.ReadBytes() ?? default).ToArray(); break;
                    case "judge": header.Judge = (reader.ReadBytes() ?? default).ToArray(); break;
                    case "drafts": header.Drafts = (reader.ReadBytes() ?? default).ToArray(); break;
                    case "licence": header.Licence = Text(ref reader); break;
                    case "corpus": header.CorpusNotes = ReadStrings(ref reader); break;
                    case "calibration": header.Calibration = ReadNotes(ref reader); break;
                    case "creation": header.Creation = ReadNotes(ref reader); break;
                    case "variants": header.Variants = ReadVariants(ref reader); break;
                    default: Skip(ref reader); break;
                }
            }
            return header;
        }

        private static void WriteModel(ref MessagePackWriter writer, BundleModel model)
        {
            writer.WriteMapHeader(8);
            writer.Write("vocabulary");
            writer.Write(model.VocabularySize);
            writer.Write("context");
            writer.Write(model.ContextLength);
            writer.Write("width");
            writer.Write(model.Width);
            writer.Write("layers");
            writer.Write(model.Layers);
            writer.Write("heads");
            writer.Write(model.Heads);
            writer.Write("feed_forward");
            writer.Write(model.FeedForward);
            writer.Write("activation");
            writer.Write(model.Activation);
            writer.Write("positions");
            writer.Write(model.Positions);
        }

        private static BundleModel ReadModel(ref MessagePackReader reader)
        {
            var model = new BundleModel();
            for (var left = reader.ReadMapHeader(); left > 0; left--)
            {
                switch (Text(ref reader))
                {
                    case "vocabulary": model.VocabularySize = reader.ReadInt32(); break;
                    case "context": model.ContextLength = reader.ReadInt32(); break;
                    case "width": model.Width = reader.ReadInt32(); break;
                    case "layers": model.Layers = reader.ReadInt32(); break;
                    case "heads": model.Heads = reader.ReadInt32(); break;
                    case "feed_forward": model.FeedForward = reader.ReadInt32(); break;
                    case "activation": model.Activation = Text(ref reader); break;
                    case "positions": model.Positions = Text(ref reader); break;
                    default: Skip(ref reader); break;
                }
            }
            return model;
        }

        private static void WriteVariant(ref MessagePackWriter writer, BundleVariant variant)
        {
            writer.WriteMapHeader(6);
            writer.Write("name");
            writer.Write(variant.Name);
            writer.Write("weights");
            writer.Write(variant.Weights);
            writer.Write("cache");
            writer.Write(variant.Cache);
            writer.Write("offset");
            writer.Write(variant.Offset);
            writer.Write("length");
            writer.Write(variant.Length);
            writer.Write("sha256");
            writer.Write(variant.Sha256);
        }

        private static BundleVariant[] ReadVariants(ref MessagePackReader reader)
        {
            var count = reader.ReadArrayHeader();
            if (count > BundleFormat.MaxVariants)
                throw new MessagePackSerializationException($"{count} variants, at most {BundleFormat.MaxVariants} are allowed");
            var variants = new BundleVariant[count];
            for (var i = 0; i < count; i++) variants[i] = ReadVariant(ref reader);
            return variants;
        }

        private static BundleVariant ReadVariant(ref MessagePackReader reader)
        {
            var variant = new BundleVariant();
            for (var left = reader.ReadMapHeader(); left > 0; left--)
            {
                switch (Text(ref reader))
                {
                    case "name": variant.Name = Text(ref reader); break;
                    case "weights": variant.Weights = Text(ref reader); break;
                    case "cache": variant.Cache = Text(ref reader); break;
                    case "offset": variant.Offset = reader.ReadInt64(); break;
                    case "length": variant.Length = reader.ReadInt32(); break;
                    case "sha256": variant.Sha256 = (reader.ReadBytes() ?? default).ToArray(); break;
                    default: Skip(ref reader); break;
                }
            }
            return variant;
        }

        private static (int Left, int Right)[] ReadMerges(ref MessagePackReader reader)
        {
            // Every element takes at least a byte, which the reader has checked: the array is at most 4 times the header's bytes.
            var count = reader.ReadArrayHeader();
            if (count % 2 != 0) throw new MessagePackSerializationException($"{count} merge halves, an even number is expected");
            var merges = new (int, int)[count / 2];
            for (var i = 0; i < merges.Length; i++)
            {
                var left = reader.ReadInt32();
                merges[i] = (left, reader.ReadInt32());
            }
            return merges;
        }

        private static void WriteStrings(ref MessagePackWriter writer, IReadOnlyList<string> values)
        {
            writer.WriteArrayHeader(values.Count);
            foreach (var value in values) writer.Write(value);
        }

        private static string[] ReadStrings(ref MessagePackReader reader)
        {
            var values = new string[reader.ReadArrayHeader()];
            for (var i = 0; i < values.Length; i++) values[i] = Text(ref reader);
            return values;
        }

        private static void WriteNotes(ref MessagePackWriter writer, IReadOnlyDictionary<string, string> notes)
        {
            writer.WriteMapHeader(notes.Count);
            foreach (var note in notes)
            {
                writer.Write(note.Key);
                writer.Write(note.Value);
            }
        }

        private static Dictionary<string, string> ReadNotes(ref MessagePackReader reader)
        {
            var notes = new Dictionary<string, string>();
            for (var left = reader.ReadMapHeader(); left > 0; left--)
            {
                var key = Text(ref reader);
                notes[key] = Text(ref reader);
            }
            return notes;
        }

        private static string Text(ref MessagePackReader reader) =>
            reader.ReadString() ?? throw new MessagePackSerializationException("a text is nil");

        /// <summary>Skips one value without recursion: nesting as deep as the file likes cannot overflow the stack.</summary>
        private static void Skip(ref MessagePackReader reader)
        {
            for (long left = 1; left > 0; left--)
            {
                switch (reader.NextMessagePackType)
                {
                    case MessagePackType.Array: left += reader.ReadArrayHeader(); break;
                    case MessagePackType.Map: left += 2L * reader.ReadMapHeader(); break;
                    default: reader.Skip(); break;
                }
            }
        }
    }
}
