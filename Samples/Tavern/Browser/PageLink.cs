using System;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>
    /// The connection to one tab. Messages out are queued by the game's thread and written by the connection's own; a tab that
    /// cannot keep up is dropped and may connect again, so that it never slows the game.
    /// </summary>
    internal sealed class PageLink(WebSocket socket)
    {
        /// <summary>Close code that tells a tab that another one plays now.</summary>
        public const WebSocketCloseStatus TakenOver = (WebSocketCloseStatus)4001;

        // Ten seconds of ticks and words.
        private readonly Channel<byte[]> _out = Channel.CreateBounded<byte[]>(
            new BoundedChannelOptions(1200) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

        private readonly CancellationTokenSource _closing = new();
        private WebSocketCloseStatus _reason = WebSocketCloseStatus.NormalClosure;

        /// <summary>Queues a message.</summary>
        public void Send(byte[] message)
        {
            if (!_out.Writer.TryWrite(message))
                Close(WebSocketCloseStatus.PolicyViolation);
        }

        /// <summary>Ends the connection once what was queued is sent.</summary>
        public void Close(WebSocketCloseStatus reason)
        {
            if (_out.Writer.TryComplete())
                _reason = reason;
        }

        /// <summary>Serves the connection until either side ends it.</summary>
        /// <param name="receive">Takes every message that arrives, on this connection's thread.</param>
        public async Task Run(Action<ReadOnlyMemory<byte>> receive)
        {
            var writing = Write();
            try
            {
                await Read(receive);
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
            {
                // A closed tab does not say goodbye.
            }

            Close(WebSocketCloseStatus.NormalClosure);
            _closing.CancelAfter(TimeSpan.FromSeconds(2));
            await writing;
        }

        private async Task Read(Action<ReadOnlyMemory<byte>> receive)
        {
            var buffer = new byte[ClientMessage.LongestMessage];
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == buffer.Length)
                    {
                        Close(WebSocketCloseStatus.MessageTooBig);
                        return;
                    }

                    part = await socket.ReceiveAsync(buffer.AsMemory(length), _closing.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                receive(buffer.AsMemory(0, length));
            }
        }

        private async Task Write()
        {
            try
            {
                await foreach (var message in _out.Reader.ReadAllAsync(_closing.Token))
                    await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _closing.Token);
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync(_reason, null, _closing.Token);
                _closing.CancelAfter(TimeSpan.FromSeconds(2));
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The tab is gone.
            }
        }
    }
}
