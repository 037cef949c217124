using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GptDialogue.Studio.Files;
using GptDialogue.Studio.Suites;

namespace GptDialogue.Studio.Coverage
{
    /// <summary>One reply of a talk.</summary>
    internal sealed record TalkEntry(string World, string Character, DateTimeOffset Time, RunReply Reply);

    /// <summary>What was said in the talk panel, one JSON object a line, so that talks count for coverage.</summary>
    internal sealed class TalkLog(ProjectFolder folder)
    {
        private const long MaxBytes = 32 << 20;
        private readonly System.Threading.Lock _lock = new();

        public void Add(TalkEntry entry)
        {
            lock (_lock)
            {
                var file = folder.Own("talks.jsonl");
                if (File.Exists(file) && new FileInfo(file).Length > MaxBytes)
                    File.Move(file, folder.Own("talks.old.jsonl"), overwrite: true);
                File.AppendAllText(file, JsonSerializer.Serialize(entry) + "\n");
            }
        }

        /// <summary>Every entry that can be read; a line cut off by a crash is passed over.</summary>
        public IReadOnlyList<TalkEntry> Read()
        {
            lock (_lock)
            {
                var file = folder.Own("talks.jsonl");
                return File.Exists(file) ? File.ReadLines(file).Select(Parse).Where(entry => entry?.Reply != null).Select(entry => entry!).ToList() : [];
            }
        }

        private static TalkEntry? Parse(string line)
        {
            try
            {
                return JsonSerializer.Deserialize<TalkEntry>(line);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
