using System.Collections.Generic;
using GptDialogue.Authoring;
using UnityEditor.AssetImporters;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Shows the problems of an authored file on its asset and in the console.</summary>
    internal static class ImportLog
    {
        public static void Write(AssetImportContext ctx, IEnumerable<Problem> problems)
        {
            foreach (var problem in problems)
            {
                if (problem.Severity == Severity.Error)
                    ctx.LogImportError(Link(problem));
                else
                    ctx.LogImportWarning(Link(problem));
            }
        }

        /// <summary>The problem as compilers write it, with a link on which the console opens the line.</summary>
        public static string Link(Problem problem)
        {
            var path = WorldCompilation.AssetPath(problem.Place.File);
            return $"{problem}\n<a href=\"{path}\" line=\"{problem.Place.Line}\">{path}:{problem.Place.Line}</a>";
        }
    }
}
