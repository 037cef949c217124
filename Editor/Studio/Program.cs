using System;
using System.IO;
using System.Threading.Tasks;
using GptDialogue.Studio.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GptDialogue.Studio
{
    internal static class Program
    {
        private static async Task<int> Main(string[] arguments)
        {
            try
            {
                var options = StudioOptions.Parse(arguments);
                await using var app = StudioServer.Build(options);
                // Opened before the first page is, so that drafts of a crash are known.
                var desk = app.Services.GetRequiredService<Desk>();
                await app.StartAsync();
                foreach (var address in app.Urls)
                    Console.WriteLine($"{desk.Folder.Name}: {address}  (Ctrl+C ends)");
                await app.WaitForShutdownAsync();
                return 0;
            }
            catch (Exception fault) when (fault is GptDialogueException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        }
    }
}
