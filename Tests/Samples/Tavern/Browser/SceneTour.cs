using System.Threading.Tasks;
using GptDialogue.Browser;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>
    /// Takes a picture of every state of the page in every size, for eyes; run by name only, into .artifacts/screenshots:
    /// dotnet test Tests/Samples --filter "Name=Show_WhenPlayed_TakesPictures"
    /// </summary>
    [Explicit]
    public sealed class SceneTour : BrowserTest
    {
        [TestCase(360, 640, 2f)]
        [TestCase(768, 1024, 1f)]
        [TestCase(1280, 720, 1f)]
        [TestCase(1920, 1080, 1f)]
        [TestCase(3840, 2160, 1f)]
        public async Task Show_WhenPlayed_TakesPictures(int width, int height, float density)
        {
            await using var game = await TavernPage.OpenAsync(Browser, width, height, options => options.DeviceScaleFactor = density);
            var page = game.Page;
            Task Shoot(string state) => page.ScreenshotAsync(new() { Path = RepositoryFolder.Screenshot($"scene-{state}-{width}") });
            async Task Key(string key, string state)
            {
                await page.FocusAsync("#stage");
                await page.Keyboard.PressAsync(key);
                await Shoot(state);
                await page.Keyboard.PressAsync("Escape");
            }

            await page.Locator(".bubble").First.WaitForAsync(); // Tam and Mara have met in the inn
            await Shoot("chatter");
            await game.VisitAsync("Mara Fenwick");
            await Shoot("choices");
            await game.SayAsync("what happened to the bridge?");
            await Shoot("talk");
            await game.SayAsync("can i see what you sell");
            await page.Locator("#shop").WaitForAsync();
            await Shoot("trade");
            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("Escape");
            await Key("b", "bag");
            await Key("j", "journal");
            await Key("p", "people");
            await Key("m", "menu");
            await page.EvaluateAsync("() => hollowmere.walk(31, 31)");
            await Assertions.Expect(page.Locator("#place")).ToHaveTextAsync("Hollowmere");
            await Shoot("walk");
            AssertQuiet(game.Watched);
        }
    }
}
