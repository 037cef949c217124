using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>One point of a loss curve.</summary>
    /// <param name="Step">Optimiser steps done.</param>
    /// <param name="Tokens">Tokens read so far.</param>
    /// <param name="Loss">Mean training loss since the point before, in nats per token.</param>
    /// <param name="HeldOut">Held-out loss, where it was measured at this step.</param>
    public sealed record LossPoint(long Step, long Tokens, double Loss, double? HeldOut);

    /// <summary>
    /// The loss curve of a run in its folder: <c>curve.csv</c>, the picture <c>curve.png</c>, and events for TensorBoard. A file that
    /// cannot be written is reported and never ends the run.
    /// </summary>
    public sealed class LossCurve
    {
        /// <summary>File name of the table.</summary>
        public const string TableName = "curve.csv";

        /// <summary>File name of the picture.</summary>
        public const string PictureName = "curve.png";

        private const string Header = "step,tokens,loss,held-out";

        private readonly List<LossPoint> _points = [];

        private readonly HashSet<string> _reported = [];

        private readonly string _folder;

        private readonly Action<string> _report;

        private readonly EventFile _events;

        private int _written;

        /// <summary>The points so far, in order of their steps.</summary>
        public IReadOnlyList<LossPoint> Points => _points;

        /// <summary>The curve of a run.</summary>
        /// <param name="folder">Folder of the run.</param>
        /// <param name="report">Told, once per file, what could not be written.</param>
        /// <param name="time">Clock of the TensorBoard events.</param>
        /// <param name="from">Steps done before: points of an earlier part of the run up to there are kept, later ones forgotten.</param>
        public LossCurve(string folder, Action<string> report, TimeProvider time, long from = 0)
        {
            _folder = folder;
            _report = report;
            _events = new EventFile(folder, time);
            if (from > 0)
                Guarded(TableName, () => _points.AddRange(Read().Where(point => point.Step <= from)));
            _written = _points.Count; // TensorBoard joins these from the events of the earlier part.
        }

        /// <summary>Adds a point; its step must be above that of the last one.</summary>
        public void Add(LossPoint point) => _points.Add(point);

        /// <summary>Writes all three files.</summary>
        public void Write()
        {
            Guarded(TableName, () => AtomicFile.WriteText(Path.Combine(_folder, TableName), Table()));
            Guarded(EventFile.Prefix, () =>
            {
                _events.Append(_points.Skip(_written));
                _written = _points.Count;
            });
            Guarded(PictureName, () => CurvePicture.Write(Path.Combine(_folder, PictureName), _points));
        }

        private string Table()
        {
            var text = new StringBuilder(Header).Append('\n');
            foreach (var point in _points)
                text.Append(CultureInfo.InvariantCulture, $"{point.Step},{point.Tokens},{point.Loss:F5},{point.HeldOut:F5}\n");
            return text.ToString();
        }

        private IEnumerable<LossPoint> Read()
        {
            var path = Path.Combine(_folder, TableName);
            if (!File.Exists(path))
                return [];
            return File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cells => new LossPoint(
                Number(cells[0]), Number(cells[1]), Real(cells[2]), cells[3].Length == 0 ? null : Real(cells[3]))).ToArray();
        }

        private static long Number(string cell) => long.Parse(cell, CultureInfo.InvariantCulture);

        private static double Real(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

        private void Guarded(string file, Action action)
        {
            try
            {
                action();
            }
            // Anything at all: hours of training are worth more than their picture, and drawing loads native libraries and fonts.
            catch (Exception fault)
            {
                if (_reported.Add(file))
                    _report($"{Path.Combine(_folder, file)}: the loss curve is not kept there: {fault.Message} Training goes on.");
            }
        }
    }
}
