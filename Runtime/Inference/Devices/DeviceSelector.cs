using System;
using System.Collections.Generic;
using System.Globalization;
using GptDialogue.Bundles;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// Climbs down the ladder of devices until one runs a variant of the bundle, keeping what every other one failed of. Used once,
    /// on the thread that loads.
    /// </summary>
    internal sealed class DeviceSelector
    {
        private readonly BundleReader _bundle;
        private readonly ModelOptions _options;
        private readonly DeviceOptions _devices;
        private readonly CpuDevice _cpu;
        private readonly byte[] _fingerprint;
        private readonly IReadOnlyList<DeviceAttempt> _remembered;
        private readonly List<DeviceAttempt> _attempts = new List<DeviceAttempt>();
        private ModelSession? _chosen;

        public DeviceSelector(BundleReader bundle, ModelOptions options, DeviceOptions devices)
        {
            _bundle = bundle;
            _options = options;
            _devices = devices;
            _cpu = new CpuDevice(devices.Threads);
            try
            {
                _fingerprint = HostFingerprint.Of(bundle, options, devices);
            }
            catch (Exception e) when (SessionFactory.IsProviderFault(e))
            {
                throw new GptDialogueException($"ONNX Runtime's native library cannot be used here: {(e.InnerException ?? e).Message} "
                    + "Ship the library of this platform with the game.", e);
            }
            _remembered = RememberedDevices.Read(devices.Remembered, _fingerprint);
        }

        /// <exception cref="GptDialogueException">Nothing runs, not even the CPU; the message says why, device by device.</exception>
        public ModelSession Select()
        {
            foreach (var device in DeviceLadder.WithCpu(_devices, _cpu))
            {
                if (_chosen == null) Try(device);
                else Note(device, null, DeviceOutcome.NotNeeded, "");
            }
            if (_chosen == null)
                throw new GptDialogueException($"{_bundle.Source}: runs on no device.\n{string.Join("\n", _attempts)}");
            _chosen.Track(_attempts, _fingerprint);
            return _chosen;
        }

        private void Try(IExecutionDevice device)
        {
            var variants = VariantsFor(device);
            if (variants.Count == 0)
            {
                Note(device, null, DeviceOutcome.NoVariant, $"it runs {string.Join(", ", device.PreferredVariants)}; "
                    + (_options.Variant == null ? "the bundle holds none of them" : $"'{_options.Variant}' was asked for"));
                return;
            }
            // What is remembered of the provider itself holds for every variant.
            if (Recall(device, null) != null || !IsThere(device)) return;
            foreach (var variant in variants)
            {
                var outcome = Recall(device, variant) ?? Load(device, variant);
                // A device that is slower with its best variant is not faster with the next.
                if (outcome == DeviceOutcome.Runs || outcome == DeviceOutcome.Slower) return;
            }
        }

        private bool IsThere(IExecutionDevice device)
        {
            try
            {
                SessionFactory.CreateOptions(device).Dispose();
                return true;
            }
            catch (Exception e) when (IsFault(e))
            {
                Note(device, null, DeviceOutcome.NotThere, e);
                return false;
            }
        }

        private DeviceOutcome Load(IExecutionDevice device, string variant)
        {
            var isCpu = device is CpuDevice;
            LoadedGraph graph;
            try
            {
                graph = Graph(device, variant, _bundle.ReadVariant(variant));
            }
            catch (Exception e) when (IsFault(e) && !(isCpu && _attempts.Count == 0))
            {
                return Note(device, variant, DeviceOutcome.CannotLoad, e);
            }
            if (isCpu)
            {
                _chosen = new ModelSession(graph, _options, null);
                return Note(device, variant, DeviceOutcome.Runs, "");
            }
            try
            {
                return Prove(device, graph);
            }
            catch (Exception e) when (IsFault(e))
            {
                return Note(device, variant, DeviceOutcome.CannotRun, e);
            }
        }

        /// <summary>Lets a device make its first runs, checks what comes out, and times it, unless an earlier load did.</summary>
        private DeviceOutcome Prove(IExecutionDevice device, LoadedGraph graph)
        {
            var session = new ModelSession(graph, new ModelOptions { WarmUp = false }, Fallback(), probe: true);
            try
            {
                var known = Known(device, graph.Variant);
                if (known?.Piece > 0) session.LargestPiece = Math.Min(session.LargestPiece, known.Piece);
                var outcome = known?.Outcome == DeviceOutcome.Runs ? DeviceOutcome.Runs : Judge(session);
                if (outcome != DeviceOutcome.Runs)
                {
                    session.Dispose();
                    return outcome;
                }
                if (_options.WarmUp) session.WarmUp();
            }
            catch
            {
                session.Dispose();
                throw;
            }
            _chosen = session;
            Note(device, graph.Variant, DeviceOutcome.Runs, session.LargestPiece < Math.Min(ModelSession.MaxChunk, session.Cache.Capacity)
                ? $"in pieces of {session.LargestPiece} tokens, as larger ones come out wrong" : "");
            _attempts[_attempts.Count - 1].Piece = session.LargestPiece;
            return DeviceOutcome.Runs;
        }

        private DeviceOutcome Judge(ModelSession session)
        {
            if (_devices.CheckNumbers)
            {
                using var same = new ModelSession(Graph(_cpu, session.Variant, _bundle.ReadVariant(session.Variant)), _options, null);
                var weights = _bundle.Header.Find(session.Variant)!.Weights;
                session.LargestPiece = NumberCheck.LargestRightPiece(session, same, weights, out var apart);
                if (session.LargestPiece == 0)
                    return Note(session.Device, session.Variant, DeviceOutcome.Wrong,
                        string.Format(CultureInfo.InvariantCulture, "logits differ by {0:0.###} at least", apart));
            }
            if (!_devices.KeepFaster) return DeviceOutcome.Runs;
            using var cpu = new ModelSession(Fallback()(), _options, null);
            var (speed, cpuSpeed) = (_devices.Speed(session), _devices.Speed(cpu));
            if (speed >= cpuSpeed) return DeviceOutcome.Runs;
            return Note(session.Device, session.Variant, DeviceOutcome.Slower,
                string.Format(CultureInfo.InvariantCulture, "{0:0} tokens/s, cpu {1} {2:0}", speed, cpu.Variant, cpuSpeed));
        }

        /// <summary>Loads the model on the CPU. The variant is read now: when a device is lost, the file may be gone as well.</summary>
        private Func<LoadedGraph> Fallback()
        {
            var variants = VariantsFor(_cpu);
            var variant = variants.Count > 0 ? variants[0] : SessionFactory.Choose(_bundle, _cpu);
            var model = _bundle.ReadVariant(variant);
            return () => Graph(_cpu, variant, model);
        }

        private LoadedGraph Graph(IExecutionDevice device, string variant, byte[] model)
        {
            var options = new ModelOptions { Device = device, Variant = variant, Rows = _options.Rows, Capacity = _options.Capacity };
            return new LoadedGraph(model, _bundle.Header.Model, variant, _bundle.Source, options);
        }

        private List<string> VariantsFor(IExecutionDevice device)
        {
            var variants = new List<string>();
            if (_options.Variant != null && device is CpuDevice) variants.Add(_options.Variant); // the CPU runs every kind
            foreach (var name in device.PreferredVariants)
                if (_bundle.Header.Find(name) != null && (_options.Variant ?? name) == name && !variants.Contains(name)) variants.Add(name);
            return variants;
        }

        /// <summary>The reason of an earlier load not to try a device again, noted; null if there is none.</summary>
        private DeviceOutcome? Recall(IExecutionDevice device, string? variant)
        {
            var known = device is CpuDevice ? null : Known(device, variant);
            if (known == null || known.Outcome == DeviceOutcome.Runs) return null;
            _attempts.Add(known.Again());
            return known.Outcome;
        }

        private DeviceAttempt? Known(IExecutionDevice device, string? variant)
        {
            foreach (var attempt in _remembered)
                if (attempt.Device == device.Name && attempt.Variant == variant) return attempt;
            return null;
        }

        private DeviceOutcome Note(IExecutionDevice device, string? variant, DeviceOutcome outcome, string reason)
        {
            _attempts.Add(new DeviceAttempt(device.Name, variant, outcome, reason));
            return outcome;
        }

        private DeviceOutcome Note(IExecutionDevice device, string? variant, DeviceOutcome outcome, Exception fault)
        {
            // The library's own exceptions only wrap what the provider threw.
            var cause = fault is GptDialogueException && fault.InnerException != null ? fault.InnerException : fault;
            _attempts.Add(new DeviceAttempt(device.Name, variant, outcome, cause.Message.Trim(), cause.GetType().Name));
            return outcome;
        }

        private static bool IsFault(Exception e) => e is GptDialogueException || SessionFactory.IsProviderFault(e);
    }
}
