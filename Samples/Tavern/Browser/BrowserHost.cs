using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using GptDialogue.Samples.Tavern.Console;
using GptDialogue.Samples.Tavern.Play;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>Serves the page until the program is told to end.</summary>
    internal static class BrowserHost
    {
        public static int Run(TavernPlay play, Screen screen, BrowserOptions options) => RunAsync(play, screen, options).GetAwaiter().GetResult();

        private static async Task<int> RunAsync(TavernPlay play, Screen screen, BrowserOptions options)
        {
            await using var scene = await BrowserScene.StartAsync(play, options);
            screen.Line($"{play.Game.World.Name} is open at {scene.Address}");
            screen.Dim($"{play.Bundle} on {play.Device}. Ctrl+C ends the game; --console plays in the terminal.");
            screen.Output.Flush();
            if (options.OpensBrowser && !TryOpen(scene.Address))
                screen.Dim("No browser could be opened from here: open the address yourself.");
            await Ending();
            return 0;
        }

        private static async Task Ending()
        {
            var ended = new TaskCompletionSource();
            void End(PosixSignalContext signal)
            {
                signal.Cancel = true;
                ended.TrySetResult();
            }

            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
            await ended.Task;
        }

        private static bool TryOpen(string address)
        {
            // Without a display xdg-open would start a text browser in this terminal.
            if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("DISPLAY") is null && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null)
                return false;
            try
            {
                using var started = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
                return true;
            }
            catch (Exception fault) when (fault is Win32Exception or PlatformNotSupportedException or InvalidOperationException)
            {
                return false;
            }
        }
    }
}
