using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>A loss curve as a picture.</summary>
    public static class CurvePicture
    {
        private const int Width = 900, Height = 500;

        /// <summary>Writes a PNG with training and held-out loss over the steps.</summary>
        /// <exception cref="GptDialogueException">The file cannot be written.</exception>
        public static void Write(string path, IReadOnlyList<LossPoint> points)
        {
            using var plot = new Plot();
            Draw(plot, "training", points.Select(point => (point.Step, point.Loss)).ToArray(), marker: 0);
            Draw(plot, "held out", points.Where(point => point.HeldOut != null).Select(point => (point.Step, point.HeldOut!.Value)).ToArray(), marker: 5);
            plot.XLabel("step");
            plot.YLabel("loss, nats per token");
            plot.ShowLegend(Alignment.UpperRight);
            var png = plot.GetImage(Width, Height).GetImageBytes(ImageFormat.Png);
            AtomicFile.Write(path, stream => stream.Write(png, 0, png.Length));
        }

        private static void Draw(Plot plot, string name, (long Step, double Loss)[] points, float marker)
        {
            if (points.Length == 0)
                return;
            var line = plot.Add.Scatter(points.Select(point => (double)point.Step).ToArray(), points.Select(point => point.Loss).ToArray());
            line.LegendText = name;
            line.LineWidth = 2;
            line.MarkerSize = marker;
        }
    }
}
