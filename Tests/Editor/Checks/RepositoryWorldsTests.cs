using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using GptDialogue.Authoring;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Checks
{
    public class RepositoryWorldsTests
    {
        [TestCase("Samples")]
        [TestCase("Tests/Suites~")]
        public void Check_WhenTheRepositorysWorldsAndSuitesAreRead_FindsNothing(string folder)
        {
            var problems = new ProblemList();
            IReadOnlyList<string> files = PathChecker.Check(Path.Combine(Root(), folder), new CheckOptions(), problems);
            Assert.That(files.Count, Is.GreaterThan(3));
            Assert.That(problems.Select(problem => problem.ToString()), Is.Empty);
        }

        private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
    }
}
