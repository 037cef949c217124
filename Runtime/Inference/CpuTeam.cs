using System;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>
    /// What more than one thread of the CPU is good for. Long pieces of a prompt run on a session whose kernels divide their work. To
    /// wake its threads takes a fifth of a millisecond, though, as much as most of a token: short runs stay on one thread, and a batch
    /// is divided by rows instead, each part a run of its own, so that threads meet once a run and not at every kernel.
    /// </summary>
    internal sealed class CpuTeam : IDisposable
    {
        /// <summary>Pieces of a prompt up to this length are done on one thread before a second one would be awake.</summary>
        private const int ShortPiece = 24;

        /// <summary>Rows in a part at least; fewer are not worth waking a thread for.</summary>
        private const int LeastRows = 4;

        private readonly RunHelper[] _helpers;

        /// <summary>Loads the session for long pieces and starts the threads for parts of batches.</summary>
        public CpuTeam(byte[] model, CpuDevice device, string where)
        {
            var threads = device.Threads > 0 ? device.Threads : Environment.ProcessorCount;
            _helpers = new RunHelper[threads - 1];
            Session = SessionFactory.Create(model, device, where);
            try
            {
                for (var i = 0; i < _helpers.Length; i++) _helpers[i] = new RunHelper(SessionFactory.Create(model, new CpuDevice(), where));
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        /// <summary>The session for long pieces.</summary>
        public InferenceSession Session { get; }

        /// <summary>The same device with one thread, if it is the CPU.</summary>
        public static IExecutionDevice Alone(IExecutionDevice device) => device is CpuDevice cpu && cpu.Threads != 1 ? new CpuDevice() : device;

        /// <summary>The session that a run belongs on.</summary>
        /// <param name="shape">The run.</param>
        /// <param name="alone">The session for whatever the calling thread runs by itself.</param>
        public InferenceSession SessionFor(RunShape shape, InferenceSession alone) =>
            shape.Part > 0 ? _helpers[shape.Part - 1].Session // one of its own, as runs of one session get in each other's way
            : shape.Rows == 1 && shape.Tokens > ShortPiece ? Session
            : alone;

        /// <summary>Into how many parts a run is divided; 1 if it stays whole.</summary>
        public int PartsOf(RunShape shape) => shape.Tokens == 1 ? Math.Min(_helpers.Length + 1, shape.Rows / LeastRows) : 1;

        /// <summary>One part of a batch; the last ones may be empty.</summary>
        /// <param name="shape">The batch.</param>
        /// <param name="part">Number of the part, from 0.</param>
        /// <param name="parts">How many there are.</param>
        /// <param name="pairs">Whether a part has to have an even number of rows, see <see cref="EvenRun"/>.</param>
        public static RunShape Part(RunShape shape, int part, int parts, bool pairs)
        {
            var size = (shape.Rows + parts - 1) / parts;
            if (pairs) size += size % 2;
            var at = Math.Min(part * size, shape.Rows);
            var rows = Math.Min(size, shape.Rows - at);
            return new RunShape(shape.First + at, rows, 1, rows, at, part);
        }

        /// <summary>Has a part after the first run by its helper; <see cref="End"/> has to follow.</summary>
        public void Begin(int part, RunBinding binding, RunOptions options) => _helpers[part - 1].Begin(binding, options);

        /// <summary>Waits for all parts that were begun.</summary>
        /// <returns>What one of them threw, or null.</returns>
        public Exception? End()
        {
            Exception? fault = null;
            foreach (var helper in _helpers) fault = helper.End() ?? fault;
            return fault;
        }

        public void Dispose()
        {
            foreach (var helper in _helpers) helper?.Dispose();
            Session.Dispose();
        }
    }
}
