using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>
    /// The checkpoints of one run: folders <c>step-00001000</c>, each a model directory with the optimiser's state in
    /// <c>training</c>, and the folder <c>best</c>. A folder gets its name only when everything in it is on the disk.
    /// </summary>
    public sealed class CheckpointStore
    {
        private const string Prefix = "step-", Partial = ".partial", Previous = ".previous";

        private readonly string _folder;

        /// <summary>Latest checkpoints to keep.</summary>
        public int Keep { get; init; } = 2;

        /// <summary>Notes stored with every model.</summary>
        public ModelNotes Notes { get; init; } = ModelNotes.None;

        /// <summary>Small text files stored in every folder, by relative path.</summary>
        public IReadOnlyDictionary<string, string> Companions { get; init; } = new Dictionary<string, string>();

        /// <summary>Folder of the best model.</summary>
        public string Best => Path.Combine(_folder, "best");

        /// <summary>The checkpoints of a folder, which is made when the first one is saved.</summary>
        /// <exception cref="GptDialogueException">A file is where the folder should be.</exception>
        public CheckpointStore(string folder)
        {
            _folder = folder;
            if (File.Exists(folder))
                throw new GptDialogueException($"{folder} is a file; checkpoints need a folder. Give another --out.");
        }

        /// <summary>Folder of the latest complete checkpoint, or null.</summary>
        public string? Latest() => All().LastOrDefault();

        /// <summary>Stores a checkpoint that a run can be resumed from and removes those that are too old.</summary>
        /// <returns>Its folder.</returns>
        /// <exception cref="GptDialogueException">Writing failed; earlier checkpoints are untouched.</exception>
        public string Save(GptModel model, AdamW optimiser, TrainerState state, WeightAverage? average = null)
        {
            var folder = Path.Combine(_folder, Prefix + state.Step.ToString("D8", CultureInfo.InvariantCulture));
            Write(folder, model, partial =>
            {
                SafetensorsWriter.Write(Path.Combine(partial, "training", "optimiser.safetensors"), [.. optimiser.Snapshot(), .. average?.Snapshot() ?? []]);
                state.Write(Path.Combine(partial, "training", "state.json"));
            });
            foreach (var old in All().SkipLast(Keep))
                Guarded(old, () => Directory.Delete(old, recursive: true));
            return folder;
        }

        /// <summary>Replaces the best model.</summary>
        /// <exception cref="GptDialogueException">Writing failed; the previous best model is untouched.</exception>
        public void SaveBest(GptModel model, TrainerState state) =>
            Write(Best, model, partial => state.Write(Path.Combine(partial, "training", "state.json")));

        /// <summary>Loads the state of a checkpoint's optimiser, and of its mean where one is kept.</summary>
        /// <returns>Where the run stood.</returns>
        /// <exception cref="GptDialogueException">The checkpoint is damaged, of another model or of a newer version.</exception>
        public static TrainerState Restore(string checkpoint, AdamW optimiser, WeightAverage? average = null)
        {
            var state = TrainerState.Read(Path.Combine(checkpoint, "training", "state.json"));
            using var stored = Safetensors.Open(Path.Combine(checkpoint, "training", "optimiser.safetensors"));
            optimiser.Restore(stored);
            average?.Restore(stored);
            return state;
        }

        private void Write(string folder, GptModel model, Action<string> more)
        {
            var partial = folder + Partial;
            try
            {
                Guarded(_folder, Recover);
                Guarded(partial, () => Directory.CreateDirectory(Path.Combine(partial, "training")));
                ModelDirectory.Write(partial, model.Config, Notes, model.Snapshot());
                foreach (var (name, text) in Companions)
                    AtomicFile.WriteText(Path.Combine(partial, name), text);
                more(partial);
                Guarded(folder, () => Replace(partial, folder));
            }
            catch (GptDialogueException fault)
            {
                Guarded(partial, () => Delete(partial));
                var good = Latest() is { } latest ? $"The last good checkpoint is {latest}." : "There is no earlier checkpoint.";
                throw new GptDialogueException($"Checkpoint {folder} was not saved. {fault.Message} {good}", fault);
            }
        }

        private static void Replace(string partial, string folder)
        {
            var previous = folder + Previous;
            Delete(previous);
            if (Directory.Exists(folder))
                Directory.Move(folder, previous);
            Directory.Move(partial, folder);
            Delete(previous);
        }

        /// <summary>Tidies up after a process that was killed while saving: puts moved folders back and removes unfinished ones.</summary>
        private void Recover()
        {
            foreach (var previous in Folders("*" + Previous))
                if (previous[..^Previous.Length] is var name && Directory.Exists(name))
                    Delete(previous);
                else
                    Directory.Move(previous, name);
            foreach (var partial in Folders("*" + Partial))
                Delete(partial);
        }

        private string[] Folders(string pattern) => Directory.Exists(_folder) ? Directory.GetDirectories(_folder, pattern) : [];

        private IEnumerable<string> All() => Folders(Prefix + "*")
            .Where(path => Path.GetFileName(path)[Prefix.Length..].All(char.IsAsciiDigit)).Order(StringComparer.Ordinal);

        private static void Delete(string folder)
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        private static void Guarded(string path, Action action)
        {
            try
            {
                action();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"{path}: {fault.Message}", fault);
            }
        }
    }
}
