using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using GptDialogue.Browser;
using GptDialogue.Samples.Tavern.Browser;
using GptDialogue.Samples.Tavern.Play;
using Microsoft.Playwright;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>A running game with a page that plays it.</summary>
    internal sealed class TavernPage : IAsyncDisposable
    {
        private readonly IBrowser _browser;

        private TavernPage(IBrowser browser, TavernPlay play, BrowserScene scene, string saves)
        {
            _browser = browser;
            Play = play;
            Scene = scene;
            Saves = saves;
        }

        public TavernPlay Play { get; }

        public BrowserScene Scene { get; private set; }

        public string Saves { get; }

        public WatchedPage Watched { get; private set; } = null!;

        public IPage Page => Watched.Page;

        /// <summary>Starts a game and opens its page.</summary>
        public static async Task<TavernPage> OpenAsync(IBrowser browser, int width = 1280, int height = 800,
            Action<BrowserNewContextOptions>? configure = null, Action<string>? prepareSaves = null, int crowd = 0)
        {
            var saves = Path.Combine(Path.GetTempPath(), "tavern-" + Guid.NewGuid().ToString("N"));
            prepareSaves?.Invoke(saves);
            var play = TavernPlay.Open(new PlayOptions());
            var scene = await BrowserScene.StartAsync(play, new BrowserOptions { Saves = saves, Crowd = crowd });
            var page = new TavernPage(browser, play, scene, saves);
            page.Watched = await WatchedPage.OpenAsync(browser, scene.Address, width, height, configure);
            await page.ReadyAsync(page.Page);
            return page;
        }

        /// <summary>Waits until a tab shows the village.</summary>
        public Task ReadyAsync(IPage page) => new TavernPlayer(page).ReadyAsync();

        /// <summary>Walks up to somebody by the list of people, and waits for the talk.</summary>
        public Task VisitAsync(string name) => new TavernPlayer(Page).VisitAsync(name);

        /// <summary>Types a line and waits for the whole reply; returns it.</summary>
        public Task<string> SayAsync(string line) => new TavernPlayer(Page).SayAsync(line);

        /// <summary>What the page knows of the player: column and row.</summary>
        public async Task<(float X, float Y)> PlayerAsync()
        {
            var at = await Page.EvaluateAsync<JsonElement>("() => [hollowmere.village.player.goalX, hollowmere.village.player.goalY]");
            return (at[0].GetSingle(), at[1].GetSingle());
        }

        /// <summary>Ends the server and starts it again at the same address, with the same engine.</summary>
        public async Task RestartAsync(Func<Task> whileDown)
        {
            var port = new Uri(Scene.Address).Port;
            await Scene.DisposeAsync();
            await whileDown();
            Scene = await BrowserScene.StartAsync(Play, new BrowserOptions { Saves = Saves, Port = port });
        }

        /// <summary>Opens the page as another visitor would, after the first was closed.</summary>
        public async Task ReopenAsync()
        {
            await Watched.DisposeAsync();
            Watched = await WatchedPage.OpenAsync(_browser, Scene.Address);
            await ReadyAsync(Page);
        }

        public async ValueTask DisposeAsync()
        {
            await Watched.DisposeAsync();
            await Scene.DisposeAsync();
            Play.Dispose();
            if (Directory.Exists(Saves))
                Directory.Delete(Saves, recursive: true);
        }
    }
}
