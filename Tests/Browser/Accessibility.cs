using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Browser
{
    /// <summary>
    /// Runs axe-core in a page. The script .ci/browser fetches it with npm into .artifacts/browser; it is never committed.
    /// </summary>
    public static class Accessibility
    {
        private static readonly string[] Blocking = ["serious", "critical"];

        /// <summary>
        /// Serious and critical findings, one line each with the elements; empty when there are none. Where axe-core was not
        /// fetched the calling test is ignored, except in continuous integration, where it fails.
        /// </summary>
        public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
        {
            // Evaluated by the debugger protocol and not as a script element: a page's content security policy stays as it is.
            await page.EvaluateAsync(await File.ReadAllTextAsync(Script()) + "; null");
            var result = await page.EvaluateAsync<JsonElement>(
                // What is fading in has not its colours yet.
                "async () => { await Promise.allSettled(document.getAnimations().map(a => a.finished)); return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => n.html) })); }");
            return result.EnumerateArray()
                .Where(v => Blocking.Contains(v.GetProperty("impact").GetString()))
                .Select(v => $"{v.GetProperty("id")}: {v.GetProperty("help")} {string.Join(" | ", v.GetProperty("nodes").EnumerateArray().Select(n => n.GetString()))}")
                .ToArray();
        }

        private static string Script()
        {
            var path = Path.Combine(RepositoryFolder.Root, ".artifacts", "browser", "axe.min.js");
            if (File.Exists(path))
                return path;
            const string missing = "axe-core is not here. Run .ci/browser, which fetches it with npm.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(missing);
            Assert.Ignore(missing);
            return path;
        }
    }
}
