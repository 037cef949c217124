using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Data
{
    /// <summary>
    /// Rows of one optimiser step: every row holds one token more than the model reads, because position t is asked for token t+1.
    /// </summary>
    public sealed class TokenRows
    {
        /// <summary>Number of rows B.</summary>
        public int Rows { get; }

        /// <summary>Tokens the model reads per row: T.</summary>
        public int Length { get; }

        /// <summary>Token ids (B, T+1), row-major.</summary>
        public ushort[] Tokens { get; }

        /// <summary>Whether the loss counts the prediction of the token at that place; (B, T+1), the first of a row is never predicted.</summary>
        public bool[] Counted { get; }

        /// <summary>Room for some rows.</summary>
        public TokenRows(int rows, int length)
        {
            Rows = rows;
            Length = length;
            Tokens = new ushort[rows * (length + 1)];
            Counted = new bool[Tokens.Length];
        }

        /// <summary>The T+1 tokens of a row.</summary>
        public Span<ushort> Row(int row) => Tokens.AsSpan(row * (Length + 1), Length + 1);

        /// <summary>The T+1 marks of a row.</summary>
        public Span<bool> Marks(int row) => Counted.AsSpan(row * (Length + 1), Length + 1);

        /// <summary>Predictions the loss counts.</summary>
        public long CountedTokens()
        {
            var count = 0L;
            for (var row = 0; row < Rows; row++)
                foreach (var counted in Marks(row)[1..])
                    count += counted ? 1 : 0;
            return count;
        }

        /// <summary>Some rows as tensors.</summary>
        /// <param name="first">First row.</param>
        /// <param name="count">Number of rows.</param>
        /// <param name="pieces">Cuts every row into this many equal rows, a divisor of T.</param>
        /// <param name="device">Where to put them.</param>
        /// <returns>
        /// Inputs (count*pieces, T/pieces), the targets that count (N), and their places among the count*T inputs (N), ascending, or
        /// null where all count; 64-bit.
        /// </returns>
        public (Tensor Inputs, Tensor Targets, Tensor? Positions) ToTensors(int first, int count, int pieces, Device device)
        {
            var inputs = new long[count * Length];
            var targets = new List<long>(inputs.Length);
            var positions = new List<long>(inputs.Length);
            for (var row = 0; row < count; row++)
            {
                var tokens = Row(first + row);
                var marks = Marks(first + row);
                for (var t = 0; t < Length; t++)
                {
                    inputs[row * Length + t] = tokens[t];
                    if (!marks[t + 1])
                        continue;
                    targets.Add(tokens[t + 1]);
                    positions.Add(row * Length + t);
                }
            }
            return (tensor(inputs, [count * pieces, Length / pieces], device: device), tensor(targets, device: device),
                positions.Count < inputs.Length ? tensor(positions, device: device) : null);
        }
    }
}
