using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace GptDialogue.Studio.Files
{
    /// <summary>
    /// The open documents of the project, shared by all tabs. Every change is journaled before anything else sees it. Members may be
    /// called from any thread; <see cref="Changed"/> is raised on the calling one, outside the lock.
    /// </summary>
    internal sealed class Desk : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly TimeProvider _time;
        private readonly DraftJournal _journal;
        private readonly Dictionary<string, TextDocument> _documents = new(StringComparer.Ordinal);
        private readonly FolderWatch _watch;
        private List<Draft> _offered;

        public Desk(ProjectFolder folder, TimeProvider time)
        {
            Folder = folder;
            _time = time;
            _journal = new DraftJournal(folder, time.GetUtcNow());
            Files = folder.List();
            _offered = _journal.Read().Where(draft => !IsSaved(draft)).ToList();
            _watch = new FolderWatch(folder, time, LookAtDisk);
        }

        /// <summary>Something changed: a text, the list of files, a conflict, what is offered.</summary>
        public event Action? Changed;

        public ProjectFolder Folder { get; }

        public IReadOnlyList<ProjectFile> Files { get; private set; }

        /// <summary>Unsaved work of an earlier session that is still to be restored or given up.</summary>
        public IReadOnlyList<Draft> Offered => _offered;

        public IReadOnlyList<TextDocument> Dirty => Locked(() => _documents.Values.Where(document => document.IsDirty).OrderBy(document => document.Path, StringComparer.Ordinal).ToList());

        /// <summary>Opens a file, or gives the document that is open.</summary>
        /// <exception cref="GptDialogueException">The path is not allowed, or there is no readable file.</exception>
        public TextDocument Open(string path) => Locked(() =>
        {
            var full = Folder.Full(path);
            path = Folder.Relative(full);
            if (_documents.TryGetValue(path, out var document))
                return document;
            var disk = TextFiles.Read(full);
            if (!disk.Exists)
                throw new GptDialogueException($"There is no file {path}. It may have been moved or removed.");
            return _documents[path] = new TextDocument(new ProjectFile(path, ProjectFolder.KindOf(path)), disk);
        });

        /// <summary>The unsaved text of a file, or null if it is as on the disk.</summary>
        public string? UnsavedText(string full) => Locked(() => _documents.TryGetValue(Folder.Relative(full), out var document) && document.IsDirty ? document.Text : null);

        /// <summary>The text of a file as the writer sees it.</summary>
        public string TextOf(string path) => Open(path).Text;

        public void Change(TextDocument document, string text, bool typed = false) => Apply(document, () => document.Change(text, typed, _time.GetUtcNow()));

        public void Undo(TextDocument document) => Apply(document, document.Undo);

        public void Redo(TextDocument document) => Apply(document, document.Redo);

        /// <summary>Writes a text to the disk unless another program changed the file; that becomes a conflict instead.</summary>
        /// <returns>Whether it was written.</returns>
        /// <exception cref="GptDialogueException">The disk refuses; the draft is kept.</exception>
        public bool Save(TextDocument document)
        {
            var saved = Locked(() =>
            {
                var full = Folder.Full(document.Path);
                if (document.Theirs == null && document.Meet(TextFiles.Read(full), _time.GetUtcNow()) && document.Theirs == null)
                    return true;
                if (document.Theirs != null)
                    return false;
                if (document.IsDirty)
                    TextFiles.Write(full, document.Text, document.Disk.HasMark);
                document.Saved();
                _journal.Drop(document.Path);
                return true;
            });
            LookAtDisk();
            Changed?.Invoke();
            return saved;
        }

        public void KeepMine(TextDocument document) => Apply(document, document.KeepMine);

        public void TakeTheirs(TextDocument document) => Apply(document, () => document.TakeTheirs(_time.GetUtcNow()));

        /// <summary>Writes a new file.</summary>
        /// <exception cref="GptDialogueException">There is one already, or the path is not allowed.</exception>
        public TextDocument Create(string path, string text)
        {
            var full = Folder.Full(path);
            if (System.IO.File.Exists(full))
                throw new GptDialogueException($"{path} is there already. Choose another name.");
            TextFiles.Write(full, text);
            LookAtDisk();
            return Open(path);
        }

        /// <summary>Brings unsaved work of an earlier session back. If the file changed since, that is a conflict to settle.</summary>
        public TextDocument Restore(Draft draft)
        {
            var document = Locked(() =>
            {
                var full = Folder.Full(draft.Path);
                var disk = TextFiles.Read(full);
                if (!_documents.TryGetValue(draft.Path, out var restored))
                    _documents[draft.Path] = restored = new TextDocument(new ProjectFile(draft.Path, ProjectFolder.KindOf(draft.Path)), disk);
                restored.Change(draft.Text, typed: false, _time.GetUtcNow());
                if (disk.Exists && DraftJournal.HashOf(disk.Text) != draft.Basis)
                    restored.Dispute(disk);
                _journal.Keep(draft.Path, draft.Text, disk, _time.GetUtcNow());
                Forget(draft);
                return restored;
            });
            Changed?.Invoke();
            return document;
        }

        /// <summary>Gives up unsaved work of an earlier session.</summary>
        public void Discard(Draft draft)
        {
            Locked(() =>
            {
                Forget(draft);
                return true;
            });
            Changed?.Invoke();
        }

        /// <summary>Compares everything with the disk.</summary>
        public void LookAtDisk()
        {
            var news = Locked(() =>
            {
                var files = Folder.List();
                var changed = !files.SequenceEqual(Files);
                Files = files;
                foreach (var document in _documents.Values.ToList())
                {
                    try
                    {
                        var disk = TextFiles.Read(Folder.Full(document.Path));
                        if (!disk.Exists && !document.IsDirty)
                            changed |= _documents.Remove(document.Path);
                        else
                            changed |= document.Meet(disk, _time.GetUtcNow());
                        if (!document.IsDirty)
                            _journal.Drop(document.Path);
                    }
                    catch (GptDialogueException)
                    {
                        // Unreadable at this moment; the checks report it, and the next look may succeed.
                    }
                }

                return changed;
            });
            if (news)
                Changed?.Invoke();
        }

        public void Dispose() => _watch.Dispose();

        private void Apply(TextDocument document, Action change)
        {
            Locked(() =>
            {
                change();
                if (document.IsDirty)
                    _journal.Keep(document.Path, document.Text, document.Disk, _time.GetUtcNow());
                else
                    _journal.Drop(document.Path);
                return true;
            });
            Changed?.Invoke();
        }

        private bool IsSaved(Draft draft)
        {
            try
            {
                if (TextFiles.Read(Folder.Full(draft.Path)) is not { Exists: true } disk || disk.Text != draft.Text)
                    return false;
                _journal.Drop(draft);
                return true;
            }
            catch (GptDialogueException)
            {
                // The file itself cannot be read now; its draft is all the more worth keeping.
                return false;
            }
        }

        private void Forget(Draft draft)
        {
            _offered = _offered.Where(other => other.Place != draft.Place).ToList();
            _journal.Drop(draft);
        }

        private T Locked<T>(Func<T> read)
        {
            lock (_lock) return read();
        }
    }
}
