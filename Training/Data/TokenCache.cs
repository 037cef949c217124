using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GptDialogue.Training.Corpus;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Settings;

namespace GptDialogue.Training.Data
{
    /// <summary>Keeps the encoded corpus on disk, because reading and encoding 100 MB takes longer than a quick run.</summary>
    internal static class TokenCache
    {
        /// <summary>Everything the encoded corpus depends on, hashed. Weights are not part of it.</summary>
        public static string Key(IReadOnlyList<SourceSpec> specs, TrainingSettings settings, string merges)
        {
            var text = new StringBuilder(merges).Append(settings.ValidationShare.ToString("R", CultureInfo.InvariantCulture));
            foreach (var file in specs.Select(spec => new FileInfo(spec.Path)))
                text.Append('\n').Append(file.FullName).Append(' ').Append(file.Length).Append(' ').Append(file.LastWriteTimeUtc.Ticks);
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }

        /// <summary>Reads the cache if it has that key, else makes the tokens and writes it.</summary>
        public static IReadOnlyList<TokenSource> Load(string path, string key, IReadOnlyList<SourceSpec> specs, Func<IReadOnlyList<TokenSource>> make)
        {
            if (Read(path, key, specs) is { } cached)
                return cached;
            var sources = make();
            SafetensorsWriter.Write(path, sources.SelectMany(s => new[] { Ids(s.Name + "/train", s.Train), Ids(s.Name + "/validation", s.Validation) }).ToArray(),
                new Dictionary<string, string> { ["key"] = key });
            return sources;
        }

        private static TokenSource[]? Read(string path, string key, IReadOnlyList<SourceSpec> specs)
        {
            if (!File.Exists(path))
                return null;
            try
            {
                using var file = Safetensors.Open(path);
                if (!file.Metadata.TryGetValue("key", out var stored) || stored != key)
                    return null;
                return specs.Where(spec => file.Tensors.ContainsKey(spec.Name + "/train")).OrderBy(spec => spec.Path, StringComparer.Ordinal)
                    .Select(spec => new TokenSource(spec.Name, spec.Weight, Ids(file, spec.Name + "/train"), Ids(file, spec.Name + "/validation"))).ToArray();
            }
            catch (GptDialogueException)
            {
                return null; // A damaged cache is made again.
            }
        }

        private static TensorSource Ids(string name, ushort[] ids) =>
            new(name, "U16", [ids.Length], () => MemoryMarshal.AsBytes(ids.AsSpan()).ToArray());

        private static ushort[] Ids(Safetensors file, string name) => MemoryMarshal.Cast<byte, ushort>(file.ReadBytes(name)).ToArray();
    }
}
