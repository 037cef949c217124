using System;

namespace GptDialogue.Studio.Files
{
    /// <summary>An open file: its text here, the text on the disk as last agreed, and what another program wrote meanwhile.</summary>
    internal sealed class TextDocument
    {
        private readonly TextHistory _history;

        public TextDocument(ProjectFile file, DiskText disk)
        {
            File = file;
            Disk = disk;
            _history = new TextHistory(disk.Text);
        }

        public ProjectFile File { get; }

        public string Path => File.Path;

        public string Text => _history.Text;

        /// <summary>What the disk held when both last agreed.</summary>
        public DiskText Disk { get; private set; }

        /// <summary>What another program has made of the file while there were unsaved changes here; null when there is no conflict.</summary>
        public DiskText? Theirs { get; private set; }

        public bool IsDirty => Text != Disk.Text || !Disk.Exists;

        public bool CanUndo => _history.CanUndo;

        public bool CanRedo => _history.CanRedo;

        /// <summary>Grows with every change of the text.</summary>
        public long Version { get; private set; }

        public void Change(string text, bool typed, DateTimeOffset now)
        {
            Version++;
            _history.Change(text, typed, now);
        }

        public void Undo()
        {
            Version++;
            _history.Undo();
        }

        public void Redo()
        {
            Version++;
            _history.Redo();
        }

        /// <summary>Takes note of what the disk holds now: an unchanged text follows it, a changed one comes into conflict.</summary>
        /// <returns>Whether anything changed.</returns>
        public bool Meet(DiskText disk, DateTimeOffset now)
        {
            if (disk == Disk)
            {
                var resolved = Theirs != null;
                Theirs = null;
                return resolved;
            }

            if (disk.Exists && (!IsDirty || disk.Text == Text))
            {
                Change(disk.Text, typed: false, now);
                Disk = disk;
                Theirs = null;
                return true;
            }

            var news = Theirs != disk;
            Theirs = disk;
            return news;
        }

        /// <summary>The text was written to the disk.</summary>
        public void Saved()
        {
            Disk = new DiskText(Text, true, Disk.HasMark);
            Theirs = null;
        }

        /// <summary>What the disk holds is not what the text here began from: a conflict from the start.</summary>
        public void Dispute(DiskText disk)
        {
            Theirs = disk;
            Disk = disk with { Text = string.Empty };
        }

        /// <summary>Settles a conflict: the disk counts as seen, the text here stays and can be saved over it.</summary>
        public void KeepMine()
        {
            Disk = Theirs ?? Disk;
            Theirs = null;
        }

        /// <summary>Settles a conflict: the text on the disk is taken; undo brings the own one back.</summary>
        public void TakeTheirs(DateTimeOffset now)
        {
            if (Theirs is not { } theirs)
                return;
            Change(theirs.Text, typed: false, now);
            KeepMine();
        }
    }

    /// <summary>What a file holds.</summary>
    /// <param name="Text">The text without a byte order mark.</param>
    /// <param name="Exists">Whether there is a file.</param>
    /// <param name="HasMark">Whether it begins with a byte order mark, which is kept.</param>
    internal sealed record DiskText(string Text, bool Exists, bool HasMark)
    {
        public static readonly DiskText Missing = new(string.Empty, false, false);
    }
}
