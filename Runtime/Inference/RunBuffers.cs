using System;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GptDialogue.Inference
{
    /// <summary>The inputs and the output of a run, large enough for the largest one; every shape is a view of the same memory.</summary>
    internal sealed class RunBuffers : IDisposable
    {
        public readonly NativeBuffer<int> Ids;
        public readonly NativeBuffer<int> Positions;
        public readonly NativeBuffer<int> SeqLensK;
        public readonly NativeBuffer<int> TotalLength;
        public readonly NativeBuffer<int> LogitsIndex;
        public readonly NativeBuffer<float> Logits;

        /// <summary>False and true: what a run is told about reading a prompt.</summary>
        public readonly NativeBuffer<byte> Reads;

        /// <summary>Whether runs are rounded up to pairs, see <see cref="EvenRun"/>.</summary>
        public bool Pairs = true;

        public RunBuffers(int tokens, int rows, int vocabularySize)
        {
            var most = (Math.Max(tokens, rows) + 1) & ~1; // runs are rounded up to pairs
            Ids = new NativeBuffer<int>(TensorElementType.Int32, most);
            Positions = new NativeBuffer<int>(TensorElementType.Int32, most);
            SeqLensK = new NativeBuffer<int>(TensorElementType.Int32, rows + 1);
            TotalLength = new NativeBuffer<int>(TensorElementType.Int32, 1);
            LogitsIndex = new NativeBuffer<int>(TensorElementType.Int32, most);
            Logits = new NativeBuffer<float>(TensorElementType.Float, checked(most * vocabularySize));
            Reads = new NativeBuffer<byte>(TensorElementType.Bool, 2);
            Reads.Span[1] = 1;
        }

        public void Dispose()
        {
            Ids.Dispose();
            Positions.Dispose();
            SeqLensK.Dispose();
            TotalLength.Dispose();
            LogitsIndex.Dispose();
            Logits.Dispose();
            Reads.Dispose();
        }
    }
}
