using System.Threading.Tasks;
using Microsoft.Playwright;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>What somebody who plays does on the page.</summary>
    internal sealed class TavernPlayer(IPage page)
    {
        /// <summary>Waits until the village is shown.</summary>
        public async Task ReadyAsync()
        {
            await page.Locator("#curtain").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
            await page.WaitForFunctionAsync("() => hollowmere.figures().frames > 0");
        }

        /// <summary>Walks up to somebody by the list of people, and waits for the talk.</summary>
        public async Task VisitAsync(string name)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "People" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Walk up to " + name }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }).WaitForAsync(new LocatorWaitForOptions { Timeout = 120_000 });
        }

        /// <summary>Types a line and waits for the whole reply; returns it.</summary>
        public async Task<string> SayAsync(string line)
        {
            var replies = page.Locator("#lines p.them");
            var before = await replies.CountAsync();
            await Assertions.Expect(page.Locator("#say")).ToBeEnabledAsync(); // the last reply has ended
            await page.FillAsync("#line", line);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync("n => document.querySelectorAll('#lines p.them').length > n && document.querySelector('#lines').ariaBusy === 'false'", before);
            return await replies.Last.InnerTextAsync();
        }
    }
}
