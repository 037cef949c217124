using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace GptDialogue.Package.Tests
{
    /// <summary>The page of messages must name messages that exist.</summary>
    public sealed class TroubleshootingTests
    {
        private static readonly string Page = File.ReadAllText(Repository.FullPath("Documentation~/troubleshooting.md"));

        // Sources with their string pieces joined ("… " + "…") and their holes ({x}) as the page writes them.
        private static readonly Lazy<string> Messages = new(() => string.Join('\n', Repository.Files
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.StartsWith("Tests/", StringComparison.Ordinal))
            .Select(path => Flat(File.ReadAllText(Repository.FullPath(path))))));

        private static IEnumerable<string> Headings => Regex.Matches(Page, "^### (.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)
            // Messages of compilers, and the symptoms that have none.
            .Where(heading => !heading.StartsWith("error CS", StringComparison.Ordinal) && !heading.StartsWith("Multiple precompiled", StringComparison.Ordinal))
            .Where(heading => !heading.StartsWith("Replies begin late", StringComparison.Ordinal) && !heading.StartsWith("The graphics device", StringComparison.Ordinal));

        [TestCaseSource(nameof(Headings))]
        public void Heading_WhenItQuotesAMessage_IsInTheSources(string heading)
        {
            Assert.That(Messages.Value, Does.Contain(heading));
        }

        private static string Flat(string source)
        {
            var joined = Regex.Replace(source, "\"\\s*\\+\\s*\\$?\"", "");
            return Regex.Replace(joined, @"\{[^{}\n]*\}", "…");
        }
    }
}
