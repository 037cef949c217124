using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using GptDialogue.Studio.Files;

namespace GptDialogue.Studio.Suites
{
    /// <summary>The runs of this project, newest first, one file each in its hidden folder.</summary>
    internal sealed class RunHistory(ProjectFolder folder)
    {
        /// <summary>Runs kept; older ones are removed when a new one is added.</summary>
        public const int Kept = 200;

        private readonly Dictionary<string, RunRecord> _read = new(StringComparer.Ordinal);

        /// <summary>Ids of the runs, newest first.</summary>
        public IReadOnlyList<string> Ids => Directory.Exists(Home)
            ? Directory.GetFiles(Home, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).OrderByDescending(id => id, StringComparer.Ordinal).ToList()
            : [];

        private string Home => folder.Own("runs");

        /// <summary>All runs that can be read, newest first.</summary>
        public IReadOnlyList<RunRecord> All() => Ids.Select(Find).Where(run => run != null).Select(run => run!).ToList();

        /// <summary>A run, or null when there is none of this id or its file is damaged.</summary>
        public RunRecord? Find(string id)
        {
            if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                return null;
            lock (_read)
            {
                if (_read.TryGetValue(id, out var known))
                    return known;
                try
                {
                    var file = Path.Combine(Home, id + ".json");
                    return File.Exists(file) && JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(file)) is { } run ? _read[id] = run : null;
                }
                catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
                {
                    return null;
                }
            }
        }

        /// <summary>Keeps a run; on disk before it returns.</summary>
        /// <exception cref="GptDialogueException">The disk refuses.</exception>
        public void Add(RunRecord run)
        {
            AtomicFile.WriteText(Path.Combine(Home, run.Id + ".json"), JsonSerializer.Serialize(run));
            lock (_read) _read[run.Id] = run;
            foreach (var old in Ids.Skip(Kept))
                File.Delete(Path.Combine(Home, old + ".json"));
        }

        /// <summary>An id that sorts by time and is not taken.</summary>
        public string NewId(DateTimeOffset now)
        {
            var stem = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            for (var count = 1; ; count++)
            {
                var id = $"{stem}-{count:00}";
                if (!File.Exists(Path.Combine(Home, id + ".json")))
                    return id;
            }
        }
    }
}
