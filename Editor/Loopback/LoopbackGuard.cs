using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GptDialogue.Loopback
{
    /// <summary>
    /// Lets only a server's own pages in. It listens on loopback, but any page in the user's browser can send requests there: a
    /// foreign Host (a name made to point here), a foreign Origin, a socket that names none, and what the browser marks as
    /// cross-site are refused.
    /// </summary>
    public static class LoopbackGuard
    {
        /// <summary>Guards everything that comes after it.</summary>
        /// <param name="app">The server.</param>
        /// <param name="policy">
        /// Directives of the content security policy besides these: scripts, styles, pictures and connections of this server, nothing
        /// inline, no frame around it. So what a character, a player or a file says can never be script.
        /// </param>
        public static void UseLoopbackGuard(this IApplicationBuilder app, string policy) => app.Use((context, next) => Invoke(context, next, policy));

        /// <summary>Why a request is refused; null when it is not.</summary>
        /// <param name="request">The request.</param>
        /// <param name="remote">Who connects.</param>
        /// <param name="port">The port that was connected to.</param>
        /// <param name="isSocket">Whether a web socket is to be opened; browsers always name an origin then.</param>
        public static string? Refusal(HttpRequest request, IPAddress? remote, int port, bool isSocket)
        {
            if (remote != null && !IPAddress.IsLoopback(remote))
                return "Only this machine may connect.";
            if (!IsOwnName(request.Host.Host) || request.Host.Port != port)
                return $"The host '{request.Host}' is not this server.";
            var origin = request.Headers.Origin;
            if (origin.Count == 0 ? isSocket : origin != $"{request.Scheme}://{request.Host}")
                return $"The origin '{origin}' is not this server.";
            if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none")
                return "Requests of other sites are refused.";
            return null;
        }

        private static async Task Invoke(HttpContext context, Func<Task> next, string policy)
        {
            var refusal = Refusal(context.Request, context.Connection.RemoteIpAddress, context.Connection.LocalPort, context.WebSockets.IsWebSocketRequest);
            var headers = context.Response.Headers;
            // Not every browser counts a socket as of the same server.
            var sockets = refusal == null ? $" ws://{context.Request.Host}" : string.Empty;
            headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'{sockets}; frame-ancestors 'none'; {policy}";
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (refusal != null)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync(refusal);
                return;
            }

            await next();
        }

        private static bool IsOwnName(string host) =>
            host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
