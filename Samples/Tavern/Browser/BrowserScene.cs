using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Loopback;
using GptDialogue.Samples.Tavern.Play;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>The game as a web page: a server on loopback that holds the game, and a page that draws it and sends what the player does.</summary>
    internal sealed class BrowserScene : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly GameLoop _loop;

        private BrowserScene(WebApplication app, GameLoop loop)
        {
            _app = app;
            _loop = loop;
            Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";
        }

        /// <summary>Where the page is, as in "http://127.0.0.1:50321/".</summary>
        public string Address { get; }

        /// <summary>Starts the game and its server.</summary>
        /// <param name="play">The game's world and engine; stays the caller's to dispose, after this.</param>
        /// <param name="options">How it is started.</param>
        /// <exception cref="GptDialogueException">The port is taken.</exception>
        public static async Task<BrowserScene> StartAsync(TavernPlay play, BrowserOptions options)
        {
            // The empty builder reads no environment variables and no files: nothing but this line decides what is listened on.
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = 0;
                kestrel.Listen(IPAddress.Loopback, options.Port);
            });
            var app = builder.Build();
            var loop = new GameLoop(play, options);
            app.UseWebSockets();
            app.UseLoopbackGuard("form-action 'none'; base-uri 'none'");
            app.Run(context => context.Request.Path == "/play" ? Play(context, loop) : WebFiles.Send(context));
            try
            {
                await app.StartAsync();
            }
            catch (Exception fault) when (fault is System.IO.IOException or System.Net.Sockets.SocketException)
            {
                loop.Dispose();
                await app.DisposeAsync();
                throw new GptDialogueException($"Port {options.Port} cannot be used: {fault.Message} Choose another with --port, or leave it out.", fault);
            }

            return new BrowserScene(app, loop);
        }

        /// <summary>Ends server and game.</summary>
        public async ValueTask DisposeAsync()
        {
            _loop.Dispose();
            await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
            await _app.DisposeAsync();
        }

        private static async Task Play(HttpContext context, GameLoop loop)
        {
            if (!context.WebSockets.IsWebSocketRequest)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var link = new PageLink(socket);
            loop.Join(link);
            await link.Run(bytes =>
            {
                if (ClientMessage.Read(bytes) is { } message)
                    loop.Receive(link, message);
            });
            loop.Leave(link);
        }
    }
}
