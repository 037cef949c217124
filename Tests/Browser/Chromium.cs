using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Browser
{
    /// <summary>Finds and starts the Chromium of the system; nothing is downloaded.</summary>
    public static class Chromium
    {
        private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

        // Chromium's own services would reach for the network, and its sandbox refuses to run as root.
        private static readonly string[] Arguments =
        [
            "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        ];

        /// <summary>Path of the browser: the variable CHROMIUM, or the first that PATH holds; null when there is none.</summary>
        public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : Find();

        /// <summary>
        /// Starts a browser without a window. Where there is none the calling test is ignored with the reason, except in continuous
        /// integration: there the test fails, so that browser tests cannot silently stop running.
        /// </summary>
        public static async Task<IBrowser> StartAsync(IPlaywright playwright)
        {
            if (Path == null)
            {
                const string missing = "There is no Chromium on this machine. Install it (Debian: apt-get install chromium) or name one in the variable CHROMIUM.";
                if (Environment.GetEnvironmentVariable("CI") == "true")
                    Assert.Fail(missing);
                Assert.Ignore(missing);
            }

            return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Arguments, Headless = true });
        }

        private static string? Find()
        {
            IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator);
            return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
                .FirstOrDefault(File.Exists);
        }
    }
}
