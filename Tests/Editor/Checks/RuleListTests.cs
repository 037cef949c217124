using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Checks
{
    public class RuleListTests
    {
        [Test]
        public void Documentation_WhenTheSourceReportsARule_ListsIt()
        {
            string root = Root();
            string page = File.ReadAllText(Path.Combine(root, "Documentation~/authoring.md"));
            IEnumerable<string> rules = Directory.GetFiles(Path.Combine(root, "Editor/Authoring"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"roblems\.(?:Error|Warn)\(\s*""([a-z0-9-]+)"""))
                .Select(match => match.Groups[1].Value).Distinct().ToList();
            Assert.That(rules.Count(), Is.GreaterThan(30));
            Assert.That(rules.Where(rule => !page.Contains($"`{rule}`")), Is.Empty);
        }

        private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
    }
}
