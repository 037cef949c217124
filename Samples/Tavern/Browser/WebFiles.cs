using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>
    /// The page's files. They are part of the program, so that a request can name one of them or nothing: there is no folder to
    /// climb out of.
    /// </summary>
    internal static class WebFiles
    {
        private const string Prefix = "Web/";

        private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
        {
            [".html"] = "text/html; charset=utf-8",
            [".css"] = "text/css; charset=utf-8",
            [".js"] = "text/javascript; charset=utf-8",
            [".svg"] = "image/svg+xml",
        };

        private static readonly Dictionary<string, byte[]> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => "/" + name[Prefix.Length..].Replace('\\', '/'), Read, StringComparer.Ordinal);

        /// <summary>Paths of all files.</summary>
        public static IReadOnlyCollection<string> Paths => Files.Keys;

        /// <summary>Answers a request for a file.</summary>
        public static async Task Send(HttpContext context)
        {
            var path = context.Request.Path.Value is null or "/" ? "/index.html" : context.Request.Path.Value;
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return;
            }

            if (!Files.TryGetValue(path, out var content))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                await context.Response.WriteAsync("There is no such page here.");
                return;
            }

            // Another build of the program has other files at the same address.
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentType = Types[Path.GetExtension(path)];
            context.Response.ContentLength = content.Length;
            if (HttpMethods.IsGet(context.Request.Method))
                await context.Response.Body.WriteAsync(content);
        }

        private static byte[] Read(string name)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
