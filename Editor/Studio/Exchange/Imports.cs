using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GptDialogue.Authoring;
using GptDialogue.Studio.Files;

namespace GptDialogue.Studio.Exchange
{
    /// <summary>What an import made.</summary>
    /// <param name="Written">Files, relative to the project.</param>
    /// <param name="Skipped">Files that were there already.</param>
    /// <param name="Problems">What could not be kept.</param>
    internal sealed record ImportOutcome(IReadOnlyList<string> Written, IReadOnlyList<string> Skipped, IReadOnlyList<Problem> Problems);

    /// <summary>Turns uploaded files of other tools into authored files of the project. Nothing that exists is replaced.</summary>
    internal static class Imports
    {
        public const long MaxBytes = 32 << 20;

        /// <summary>Imports one file.</summary>
        /// <param name="desk">The project.</param>
        /// <param name="name">Its name where it came from; only the file name counts.</param>
        /// <param name="content">Its bytes.</param>
        /// <param name="folder">Folder of the project to write into, relative; empty for the project folder.</param>
        /// <exception cref="GptDialogueException">The file is none of the known kinds, or the disk refuses.</exception>
        public static async Task<ImportOutcome> RunAsync(Desk desk, string name, Stream content, string folder)
        {
            var own = Path.GetFileName(name.Replace('\\', '/')) is { Length: > 0 } given && given.Trim('.').Length > 0 ? given : "upload";
            var temporary = Directory.CreateTempSubdirectory("studio-import-");
            try
            {
                var file = Path.Combine(temporary.FullName, own);
                await using (var target = File.Create(file))
                    await content.CopyToAsync(target);
                var problems = new ProblemList();
                var files = Importer.Import(file, problems);
                List<string> written = [], skipped = [];
                foreach (var imported in files)
                {
                    var path = folder.Length == 0 ? imported.Name : folder + "/" + imported.Name;
                    if (File.Exists(desk.Folder.Full(path)))
                    {
                        skipped.Add(path);
                        continue;
                    }

                    desk.Create(path, imported.Text);
                    written.Add(path);
                }

                return new ImportOutcome(written, skipped, problems.Select(problem => Named(problem, own)).ToList());
            }
            finally
            {
                temporary.Delete(recursive: true);
            }
        }

        private static Problem Named(Problem problem, string name) =>
            new(problem.Severity, problem.Rule, new SourcePlace(name, problem.Place.Line, problem.Place.Column), problem.Message, problem.Suggestion);
    }
}
