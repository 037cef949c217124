using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using GptDialogue.Loopback;
using GptDialogue.Studio.Checks;
using GptDialogue.Studio.Components;
using GptDialogue.Studio.Coverage;
using GptDialogue.Studio.Exchange;
using GptDialogue.Studio.Files;
using GptDialogue.Studio.Suites;
using GptDialogue.Studio.Talk;
using GptDialogue.Studio.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GptDialogue.Studio
{
    /// <summary>Puts the parts together: one project, one desk, pages on loopback.</summary>
    internal static class StudioServer
    {
        // A whole file travels in one message when it is pasted.
        private const long LargestMessage = 32 << 20;

        public static WebApplication Build(StudioOptions options)
        {
            var folder = new ProjectFolder(options.Folder);
            foreach (var missing in options.Bundles.Where(bundle => !System.IO.File.Exists(bundle)))
                throw new GptDialogueException($"There is no bundle {missing}.");
            var port = options.Port ?? (IsFree(StudioOptions.UsualPort) ? StudioOptions.UsualPort : 0);
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                ApplicationName = typeof(StudioServer).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.WebHost.UseStaticWebAssets();
            builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
            builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
            var services = builder.Services;
            // Nothing of a page outlives the process, so its keys need not either.
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
            services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton(folder);
            services.AddSingleton<Desk>();
            services.AddSingleton<ProblemScan>();
            services.AddSingleton<ProjectWorlds>();
            services.AddSingleton(new EngineShelf(folder.Root, options.Bundles));
            services.AddSingleton<RunHistory>();
            services.AddSingleton<TalkLog>();
            services.AddSingleton<SuitePlayer>();
            var app = builder.Build();
            app.UseLoopbackGuard("font-src 'self'; form-action 'self'; base-uri 'self'");
            app.UseAntiforgery();
            app.MapStaticAssets();
            app.MapExports();
            app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
            return app;
        }

        private static bool IsFree(int port)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }
}
