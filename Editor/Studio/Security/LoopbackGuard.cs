using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GptDialogue.Studio.Security
{
    /// <summary>
    /// Lets only this machine's own pages in. The server listens on loopback, but any page in the writer's browser can send
    /// requests there: a foreign Host (a name made to point here), a foreign Origin, and what the browser marks as cross-site are
    /// refused, on plain requests and on the web socket of the pages alike.
    /// </summary>
    internal static class LoopbackGuard
    {
        // Everything the pages need comes from here; nothing is inline, so what a character or a file says can never be script.
        private const string Policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

        public static void UseLoopbackGuard(this IApplicationBuilder app) => app.Use(Invoke);

        /// <summary>Why a request is refused, or null.</summary>
        public static string? Refusal(HttpRequest request, IPAddress? remote)
        {
            if (remote != null && !IPAddress.IsLoopback(remote))
                return "Only this machine may connect.";
            if (!IsOwnHost(request.Host))
                return $"The host '{request.Host}' is not this server.";
            if (request.Headers.Origin is { Count: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
                return $"The origin '{origin}' is not this server.";
            if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none")
                return "Requests of other sites are refused.";
            return null;
        }

        private static async Task Invoke(HttpContext context, Func<Task> next)
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (Refusal(context.Request, context.Connection.RemoteIpAddress) is { } refusal)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync(refusal);
                return;
            }

            await next();
        }

        private static bool IsOwnHost(HostString host) =>
            host.Host is "localhost" || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
