using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace GptDialogue.Browser
{
    /// <summary>A server as its user starts it: a process of its own that prints its address.</summary>
    public sealed partial class ServerProcess : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _output = new();
        private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private ServerProcess(Process process) => _process = process;

        /// <summary>The first loopback address that the server printed.</summary>
        public string Address { get; private set; } = string.Empty;

        /// <summary>Everything printed so far.</summary>
        public string Output
        {
            get
            {
                lock (_output) return _output.ToString();
            }
        }

        /// <summary>Starts a built program (its .dll) and waits until it prints an address.</summary>
        /// <exception cref="InvalidOperationException">It ended, or printed no address within the limit; the message holds its output.</exception>
        public static async Task<ServerProcess> StartAsync(string dll, IEnumerable<string> arguments, TimeSpan? limit = null)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            start.ArgumentList.Add(dll);
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            start.WorkingDirectory = Path.GetDirectoryName(dll)!;
            var server = new ServerProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
            server._process.OutputDataReceived += (_, line) => server.Read(line.Data);
            server._process.ErrorDataReceived += (_, line) => server.Read(line.Data);
            server._process.Exited += (_, _) => server._address.TrySetException(new InvalidOperationException($"{dll} ended: {server.Output}"));
            server._process.Start();
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            try
            {
                server.Address = await server._address.Task.WaitAsync(limit ?? TimeSpan.FromMinutes(2));
                return server;
            }
            catch (Exception fault)
            {
                server.Dispose();
                throw fault is TimeoutException ? new InvalidOperationException($"{dll} printed no address: {server.Output}") : fault;
            }
        }

        /// <summary>Ends the process, hard: what survives that survives a crash.</summary>
        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }

            _process.Dispose();
        }

        private void Read(string? line)
        {
            if (line == null)
                return;
            lock (_output) _output.AppendLine(line);
            var match = Loopback().Match(line);
            if (match.Success)
                _address.TrySetResult(match.Value.TrimEnd('/'));
        }

        [GeneratedRegex(@"http://(127\.0\.0\.1|localhost|\[::1\]):\d+/?")]
        private static partial Regex Loopback();
    }
}
