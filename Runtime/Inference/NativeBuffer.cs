using System;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GptDialogue.Inference
{
    /// <summary>Memory that never moves, written by us and read by the graph, or the other way round, through views of any shape.</summary>
    internal sealed unsafe class NativeBuffer<T> : IDisposable where T : unmanaged
    {
        private readonly OrtValue _memory;
        private readonly T* _start;
        private readonly int _length;
        private readonly TensorElementType _type;

        public NativeBuffer(TensorElementType type, int length)
        {
            _type = type;
            _length = length;
            _memory = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, new long[] { length });
            fixed (byte* start = _memory.GetTensorMutableRawData()) _start = (T*)start;
            Span.Clear();
        }

        public Span<T> Span => new Span<T>(_start, _length);

        public OrtValue View(params long[] shape) => ViewFrom(0, shape);

        /// <summary>A view that begins at an element.</summary>
        public OrtValue ViewFrom(int start, params long[] shape)
        {
            long count = 1;
            foreach (var size in shape) count *= size;
            if (start + count > _length) throw new ArgumentOutOfRangeException(nameof(shape), start + count, $"The buffer holds {_length} elements.");
            return OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, _type, shape, (IntPtr)(_start + start), count * sizeof(T));
        }

        public void Dispose() => _memory.Dispose();
    }
}
