using System.Threading.Tasks;
using GptDialogue.Browser;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>The page for those who do not use a mouse, a large screen or eyes.</summary>
    public sealed class TavernAccessTests : BrowserTest
    {
        [Test]
        public async Task Keyboard_WhenNothingElseIsUsed_PlaysEverything()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            var keys = game.Page.Keyboard;
            await Assertions.Expect(game.Page.Locator("#stage")).ToBeFocusedAsync();
            await keys.PressAsync("p");
            await TabToAsync(game.Page, "Walk up to Mara Fenwick");
            await keys.PressAsync("Enter");
            await Assertions.Expect(game.Page.Locator("#line")).ToBeFocusedAsync(new() { Timeout = 120_000 });
            await keys.TypeAsync("can i see what you sell");
            await keys.PressAsync("Enter");
            await Assertions.Expect(game.Page.Locator("#shop")).ToBeVisibleAsync();
            await TabToAsync(game.Page, "Buy bread for 1 copper");
            await keys.PressAsync("Enter");
            await Assertions.Expect(game.Page.Locator("#shop")).ToContainTextAsync("bread (you have 1)");
            Assert.That(await FocusedAsync(game.Page), Is.EqualTo("Buy bread for 1 copper"), "the focus stays where it was");
            await keys.PressAsync("Escape");
            await Assertions.Expect(game.Page.Locator("#talk")).ToBeVisibleAsync();
            await keys.PressAsync("Escape");
            await Assertions.Expect(game.Page.Locator("#stage")).ToBeFocusedAsync();
            await keys.PressAsync("m");
            await TabToAsync(game.Page, "Save slot 1");
            await keys.PressAsync("Enter");
            await Assertions.Expect(game.Page.GetByRole(AriaRole.Button, new() { Name = "Load slot 1" })).ToBeEnabledAsync();
            AssertQuiet(game.Watched);
        }

        [TestCase(360, 740)]
        [TestCase(1920, 1080)]
        public async Task Axe_WhenRunInEveryState_FindsNothingSerious(int width, int height)
        {
            await using var game = await TavernPage.OpenAsync(Browser, width, height);
            Assert.That(await Accessibility.FindingsAsync(game.Page), Is.Empty, "walking");
            foreach (var dialog in new[] { "bag", "journal", "people", "menu" })
            {
                await game.Page.Locator($"[data-opens={dialog}]").ClickAsync();
                Assert.That(await Accessibility.FindingsAsync(game.Page), Is.Empty, dialog);
                await game.Page.Keyboard.PressAsync("Escape");
            }

            await game.VisitAsync("Mara Fenwick");
            await game.SayAsync("can i see what you sell");
            await Assertions.Expect(game.Page.Locator("#shop")).ToBeVisibleAsync();
            Assert.That(await Accessibility.FindingsAsync(game.Page), Is.Empty, "shop");
            await game.Page.Keyboard.PressAsync("Escape");
            Assert.That(await Accessibility.FindingsAsync(game.Page), Is.Empty, "talk");
            await game.Page.ScreenshotAsync(new() { Path = RepositoryFolder.Screenshot($"tavern-talk-{width}") });
            AssertQuiet(game.Watched);
        }

        [TestCase(360, 640, 2f)]
        [TestCase(844, 390, 2f)]
        [TestCase(1920, 1080, 1f)]
        [TestCase(3840, 2160, 1f)]
        public async Task Layout_WhenTheWindowHasThisSize_KeepsEverythingInside(int width, int height, float density)
        {
            await using var game = await TavernPage.OpenAsync(Browser, width, height, options => options.DeviceScaleFactor = density);
            await game.VisitAsync("Mara Fenwick");
            await game.SayAsync("hello there");
            foreach (var part in new[] { "#talk", "#line", "#say", "#lines", "#tools", "#leave" })
            {
                var box = (await game.Page.Locator(part).BoundingBoxAsync())!;
                Assert.That(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= width + 0.5 && box.Y + box.Height <= height + 0.5, Is.True, $"{part}: {box.X} {box.Y} {box.Width} {box.Height}");
            }

            Assert.That(await game.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.EqualTo(width));
            await game.Page.ScreenshotAsync(new() { Path = RepositoryFolder.Screenshot($"tavern-layout-{width}") });
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Motion_WhenThePlayerWantsLess_ShowsWordsAtOnce()
        {
            await using var game = await TavernPage.OpenAsync(Browser, configure: options => options.ReducedMotion = ReducedMotion.Reduce);
            await game.VisitAsync("Mara Fenwick");
            await game.SayAsync("hello there");
            Assert.That(await game.Page.EvaluateAsync<string>("() => document.documentElement.dataset.calm"), Is.EqualTo("yes"));
            Assert.That(await game.Page.Locator("#lines p.them").Last.TextContentAsync(), Does.Match("[.!?]$"), "complete as soon as the reply is");
            AssertQuiet(game.Watched);
        }

        private static async Task TabToAsync(IPage page, string name)
        {
            for (var i = 0; i < 40; i++)
            {
                if (await FocusedAsync(page) == name)
                    return;
                await page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"Forty times Tab did not reach '{name}'.");
        }

        private static Task<string> FocusedAsync(IPage page) =>
            page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
    }
}
