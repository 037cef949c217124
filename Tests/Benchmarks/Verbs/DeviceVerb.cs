using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Benchmarks.Reports;
using GptDialogue.Benchmarks.Workloads;
using GptDialogue.Bundles;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;

namespace GptDialogue.Benchmarks.Verbs
{
    /// <summary>The verb <c>device</c>: the best device of the platform's ladder against the CPU, in turn.</summary>
    internal static class DeviceVerb
    {
        public static Command Create()
        {
            var common = new CommonOptions();
            var libraries = new Option<string[]>("--libraries") { Description = "Folders with libraries of execution providers.", AllowMultipleArgumentsPerToken = true };
            var command = new Command("device", "Prompts, decoding and batches on the GPU that the runtime finds, against the CPU.") { libraries };
            common.AddTo(command);
            command.SetAction(result => Run(common.Read(result), result.GetValue(libraries) ?? []));
            return command;
        }

        private static int Run(Settings settings, string[] libraries)
        {
            var report = new Report();
            Console.WriteLine(report.Machine);
            using var bundle = BundleReader.Open(settings.Models().BundlePath);
            foreach (var rows in new[] { 1, 8, 32 })
            {
                var options = new ModelOptions { Rows = rows };
                using var device = ModelSession.Load(bundle, options, new DeviceOptions { KeepFaster = false, LibraryFolders = libraries });
                if (rows == 1)
                    Console.WriteLine(device.Report);
                var engines = new ITextEngine[] { new SessionEngine(device, $"{device.Device.Name} {device.Variant}"), new SessionEngine(bundle, "int8-kv8", rows, 1) };
                var columns = new List<(string Name, IReadOnlyList<Measuring.Timing> Timings)>();
                if (rows == 1)
                    columns.Add(("prompt of 256", Decoding.Prefill(engines, 256, settings.Rounds)));
                foreach (var past in new[] { 128, 400 })
                    columns.Add(($"after {past}", Decoding.Decode(engines, past, rows, settings.Rounds)));
                report.Add($"{rows} conversation{(rows > 1 ? "s" : "")}, tokens per second", ["", .. columns.Select(column => column.Name)],
                    engines.Select((engine, i) => (IReadOnlyList<string>)[engine.Name, .. columns.Select(column => Report.Number(column.Timings[i].Rate))]));
                engines[1].Dispose();
            }
            report.Write(settings.Markdown, settings.Json);
            return 0;
        }
    }
}
