using System;
using System.Collections.Generic;
using GptDialogue.Inference;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Runtime.Tests.Inference.Devices
{
    /// <summary>
    /// The CPU under another name, which fails where it is told to with an exception that ONNX Runtime itself throws, or only claims
    /// to have another kind of memory.
    /// </summary>
    internal sealed class FaultyDevice : IExecutionDevice
    {
        private readonly CpuDevice _cpu = new();
        private readonly Fault _fault;
        private readonly int _goodRuns;

        public FaultyDevice(Fault fault, int goodRuns = 0) => (_fault, _goodRuns) = (fault, goodRuns);

        public string Name => "faulty";

        public CacheMemory Memory { get; init; } = CacheMemory.Host;

        public IReadOnlyList<string> PreferredVariants { get; init; } = ["fp32"];

        /// <summary>How often its provider was asked for.</summary>
        public int Appends { get; private set; }

        public int Runs { get; private set; }

        public void Configure(SessionOptions options)
        {
            Appends++;
            if (_fault == Fault.Append) Throw();
            _cpu.Configure(options);
        }

        public OrtAllocator? CreateAllocator(InferenceSession session)
        {
            if (_fault == Fault.Create) Throw();
            return _cpu.CreateAllocator(session);
        }

        public void BeginRun(RunOptions options)
        {
            if (_fault == Fault.Run && Runs >= _goodRuns) Throw();
            Runs++;
        }

        private static void Throw()
        {
            using var session = new InferenceSession([1, 2, 3]);
            throw new InvalidOperationException("Three bytes are no model.");
        }
    }

    /// <summary>Where a device fails.</summary>
    internal enum Fault
    {
        None,
        Append,
        Create,
        Run,
    }
}
