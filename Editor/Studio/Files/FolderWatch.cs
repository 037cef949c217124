using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace GptDialogue.Studio.Files
{
    /// <summary>
    /// Tells when other programs have changed something in the project and are done with it. Where the system cannot watch (too
    /// many watches, a network share), it looks every few seconds.
    /// </summary>
    internal sealed class FolderWatch : IDisposable
    {
        private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
        private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

        private readonly ProjectFolder _folder;
        private readonly Debounce _debounce;
        private readonly ITimer _fallback;
        private FileSystemWatcher? _watcher;

        public FolderWatch(ProjectFolder folder, TimeProvider time, Action changed)
        {
            _folder = folder;
            _debounce = new Debounce(time, Quiet, changed);
            _fallback = time.CreateTimer(_ => _debounce.Note(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Start();
        }

        /// <summary>Whether the system reports changes; otherwise they are looked for.</summary>
        public bool IsWatching => _watcher != null;

        public void Dispose()
        {
            _watcher?.Dispose();
            _fallback.Dispose();
            _debounce.Dispose();
        }

        private void Start()
        {
            try
            {
                _watcher = new FileSystemWatcher(_folder.Root) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
                _watcher.Changed += (_, change) => Note(change.FullPath);
                _watcher.Created += (_, change) => Note(change.FullPath);
                _watcher.Deleted += (_, change) => Note(change.FullPath);
                _watcher.Renamed += (_, change) => Note(change.FullPath);
                _watcher.Error += (_, _) => _debounce.Note();
                _watcher.EnableRaisingEvents = true;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
            {
                _watcher?.Dispose();
                _watcher = null;
                _fallback.Change(LookEvery, LookEvery);
            }
        }

        private void Note(string full)
        {
            if (!_folder.Relative(full).Split('/').Any(part => part.StartsWith('.')))
                _debounce.Note();
        }
    }
}
