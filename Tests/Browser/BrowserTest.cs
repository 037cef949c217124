using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Browser
{
    /// <summary>Base of browser tests: one browser for all tests of a class.</summary>
    [Category("Browser")]
    public abstract class BrowserTest
    {
        private IPlaywright? _playwright;
        private IBrowser? _browser;

        /// <summary>The running browser.</summary>
        protected IBrowser Browser => _browser!;

        /// <summary>Starts the browser; ignores the class where there is none.</summary>
        [OneTimeSetUp]
        public async Task StartBrowser()
        {
            // Software rendering on a busy machine takes its time; the limit only ends a test that hangs.
            Assertions.SetDefaultExpectTimeout(60_000);
            _playwright = await Playwright.CreateAsync();
            _browser = await Chromium.StartAsync(_playwright);
        }

        /// <summary>Ends the browser.</summary>
        [OneTimeTearDown]
        public async Task StopBrowser()
        {
            if (_browser != null)
                await _browser.CloseAsync();
            _playwright?.Dispose();
        }

        /// <summary>Fails when anything went wrong in the console or on the wire; expected entries may be let pass by a part of their text.</summary>
        protected static void AssertQuiet(WatchedPage page, params string[] expected) =>
            Assert.That(page.Errors.Where(error => !expected.Any(error.Contains)), Is.Empty);
    }
}
