using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using GptDialogue.Browser;
using Microsoft.Playwright;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>
    /// Measures what a player feels and prints it; asserts nothing about speed. Run by name only:
    /// dotnet test Tests/Samples --filter "Name=Print_WhenFourTalk_FrameTimesAndFirstWords" --logger "console;verbosity=detailed"
    /// </summary>
    [Explicit]
    public sealed class SceneFigures : BrowserTest
    {
        private const int Talking = 4;
        private const int Seconds = 20;

        internal static readonly string[] Lines =
        [
            "hello there", "what happened to the bridge?", "do you have a husband", "are you afraid of anything", "who is the blacksmith?",
            "how was your day?", "what do you think of captain orrin", "is there a healer here?", "tell me about the marsh lights", "good night, mara",
        ];

        [TestCase(1280, 720)]
        [TestCase(1920, 1080)]
        public async Task Print_WhenFourTalk_FrameTimesAndFirstWords(int width, int height)
        {
            // A process of its own, as for a player: what the test itself does costs the game nothing.
            using var program = await TavernProgram.StartAsync("--crowd", Talking.ToString(CultureInfo.InvariantCulture));
            await using var watched = await WatchedPage.OpenAsync(Browser, program.Address, width, height);
            var page = watched.Page;
            var player = new TavernPlayer(page);
            await player.ReadyAsync();
            await Task.Delay(TimeSpan.FromSeconds(8));
            await page.EvaluateAsync("() => hollowmere.forget()");
            var before = await RepliesAsync(page);
            await Task.Delay(TimeSpan.FromSeconds(Seconds));
            var frames = await page.EvaluateAsync<JsonElement>("() => hollowmere.figures()");
            var replies = await RepliesAsync(page) - before;
            var canvas = await page.EvaluateAsync<int[]>("() => [document.querySelector('#stage').width, document.querySelector('#stage').height]");
            await player.VisitAsync("Captain Orrin");
            foreach (var line in Lines)
                await player.SayAsync(line);
            var talk = await page.EvaluateAsync<JsonElement>("() => hollowmere.figures()");

            await TestContext.Out.WriteLineAsync($"Window {width} x {height}, picture {canvas[0]} x {canvas[1]}, {Talking} people talking, {replies / (double)Seconds:0.0} replies a second");
            await TestContext.Out.WriteLineAsync($"Between frames: median {Ms(frames, "gap", "p50")}, 99th percentile {Ms(frames, "gap", "p99")} ({frames.GetProperty("frames")} frames)");
            await TestContext.Out.WriteLineAsync($"Script of a frame: median {Ms(frames, "work", "p50")}, 99th percentile {Ms(frames, "work", "p99")}");
            await TestContext.Out.WriteLineAsync($"Enter to first word on the page, {Lines.Length} lines: median {Ms(talk, "firstWord", "p50")}, slowest {Ms(talk, "firstWord", "p99")}");
            Assert.That(frames.GetProperty("frames").GetInt32(), Is.GreaterThan(1));
        }

        private static Task<int> RepliesAsync(IPage page) => page.EvaluateAsync<int>("() => hollowmere.engine().replies");

        private static string Ms(JsonElement figures, string name, string share) =>
            figures.GetProperty(name).GetProperty(share).GetDouble().ToString("0.0 ms", CultureInfo.InvariantCulture);
    }
}
