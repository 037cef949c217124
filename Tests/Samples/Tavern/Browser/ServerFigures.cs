using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using GptDialogue.Samples.Tavern.Browser;
using GptDialogue.Samples.Tavern.Play;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>
    /// What of the time to a first word the program itself takes, without a page that draws; asserts nothing about speed. Run by name only:
    /// dotnet test Tests/Samples --filter "Name=Print_WhenFourTalk_FirstWordsWithoutAPage" --logger "console;verbosity=detailed"
    /// </summary>
    [Explicit]
    public sealed class ServerFigures
    {
        [TestCase(0)]
        [TestCase(4)]
        public async Task Print_WhenFourTalk_FirstWordsWithoutAPage(int crowd)
        {
            using var play = TavernPlay.Open(new PlayOptions());
            var options = new BrowserOptions { Saves = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), Crowd = crowd };
            await using var scene = await BrowserScene.StartAsync(play, options);
            using var socket = await GameSocket.ConnectAsync(scene);
            await socket.SendAsync(new { t = "visit", text = "orrin" });
            await socket.UntilAsync(m => GameSocket.Kind(m) == "talk" && m.GetProperty("who").GetString() == "orrin");
            var waits = new double[SceneFigures.Lines.Length];
            for (var i = 0; i < waits.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                await socket.SendAsync(new { t = "say", text = SceneFigures.Lines[i] });
                await socket.UntilAsync(m => GameSocket.Kind(m) == "words" && m.GetProperty("to").ValueKind == JsonValueKind.Null);
                waits[i] = watch.Elapsed.TotalMilliseconds;
                await socket.UntilAsync(m => GameSocket.Kind(m) == "ends" && m.GetProperty("to").ValueKind == JsonValueKind.Null);
            }

            Array.Sort(waits);
            await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
                $"{crowd} others talking, line sent to first word received: median {waits[waits.Length / 2]:0.0} ms, slowest {waits[^1]:0.0} ms; {string.Join(" ", waits.Select(w => w.ToString("0")))}"));
            Assert.That(waits, Is.All.Positive);
        }
    }
}
