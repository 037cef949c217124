using System.Threading.Tasks;
using GptDialogue.Browser;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>Tabs that come, go and come back, also in the middle of a reply.</summary>
    public sealed class TavernTabTests : BrowserTest
    {
        private const string Question = "how long have you been a tavern keeper";

        [Test]
        public async Task Reload_WhenAReplyIsInProgress_GoesOnWithIt()
        {
            await using var game = await InTheMiddleOfAReply();
            await game.Page.ReloadAsync();
            await game.ReadyAsync(game.Page);
            await AssertReplyCompletes(game);
        }

        [Test]
        public async Task Close_WhenAReplyIsInProgress_KeepsItForTheNextTab()
        {
            await using var game = await InTheMiddleOfAReply();
            await game.ReopenAsync();
            await AssertReplyCompletes(game);
        }

        [Test]
        public async Task SecondTab_WhenOpened_TakesOverAndTheFirstSaysSo()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            var second = await game.Watched.OpenTabAsync(game.Scene.Address);
            await game.ReadyAsync(second);
            await Assertions.Expect(game.Page.Locator("#curtain-text")).ToContainTextAsync("in another tab");
            await second.FocusAsync("#stage");
            await second.Keyboard.PressAsync("p");
            await Assertions.Expect(second.Locator("#people")).ToBeVisibleAsync();

            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Play here" }).ClickAsync();
            await game.ReadyAsync(game.Page);
            await Assertions.Expect(second.Locator("#curtain-text")).ToContainTextAsync("in another tab");
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Server_WhenItComesBack_IsFoundAgain()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.RestartAsync(() => Assertions.Expect(game.Page.Locator("#curtain-text")).ToContainTextAsync("out of reach"));
            await game.ReadyAsync(game.Page);
            // The browser itself reports a refused connection.
            AssertQuiet(game.Watched, "WebSocket connection");
        }

        // Six tokens a second leave time to act before a reply ends.
        private async Task<TavernPage> InTheMiddleOfAReply()
        {
            var game = await TavernPage.OpenAsync(Browser);
            await game.VisitAsync("Mara Fenwick");
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            await game.Page.GetByLabel("People talk among themselves").UncheckAsync();
            await game.Page.Keyboard.PressAsync("Escape");
            game.Play.Engine.Governor.TokensPerSecond = 6;
            await game.Page.FillAsync("#line", "What happened to the north bridge, and who is to blame for it?");
            await game.Page.Keyboard.PressAsync("Enter");
            await game.Page.WaitForFunctionAsync("() => document.querySelector('#lines').ariaBusy === 'true'");
            return game;
        }

        private static async Task AssertReplyCompletes(TavernPage game)
        {
            Assert.That(await game.Page.Locator("#lines p.you").CountAsync(), Is.EqualTo(1));
            game.Play.Engine.Governor.TokensPerSecond = 0;
            await Assertions.Expect(game.Page.Locator("#lines p.them")).Not.ToBeEmptyAsync();
            var next = await game.SayAsync(Question);
            Assert.That(next, Is.Not.Empty);
            Assert.That(await game.Page.Locator("#lines p").CountAsync(), Is.EqualTo(4));
            AssertQuiet(game.Watched);
        }
    }
}
