using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.InteropServices;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>A matrix in eight bits a value, with a scale for each column: value = stored × scale. Immutable.</summary>
    internal sealed class ByteMatrix
    {
        private readonly sbyte[] _values; // (rows, columns) row-major
        private readonly float[] _scales; // (columns)

        private ByteMatrix(sbyte[] values, float[] scales)
        {
            _values = values;
            _scales = scales;
        }

        /// <summary>Number of rows.</summary>
        public int Rows => Columns == 0 ? 0 : _values.Length / Columns;

        /// <summary>Number of columns.</summary>
        public int Columns => _scales.Length;

        /// <summary>Rounds to the nearest of the steps between the largest magnitude of each column and its negative.</summary>
        /// <param name="values">(rows, columns) row-major.</param>
        /// <param name="columns">Number of columns.</param>
        /// <param name="steps">Steps to either side of 0, up to 127.</param>
        public static ByteMatrix Round(ReadOnlySpan<float> values, int columns, int steps = sbyte.MaxValue)
        {
            var scales = new float[columns];
            for (var i = 0; i < values.Length; i++)
                scales[i % columns] = Math.Max(scales[i % columns], Math.Abs(values[i]) / steps);
            var rounded = new sbyte[values.Length];
            for (var i = 0; i < values.Length; i++)
                rounded[i] = scales[i % columns] == 0 ? (sbyte)0 : (sbyte)Math.Round(values[i] / scales[i % columns]);
            return new ByteMatrix(rounded, scales);
        }

        /// <summary>The matrix of values and scales that were stored.</summary>
        /// <exception cref="MessagePackSerializationException">They do not fit together.</exception>
        public static ByteMatrix Of(byte[] values, float[] scales)
        {
            if (scales.Length == 0 || values.Length % scales.Length != 0)
                throw new MessagePackSerializationException("its sizes do not fit together");
            return new ByteMatrix((sbyte[])(Array)values, scales);
        }

        /// <summary>Reads what <see cref="Write"/> wrote.</summary>
        public static ByteMatrix Read(ref MessagePackReader reader)
        {
            if (reader.ReadArrayHeader() != 2)
                throw new MessagePackSerializationException("a matrix does not have its scales and values");
            var scales = reader.ReadFloats();
            return Of(reader.ReadByteArray(), scales);
        }

        /// <summary>Writes an array of the scales and the values.</summary>
        public void Write(ref MessagePackWriter writer)
        {
            writer.WriteArrayHeader(2);
            WriteScales(ref writer);
            WriteValues(ref writer);
        }

        /// <summary>Writes the scales.</summary>
        public void WriteScales(ref MessagePackWriter writer) => writer.WriteFloats(_scales);

        /// <summary>Writes the values without their scales.</summary>
        public void WriteValues(ref MessagePackWriter writer) => writer.Write((byte[])(Array)_values);

        /// <summary>The values of a row.</summary>
        /// <param name="row">Index of the row.</param>
        /// <param name="target">(columns), overwritten.</param>
        public void CopyRow(int row, Span<float> target)
        {
            var values = _values.AsSpan(row * Columns, Columns);
            for (var i = 0; i < values.Length; i++)
                target[i] = values[i] * _scales[i];
        }

        /// <summary>The values column by column, (columns, rows).</summary>
        public float[] Turned()
        {
            var turned = new float[_values.Length];
            for (var i = 0; i < turned.Length; i++)
                turned[i % Columns * Rows + i / Columns] = _values[i] * _scales[i % Columns];
            return turned;
        }

        /// <summary>target += factor × the sum of the rows.</summary>
        /// <param name="rows">Indices of rows, taken modulo <see cref="Rows"/>; one that comes twice counts twice.</param>
        /// <param name="factor">Weight of the sum.</param>
        /// <param name="target">(columns).</param>
        public void AddRows(IReadOnlyList<int> rows, float factor, Span<float> target)
        {
            // Whole numbers: exact in any order, and the scale is multiplied once.
            var sums = new int[Columns];
            for (var r = 0; r < rows.Count; r++)
            {
                var row = _values.AsSpan(rows[r] % Rows * Columns, Columns);
                for (var i = 0; i < row.Length; i++)
                    sums[i] += row[i];
            }

            for (var i = 0; i < sums.Length; i++)
                target[i] += sums[i] * _scales[i] * factor;
        }

        /// <summary>target += weights × matrix.</summary>
        /// <param name="weights">(rows).</param>
        /// <param name="target">(columns).</param>
        public void AddProduct(ReadOnlySpan<float> weights, Span<float> target)
        {
            var sums = new float[Columns];
            for (var r = 0; r < weights.Length; r++)
                AddScaled(sums, _values.AsSpan(r * Columns, Columns), weights[r]);
            for (var i = 0; i < sums.Length; i++)
                target[i] += sums[i] * _scales[i];
        }

        // sums += factor × row, as many numbers at a time as the processor takes.
        private static void AddScaled(Span<float> sums, ReadOnlySpan<sbyte> row, float factor)
        {
            var wideRow = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(row);
            var wideSums = MemoryMarshal.Cast<float, Vector<float>>(sums);
            for (var i = 0; i < wideRow.Length; i++)
            {
                Vector.Widen(wideRow[i], out var left, out var right);
                Vector.Widen(left, out var first, out var second);
                Vector.Widen(right, out var third, out var fourth);
                wideSums[4 * i] += Vector.ConvertToSingle(first) * factor;
                wideSums[4 * i + 1] += Vector.ConvertToSingle(second) * factor;
                wideSums[4 * i + 2] += Vector.ConvertToSingle(third) * factor;
                wideSums[4 * i + 3] += Vector.ConvertToSingle(fourth) * factor;
            }

            for (var i = wideRow.Length * Vector<sbyte>.Count; i < row.Length; i++)
                sums[i] += factor * row[i];
        }
    }
}
