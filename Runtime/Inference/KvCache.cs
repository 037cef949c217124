using System;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GptDialogue.Inference
{
    /// <summary>
    /// Keys and values of every layer, (rows, H, M, D) each, in memory that the graph reads as past and writes as present. A row is
    /// the slot of one conversation; rows never influence each other. Used by the thread that runs the model.
    /// </summary>
    public sealed unsafe class KvCache : IDisposable
    {
        private readonly OrtValue[][] _blocks; // key and value of layer 0, of layer 1, ...: of all rows, or a block for each row
        private readonly Dictionary<long, OrtValue[]> _views = new Dictionary<long, OrtValue[]>();
        private readonly int[] _lengths;
        private readonly TensorElementType _type;
        private readonly long[] _rowShape;
        private readonly int _elementSize;
        private readonly CacheMemory _memory;
        private readonly object _gate;
        private readonly OrtAllocator? _allocator;
        private bool _canCopy = true;

        internal KvCache(
            IExecutionDevice device, InferenceSession session, TensorElementType type, int layers, int rows, int heads, int capacity, int headSize)
        {
            _type = type;
            _elementSize = SizeOf(type);
            _rowShape = new long[] { 1, heads, capacity, headSize };
            _lengths = new int[rows];
            _memory = device.Memory;
            _gate = DeviceGate.Of(device);
            _blocks = new OrtValue[RowsAreSeparate ? rows : 1][];
            // Behind the last row lies one more for rounding runs up, see EvenRun.
            var rowsOfBlock = RowsAreSeparate ? 1 : rows + 1;
            for (var block = 0; block < _blocks.Length; block++) _blocks[block] = new OrtValue[layers * 2];
            try
            {
                _allocator = device.CreateAllocator(session);
                foreach (var block in _blocks)
                    for (var i = 0; i < block.Length; i++) block[i] = Allocate(new long[] { rowsOfBlock, heads, capacity, headSize });
                using (var info = _blocks[0][0].GetTensorMemoryInfo()) MemoryName = info.Name;
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        /// <summary>Number of conversations.</summary>
        public int Rows => _lengths.Length;

        /// <summary>Tokens a row can hold (M).</summary>
        public int Capacity => (int)_rowShape[2];

        /// <summary>Memory of the whole cache in bytes.</summary>
        public long ByteCount => RowBytes * (RowsAreSeparate ? Rows : Rows + 1) * _blocks[0].Length;

        /// <summary>Name that ONNX Runtime gives to the memory the cache really lies in, such as <c>Cpu</c> or <c>WebGPU_Buf</c>.</summary>
        public string MemoryName { get; }

        /// <summary>Number of tokens a row holds.</summary>
        public int Length(int row) => _lengths[row];

        /// <summary>Forgets all but the first tokens of a row; what they were computed from need not be run again.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than the row holds.</exception>
        public void RewindTo(int row, int length)
        {
            if (length < 0 || length > _lengths[row])
                throw new ArgumentOutOfRangeException(nameof(length), length, $"Row {row} holds {_lengths[row]} tokens.");
            _lengths[row] = length;
        }

        /// <summary>Makes a row begin like another one: a prompt that several characters share is run once and copied.</summary>
        /// <returns>Whether it does; false where the device cannot copy, and then the row is empty.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than the source row holds.</exception>
        public bool CopyPrefix(int fromRow, int toRow, int length)
        {
            if (length < 0 || length > _lengths[fromRow])
                throw new ArgumentOutOfRangeException(nameof(length), length, $"Row {fromRow} holds {_lengths[fromRow]} tokens.");
            if (fromRow == toRow)
            {
                RewindTo(toRow, length);
                return true;
            }
            var copied = _memory == CacheMemory.Host ? CopyInMemory(fromRow, toRow, length) : CopyOnDevice(fromRow, toRow);
            _lengths[toRow] = copied ? length : 0;
            return copied;
        }

        /// <summary>Whether rows can be swapped: in ordinary memory only.</summary>
        public bool CanSwap => _memory == CacheMemory.Host;

        /// <summary>Exchanges two rows, so that rows which run together can be made neighbours; see <see cref="CanSwap"/>.</summary>
        public void Swap(int a, int b)
        {
            if (!CanSwap) throw new InvalidOperationException($"Rows in {MemoryName} memory cannot be swapped.");
            if (a == b) return;
            var stride = Capacity * HeadSize * _elementSize;
            var used = Math.Max(_lengths[a], _lengths[b]) * HeadSize * _elementSize;
            foreach (var tensor in _blocks[0])
            {
                var first = (byte*)Address(tensor, a);
                var second = (byte*)Address(tensor, b);
                for (var head = 0; head < _rowShape[1]; head++) SwapBytes(first + head * stride, second + head * stride, used);
            }
            (_lengths[a], _lengths[b]) = (_lengths[b], _lengths[a]);
        }

        /// <summary>Frees the memory.</summary>
        public void Dispose()
        {
            foreach (var view in _views.Values)
                foreach (var value in view) value.Dispose();
            _views.Clear();
            foreach (var block in _blocks)
                foreach (var tensor in block) tensor?.Dispose();
            _allocator?.Dispose();
        }

        internal int Layers => _blocks[0].Length / 2;

        /// <summary>Whether a run can serve one row only, because rows do not lie side by side.</summary>
        internal bool RowsAreSeparate => _memory == CacheMemory.Opaque;

        internal void Advance(int row, int count) => _lengths[row] += count;

        /// <summary>
        /// Some neighbouring rows as the graph takes them, (count, H, M, D), in the order of layers; made once. Only one row where
        /// rows are separate.
        /// </summary>
        internal OrtValue[] View(int first, int count)
        {
            if (RowsAreSeparate) return _blocks[first];
            var key = (long)first << 32 | (uint)count;
            if (_views.TryGetValue(key, out var view)) return view;
            var shape = (long[])_rowShape.Clone();
            shape[0] = count;
            view = new OrtValue[_blocks[0].Length];
            for (var i = 0; i < view.Length; i++)
            {
                using (var memory = _blocks[0][i].GetTensorMemoryInfo())
                    view[i] = OrtValue.CreateTensorValueWithData(memory, _type, shape, Address(_blocks[0][i], first), RowBytes * count);
            }
            _views.Add(key, view);
            return view;
        }

        private int HeadSize => (int)_rowShape[3];

        private long RowBytes => _rowShape[1] * _rowShape[2] * _rowShape[3] * _elementSize;

        private OrtValue Allocate(long[] shape)
        {
            var value = OrtValue.CreateAllocatedTensorValue(_allocator ?? OrtAllocator.DefaultInstance, _type, shape);
            // Attention multiplies masked positions by zero, and zero times the NaN of uninitialised memory is NaN.
            if (_allocator == null) value.GetTensorMutableRawData().Clear();
            return value;
        }

        private static void SwapBytes(byte* first, byte* second, int length)
        {
            const int block = 4096;
            var spare = stackalloc byte[block];
            for (var at = 0; at < length; at += block)
            {
                var count = Math.Min(block, length - at);
                Buffer.MemoryCopy(first + at, spare, count, count);
                Buffer.MemoryCopy(second + at, first + at, count, count);
                Buffer.MemoryCopy(spare, second + at, count, count);
            }
        }

        /// <summary>Whole tensors; what lies beyond the length is never read.</summary>
        private bool CopyOnDevice(int fromRow, int toRow)
        {
            if (!_canCopy) return false;
            try
            {
                lock (_gate) OrtEnv.Instance().CopyTensors(View(fromRow, 1), View(toRow, 1), null);
                return true;
            }
            catch (Exception e) when (SessionFactory.IsProviderFault(e))
            {
                _canCopy = false; // not every provider has registered a way; it is not asked again
                return false;
            }
        }

        private bool CopyInMemory(int fromRow, int toRow, int length)
        {
            var stride = Capacity * HeadSize * _elementSize;
            var used = length * HeadSize * _elementSize;
            foreach (var tensor in _blocks[0])
            {
                for (var head = 0; head < _rowShape[1]; head++)
                {
                    var source = (byte*)Address(tensor, fromRow) + head * stride;
                    var target = (byte*)Address(tensor, toRow) + head * stride;
                    Buffer.MemoryCopy(source, target, used, used);
                }
            }
            return true;
        }

        private IntPtr Address(OrtValue tensor, int row)
        {
            fixed (byte* start = tensor.GetTensorMutableRawData()) return (IntPtr)(start + row * RowBytes);
        }

        private static int SizeOf(TensorElementType type) =>
            type == TensorElementType.Float ? 4
            : type == TensorElementType.Float16 ? 2
            : type == TensorElementType.Int8 ? 1
            : throw new GptDialogueException($"The model keeps its cache as {type}; fp32, fp16 and int8 are known. "
                + "Update the library or export the bundle again.");
    }
}
