using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using GptDialogue.Browser;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace GptDialogue.Studio.Tests.Pages
{
    /// <summary>A writer's day in Chromium: edit, see the problem, mend it, talk, play suites, compare; crashes and other programs.</summary>
    public sealed class WritingTests : BrowserTest
    {
        private StudioSession _studio = null!;

        [OneTimeSetUp]
        public async Task Start()
        {
            _studio = await StudioSession.StartAsync();
        }

        [OneTimeTearDown]
        public void Stop() => _studio?.Dispose();

        [Test]
        public async Task Form_WhenAValueIsWrong_ShowsTheProblemUntilItIsMended()
        {
            await using var watched = await OpenAsync("/write/mara.npc.yaml", 1400, 900);
            var page = watched.Page;
            await page.ClickAsync(".entries:has(#e-secrets-title) .entry-toggle >> nth=0");
            var when = page.Locator("#f-secrets-0-when");
            await when.FillAsync("trust >= ");

            await Expect(page.Locator("#f-secrets-0-when-problems")).ToContainTextAsync("condition");
            await Expect(page.Locator(".file-problems")).ToContainTextAsync("line 11");
            await Expect(page.Locator("#problem-count")).ToContainTextAsync("problem");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.Screenshot("studio-problem") });

            await when.FillAsync("trust >= 4");
            await Expect(page.Locator("#problem-count")).ToHaveTextAsync("No problems");
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.Locator("#save-all")).ToHaveTextAsync("All saved");
            var saved = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "Samples", "Tavern", "World", "mara.npc.yaml")).Replace("\"trust >= 2\"", "\"trust >= 4\"");
            Assert.That(_studio.Read("mara.npc.yaml"), Is.EqualTo(saved), "nothing but the value changed");
            AssertQuiet(watched);
        }

        [Test]
        public async Task Text_WhenTyped_MarksTheLineAndUndoes()
        {
            await using var watched = await OpenAsync("/write/orrin.npc.yaml", 1400, 900);
            var page = watched.Page;
            var before = _studio.Read("orrin.npc.yaml");
            await page.ClickAsync("#tab-text");
            await page.ClickAsync("#text");
            await page.Keyboard.PressAsync("Control+Home");
            await page.Keyboard.InsertTextAsync("speach: gruff\n");

            await Expect(page.Locator(".gutter .error").First).ToHaveTextAsync("1");
            await Expect(page.Locator(".file-problems")).ToContainTextAsync("speech");
            await page.Keyboard.PressAsync("Control+z");
            await Expect(page.Locator("#problem-count")).ToHaveTextAsync("No problems");
            await Expect(page.Locator("#text")).ToHaveValueAsync(before);
            await page.Keyboard.PressAsync("Control+Shift+z");
            await Expect(page.Locator("#text")).ToHaveValueAsync("speach: gruff\n" + before);
            await page.Keyboard.PressAsync("Control+z");
            await Expect(page.Locator("#save-all")).ToHaveTextAsync("All saved");
            AssertQuiet(watched);
        }

        [Test]
        public async Task Talk_WhenALineIsSaid_TellsWhy()
        {
            await using var watched = await OpenAsync("/write/mara.npc.yaml", 1400, 900);
            var page = watched.Page;
            await page.FillAsync("#say", "What happened to the bridge?");
            await page.PressAsync("#say", "Enter");
            await Expect(page.Locator(".words")).ToContainTextAsync("flood", new LocatorAssertionsToContainTextOptions { IgnoreCase = true });
            await page.ClickAsync(".why");

            var why = page.Locator(".why-sheet");
            await Expect(why).ToContainTextAsync("bridge_out");
            await Expect(why).ToContainTextAsync("<self>");
            await Expect(why.Locator(".tokens")).ToContainTextAsync("<tone.");
            await why.Locator(".tokens").FocusAsync();
            await page.Keyboard.PressAsync("End");
            await Expect(why.Locator(".alternatives caption")).ToContainTextAsync(new Regex(@"Token (\d+) of \1"));
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.Screenshot("studio-talk") });
            AssertQuiet(watched);
        }

        [Test]
        public async Task Talk_WhenMarkupIsSaidOrWritten_StaysText()
        {
            const string markup = "<img src=x onerror=alert(1)><b>bold</b>";
            await using var watched = await OpenAsync("/write/tam.npc.yaml", 1400, 900);
            var page = watched.Page;
            page.Dialog += (_, _) => Assert.Fail("a script ran");
            await page.FillAsync("#f-role", markup);
            await page.FillAsync("#say", markup);
            await page.PressAsync("#say", "Enter");

            await Expect(page.Locator(".player")).ToContainTextAsync(markup);
            await Expect(page.Locator("main img, main b")).ToHaveCountAsync(0);
            await page.ClickAsync("#undo");
            await Expect(page.Locator("#save-all")).ToHaveTextAsync("All saved");
            AssertQuiet(watched);
        }

        [Test]
        public async Task Suites_WhenPlayedWithTwoBundles_AreShownSideBySide()
        {
            await using var watched = await OpenAsync("/suites", 1400, 900);
            var page = watched.Page;
            await page.ClickAsync("#play");
            await Expect(page.Locator("h1")).ToHaveTextAsync("2 of 3 passed", new LocatorAssertionsToHaveTextOptions { Timeout = 120_000 });
            await Expect(page.Locator(".cases .broke")).ToContainTextAsync("says: moon");

            await page.GotoAsync(_studio.Address + "/suites");
            await Expect(page.Locator(".runs tbody tr")).ToHaveCountAsync(1);
            await page.CheckAsync("#side-by-side");
            await page.SelectOptionAsync("#right-bundle", "nano.gptbundle");
            await page.ClickAsync("#play");
            await Expect(page.Locator("h1")).ToHaveTextAsync("Side by side", new LocatorAssertionsToHaveTextOptions { Timeout = 120_000 });
            await Expect(page.Locator(".pair")).Not.ToHaveCountAsync(0);
            await Expect(page.Locator(".pair mark").First).ToBeVisibleAsync();
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.Screenshot("studio-compare") });

            await page.GotoAsync(_studio.Address + "/coverage");
            await Expect(page.Locator(".coverage").First).ToContainTextAsync("never said");
            AssertQuiet(watched);
        }

        [Test]
        public async Task Attack_WhenRun_SaysWhatHeld()
        {
            await using var watched = await OpenAsync("/write/mara.npc.yaml", 1400, 900);
            var page = watched.Page;
            await page.ClickAsync("#tab-attack");
            await page.ClickAsync("#attack");

            await Expect(page.Locator("#attack-sum")).ToContainTextAsync(new Regex(@"\d+ of \d+ held, mara"), new LocatorAssertionsToContainTextOptions { Timeout = 300_000 });
            await Expect(page.Locator(".attacks .fault", new PageLocatorOptions { HasText = "gives away" })).ToHaveCountAsync(0);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.Screenshot("studio-attack") });
            AssertQuiet(watched);
        }

        [Test]
        public async Task Text_WhenAnotherProgramWrites_FollowsOrAsks()
        {
            await using var watched = await OpenAsync("/write/ysolt.npc.yaml", 1400, 900);
            var page = watched.Page;
            var text = _studio.Read("ysolt.npc.yaml");
            File.WriteAllText(_studio.PathOf("ysolt.npc.yaml"), text.Replace("herb healer", "marsh healer"));
            await Expect(page.Locator("#f-role")).ToHaveValueAsync("marsh healer");

            await page.FillAsync("#f-role", "old healer");
            await Expect(page.Locator("#save")).ToBeEnabledAsync(); // the program knows of it before the other one writes
            File.WriteAllText(_studio.PathOf("ysolt.npc.yaml"), text.Replace("herb healer", "their healer"));
            await Expect(page.Locator(".conflict")).ToContainTextAsync("Another program changed this file");
            await page.ClickAsync("#save");
            Assert.That(_studio.Read("ysolt.npc.yaml"), Does.Contain("their healer"), "not overwritten");
            await page.ClickAsync("#keep-mine");
            await page.ClickAsync("#save");
            await Expect(page.Locator("#save-all")).ToHaveTextAsync("All saved");
            Assert.That(_studio.Read("ysolt.npc.yaml"), Is.EqualTo(text.Replace("herb healer", "old healer")));
            AssertQuiet(watched);
        }

        [Test]
        public async Task Studio_WhenItDies_OffersWhatWasNotSaved()
        {
            await using (var watched = await OpenAsync("/write/bregga.npc.yaml", 1400, 900))
            {
                await watched.Page.FillAsync("#f-role", "queen of the forge");
                await Expect(watched.Page.Locator("#save")).ToBeEnabledAsync();
                await _studio.RestartAsync();
            }

            Assert.That(_studio.Read("bregga.npc.yaml"), Does.Not.Contain("queen"));
            await using var again = await OpenAsync("/", 1400, 900);
            var page = again.Page;
            await Expect(page.Locator(".offer")).ToContainTextAsync("bregga.npc.yaml");
            await page.ClickAsync(".offer button >> text=Restore it");
            await Expect(page.Locator("#f-role")).ToHaveValueAsync("queen of the forge");
            await page.ClickAsync("#save");
            await Expect(page.Locator("#save-all")).ToHaveTextAsync("All saved");
            Assert.That(_studio.Read("bregga.npc.yaml"), Does.Contain("role: queen of the forge"));
            AssertQuiet(again);
        }

        private Task<WatchedPage> OpenAsync(string path, int width, int height) => WatchedPage.OpenAsync(Browser, _studio.Address + path, width, height);
    }
}
