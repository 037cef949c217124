using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
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
            var address = new Uri(scene.Address);
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", $"http://{address.Authority}");
            await socket.ConnectAsync(new Uri($"ws://{address.Authority}/play"), CancellationToken.None);
            await Send(socket, new { t = "visit", text = "orrin" });
            await Until(socket, m => Kind(m) == "talk" && m.GetProperty("who").GetString() == "orrin");
            var waits = new double[SceneFigures.Lines.Length];
            for (var i = 0; i < waits.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                await Send(socket, new { t = "say", text = SceneFigures.Lines[i] });
                await Until(socket, m => Kind(m) == "words" && m.GetProperty("to").ValueKind == JsonValueKind.Null);
                waits[i] = watch.Elapsed.TotalMilliseconds;
                await Until(socket, m => Kind(m) == "ends" && m.GetProperty("to").ValueKind == JsonValueKind.Null);
            }

            Array.Sort(waits);
            await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
                $"{crowd} others talking, line sent to first word received: median {waits[waits.Length / 2]:0.0} ms, slowest {waits[^1]:0.0} ms; {string.Join(" ", waits.Select(w => w.ToString("0")))}"));
            Assert.That(waits, Is.All.Positive);
        }

        private static string? Kind(JsonElement message) => message.GetProperty("t").GetString();

        private static Task Send(ClientWebSocket socket, object message) =>
            socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

        private static async Task Until(ClientWebSocket socket, Func<JsonElement, bool> condition)
        {
            var buffer = new byte[1 << 20];
            while (true)
            {
                var length = 0;
                WebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);

                Assert.That(part.MessageType, Is.EqualTo(WebSocketMessageType.Text), Encoding.UTF8.GetString(buffer, 0, length));
                using var message = JsonDocument.Parse(buffer.AsMemory(0, length));
                if (condition(message.RootElement))
                    return;
            }
        }
    }
}
