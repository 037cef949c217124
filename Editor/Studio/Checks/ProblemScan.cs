using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Studio.Files;

namespace GptDialogue.Studio.Checks
{
    /// <summary>
    /// What is wrong with the project as the writer sees it, unsaved changes included. Looked for in the background shortly after
    /// the last keystroke.
    /// </summary>
    internal sealed class ProblemScan : IDisposable
    {
        private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(120);

        private readonly Desk _desk;
        private readonly Debounce _debounce;

        public ProblemScan(Desk desk, TimeProvider time)
        {
            _desk = desk;
            _debounce = new Debounce(time, Quiet, Run);
            desk.Changed += _debounce.Note;
            _debounce.Note();
        }

        /// <summary>A scan has ended.</summary>
        public event Action? Changed;

        /// <summary>All problems, by file and line. Their files are relative to the project.</summary>
        public IReadOnlyList<Problem> All { get; private set; } = [];

        public int Errors => All.Count(problem => problem.Severity == Severity.Error);

        public IEnumerable<Problem> Of(string path) => All.Where(problem => problem.Place.File == path);

        /// <summary>Looks now.</summary>
        public void Run()
        {
            var found = new ProblemList();
            try
            {
                using (View(_desk))
                    PathChecker.Check(_desk.Folder.Root, new CheckOptions(), found);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // Half-typed text meets the checks at every keystroke: a fault in one of them must not end the program.
                found.Error("checks-failed", new SourcePlace(_desk.Folder.Root, 1, 1), $"The checks ended early: {fault.Message}", "Undo the last change if this stays.");
            }

            All = found.Select(Here).OrderBy(problem => problem.Place.File, StringComparer.Ordinal).ThenBy(problem => problem.Place.Line).ThenBy(problem => problem.Place.Column).ToList();
            Changed?.Invoke();
        }

        /// <summary>Lets the readers of authored files see unsaved texts, and nothing outside the project.</summary>
        public static SourceView View(Desk desk) => new(full =>
        {
            desk.Folder.Guard(full);
            return desk.UnsavedText(full);
        });

        public void Dispose()
        {
            _desk.Changed -= _debounce.Note;
            _debounce.Dispose();
        }

        private Problem Here(Problem problem)
        {
            var place = new SourcePlace(_desk.Folder.Relative(Path.GetFullPath(problem.Place.File)), problem.Place.Line, problem.Place.Column);
            return new Problem(problem.Severity, problem.Rule, place, Shorter(problem.Message), problem.Suggestion);
        }

        // Messages that name other files name them in full; here everything is relative to the project.
        private string Shorter(string message) => message.Replace(_desk.Folder.Root + Path.DirectorySeparatorChar, string.Empty);
    }
}
