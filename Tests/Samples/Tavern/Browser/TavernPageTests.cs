using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using GptDialogue.Browser;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Samples.Tavern.Village;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    public sealed class TavernPageTests : BrowserTest
    {
        [Test]
        public async Task Walk_WhenAnArrowIsHeld_LeadsThroughTheDoor()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.Page.FocusAsync("#stage");
            await game.Page.Keyboard.DownAsync("ArrowDown");
            await Assertions.Expect(game.Page.Locator("#place")).ToHaveTextAsync("Hollowmere", new() { Timeout = 120_000 });
            await game.Page.Keyboard.UpAsync("ArrowDown");
            await game.Page.WaitForFunctionAsync("() => !hollowmere.village.player.moving");
            Assert.That((await game.PlayerAsync()).Y, Is.GreaterThan(26));
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Walk_WhenTheGroundIsTapped_GoesThere()
        {
            await using var game = await TavernPage.OpenAsync(Browser, 390, 800, options => options.HasTouch = true);
            var (x, _) = await game.PlayerAsync();
            var box = (await game.Page.Locator("#stage").BoundingBoxAsync())!;
            await game.Page.Touchscreen.TapAsync(box.Width / 2 + 70, box.Height / 2);
            // Playwright passes doubles on, but not floats.
            await game.Page.WaitForFunctionAsync("x => hollowmere.village.player.goalX > x + 0.5", (double)x);
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Talk_WhenALineIsTyped_ShowsWordsFaceAndAnnouncesTheWhole()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.VisitAsync("Mara Fenwick");
            await game.Page.EvaluateAsync("""
                () => {
                  window.seen = [];
                  new MutationObserver(() => seen.push(document.querySelector("#lines p.them:last-child")?.textContent ?? ""))
                    .observe(document.querySelector("#lines"), { childList: true, subtree: true, characterData: true });
                }
                """);
            var reply = await game.SayAsync("do you have a husband");
            await game.Page.WaitForFunctionAsync("() => document.querySelector('#live').textContent.includes('Mara Fenwick, ')");
            var steps = await game.Page.EvaluateAsync<string[]>("() => [...new Set(seen)].filter(Boolean)");
            Assert.That(steps, Has.Length.GreaterThan(3), "the words come little by little");
            Assert.That(steps.Zip(steps.Skip(1)).All(pair => pair.Second.StartsWith(pair.First, StringComparison.Ordinal)), Is.True);
            Assert.That(reply, Is.Not.Empty);
            Assert.That(await game.Page.Locator("#lines p.you").Last.InnerTextAsync(), Does.EndWith("do you have a husband"));
            Assert.That(await game.Page.InnerTextAsync("#feeling"), Does.StartWith("tavern keeper · "));
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Talk_WhenAHintIsChosen_SaysIt()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.VisitAsync("Tam Oddy");
            await game.Page.Locator("#hints button").First.ClickAsync();
            await Assertions.Expect(game.Page.Locator("#lines p.them").First).Not.ToBeEmptyAsync();
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Talk_WhenMarkupIsTyped_ShowsItAsText()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.VisitAsync("Mara Fenwick");
            const string markup = "<img src=x onerror=\"document.title='hit'\"> <b>bold</b>";
            await game.SayAsync(markup);
            Assert.That(await game.Page.Locator("#lines p.you").Last.TextContentAsync(), Is.EqualTo(markup));
            Assert.That(await game.Page.Locator("#lines img, #lines b").CountAsync(), Is.Zero);
            Assert.That(await game.Page.TitleAsync(), Is.EqualTo("Hollowmere"));
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Shop_WhenAskedFor_OpensAndSells()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.VisitAsync("Mara Fenwick");
            await game.SayAsync("can i see what you sell");
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Buy mutton pie for 4 copper" }).ClickAsync();
            await Assertions.Expect(game.Page.Locator("#shop")).ToContainTextAsync("mutton pie (you have 1)");
            await Assertions.Expect(game.Page.Locator("#shop")).ToContainTextAsync("You have 3 silver 1 copper");
            await game.Page.Keyboard.PressAsync("Escape");
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Bag" }).ClickAsync();
            await Assertions.Expect(game.Page.Locator("#bag")).ToContainTextAsync("mutton pie");
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Quest_WhenTheKeyIsFoundAndHandedOver_OpensTheRoad()
        {
            await using var game = await TavernPage.OpenAsync(Browser, prepareSaves: AFriendAtTheHearth);
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Load slot 1" }).ClickAsync();
            await game.Page.Keyboard.PressAsync("Escape");
            await game.Page.FocusAsync("#stage");
            await Assertions.Expect(game.Page.Locator("#hail")).ToHaveTextAsync("Look at the hearth (E)");
            await game.Page.Keyboard.PressAsync("e");
            await Assertions.Expect(game.Page.Locator("#notices")).ToContainTextAsync("The iron key lies under it");

            await game.VisitAsync("Captain Orrin");
            await game.SayAsync("start fixing the bridge please");
            await Assertions.Expect(game.Page.Locator("#notices")).ToContainTextAsync("the north bridge is whole again");
            await game.Page.Keyboard.PressAsync("Escape");
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Journal" }).ClickAsync();
            await Assertions.Expect(game.Page.Locator("#journal")).ToContainTextAsync("The road to Saltgate is open.");
            await game.Page.Keyboard.PressAsync("Escape");

            await game.Page.FocusAsync("#stage");
            await game.Page.EvaluateAsync("() => hollowmere.walk(31, 2)");
            await Assertions.Expect(game.Page.Locator("#place")).ToHaveTextAsync("Saltgate", new() { Timeout = 120_000 });
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Save_WhenLoadedAgain_BringsBackPurseAndTalk()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.VisitAsync("Mara Fenwick");
            var reply = await game.SayAsync("hello there");
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Save slot 2" }).ClickAsync();
            await Assertions.Expect(game.Page.GetByRole(AriaRole.Button, new() { Name = "Load slot 2" })).ToBeEnabledAsync();
            await game.Page.Keyboard.PressAsync("Escape");
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Trade" }).ClickAsync();
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Buy ale for 2 copper" }).ClickAsync();
            await Assertions.Expect(game.Page.Locator("#purse")).ToContainTextAsync("3 s 3 c");
            await game.Page.Keyboard.PressAsync("Escape");
            await game.SayAsync("good night, mara");

            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Load slot 2" }).ClickAsync();
            await Assertions.Expect(game.Page.Locator("#purse")).ToContainTextAsync("3 s 5 c");
            await game.Page.Keyboard.PressAsync("Escape");
            await game.VisitAsync("Mara Fenwick");
            Assert.That(await game.Page.Locator("#lines p").AllTextContentsAsync(), Is.EqualTo(new[] { "hello there", reply }));
            AssertQuiet(game.Watched);
        }

        [Test]
        public async Task Settings_WhenOpened_ShowFiguresAndTheDevice()
        {
            await using var game = await TavernPage.OpenAsync(Browser);
            await game.VisitAsync("Mara Fenwick");
            await game.SayAsync("hello there");
            await game.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            await Assertions.Expect(game.Page.Locator("#menu")).ToContainTextAsync("Runs on cpu");
            foreach (var figure in new[] { "Tokens a second, your last reply", "First word, from Enter to the page: median", "Between frames: median" })
            {
                var value = game.Page.Locator($"#figures dt:text-is('{figure}') + dd");
                await Assertions.Expect(value).ToHaveTextAsync(new Regex(@"\d"));
            }

            AssertQuiet(game.Watched);
        }

        private static void AFriendAtTheHearth(string saves)
        {
            var game = TestGame.Beside("mara");
            game.Trust.Set("mara", 2);
            var scene = new VillageScene(game);
            scene.Resume(new Vector2(18, 20), 12 * 60);
            new SaveSlots(saves).Write(1, new VillageSave
            {
                Scene = GameSave.Write(scene),
                Lines = new Dictionary<string, List<SpokenLine>>(),
                Conversations = new Dictionary<string, byte[]>(),
            });
        }
    }
}
