using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>
    /// Lets only this program's own page in. The server listens on loopback, but every web page that the player has open could
    /// reach for it from the same machine: such requests carry a foreign Host (DNS rebinding) or a foreign Origin.
    /// </summary>
    internal static class LoopbackGuard
    {
        private static readonly string[] OwnNames = ["127.0.0.1", "localhost", "[::1]"];

        /// <summary>Refuses foreign requests and adds the headers that keep foreign content out of the page.</summary>
        public static Task Handle(HttpContext context, RequestDelegate next)
        {
            AddHeaders(context);
            if (IsOwn(context.Request.Host, context.Request.Headers.Origin.ToString(), context.Connection.LocalPort, context.WebSockets.IsWebSocketRequest))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("This server answers only its own page.");
        }

        /// <summary>Whether host and origin are this server's own. A browser always names an origin when it opens a socket.</summary>
        public static bool IsOwn(HostString host, string origin, int port, bool isSocket)
        {
            if (Array.IndexOf(OwnNames, host.Host) < 0 || host.Port != port)
                return false;
            return origin.Length == 0 ? !isSocket : origin == "http://" + host.Value;
        }

        private static void AddHeaders(HttpContext context)
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://"
                + $"127.0.0.1:{context.Connection.LocalPort} ws://localhost:{context.Connection.LocalPort}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.CacheControl = "no-store";
        }
    }
}
