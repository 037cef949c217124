using System;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Samples.Tavern.Browser;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>The socket of a page, without a page.</summary>
    internal sealed class GameSocket : IDisposable
    {
        private readonly ClientWebSocket _socket = new();

        /// <summary>The connection below.</summary>
        public WebSocket Socket => _socket;

        /// <summary>Connects as the scene's own page would, or as one of another origin; null names none.</summary>
        public static async Task<GameSocket> ConnectAsync(BrowserScene scene, string? origin)
        {
            var address = new Uri(scene.Address);
            var socket = new GameSocket();
            if (origin != null)
                socket._socket.Options.SetRequestHeader("Origin", origin);
            await socket._socket.ConnectAsync(new Uri($"ws://{address.Authority}/play"), CancellationToken.None);
            return socket;
        }

        /// <inheritdoc cref="ConnectAsync(BrowserScene, string?)"/>
        public static Task<GameSocket> ConnectAsync(BrowserScene scene) => ConnectAsync(scene, $"http://{new Uri(scene.Address).Authority}");

        /// <summary>Sends a text as it is.</summary>
        public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

        /// <summary>Sends a message.</summary>
        public Task SendAsync(object message) => SendAsync(JsonSerializer.Serialize(message));

        /// <summary>Reads messages until one fits; two minutes end a test that hangs.</summary>
        public async Task UntilAsync(Func<JsonElement, bool> condition)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
            var buffer = new byte[1 << 20];
            while (true)
            {
                var length = 0;
                WebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), limit.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage);

                Assert.That(part.MessageType, Is.EqualTo(WebSocketMessageType.Text), part.CloseStatusDescription);
                using var message = JsonDocument.Parse(buffer.AsMemory(0, length));
                if (condition(message.RootElement))
                    return;
            }
        }

        /// <summary>The kind of a message.</summary>
        public static string? Kind(JsonElement message) => message.GetProperty("t").GetString();

        /// <summary>Drops the connection.</summary>
        public void Dispose() => _socket.Dispose();
    }
}
