using System;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>What every engine under comparison can do: token ids in, logits out. One thread at a time may call it.</summary>
    public interface ITextEngine : IDisposable
    {
        /// <summary>Name in tables.</summary>
        string Name { get; }

        /// <summary>Conversations it can hold at once.</summary>
        int Rows { get; }

        /// <summary>Forgets all but the first tokens of a row.</summary>
        void Keep(int row, int length);

        /// <summary>Appends tokens to a row and computes the logits after the last of them (index 0).</summary>
        void Extend(int row, ReadOnlySpan<int> tokens);

        /// <summary>Appends one token to each of the first rows and computes their logits (index = row).</summary>
        void Step(ReadOnlySpan<int> tokens);

        /// <summary>Logits (V) of the last call.</summary>
        ReadOnlySpan<float> Logits(int index);
    }
}
