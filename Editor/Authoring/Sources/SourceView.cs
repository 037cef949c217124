using System;
using System.IO;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// What stands between the readers of authored files and the disk while an editor is at work: texts not saved yet, and files
    /// that may not be read. It holds for the thread that opened it until it is disposed.
    /// </summary>
    public sealed class SourceView : IDisposable
    {
        [ThreadStatic]
        private static SourceView? current;

        private readonly Func<string, string?> textOf;
        private readonly SourceView? outer;

        /// <summary>Opens a view.</summary>
        /// <param name="textOf">
        /// Gives the text of a full path, or null for what lies on the disk; throws <see cref="GptDialogueException"/> for a file
        /// that may not be read, which becomes a problem of that file.
        /// </param>
        public SourceView(Func<string, string?> textOf)
        {
            this.textOf = textOf;
            outer = current;
            current = this;
        }

        /// <summary>Ends the view.</summary>
        public void Dispose() => current = outer;

        internal static string? TextOf(string path) => current?.textOf(Path.GetFullPath(path));
    }
}
