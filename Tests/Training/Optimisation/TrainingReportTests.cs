using System;
using System.IO;
using GptDialogue.Training.Model;
using GptDialogue.Training.Optimisation;
using GptDialogue.Training.Settings;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Optimisation
{
    public class TrainingReportTests
    {
        [Test]
        public void Step_WhenRunIsMeasured_KeepsMeansOfTheStepsBetweenPoints()
        {
            using var folder = new TemporaryFolder();
            var report = new TrainingReport(new TrainingSettings { EvaluateEvery = 20 }, folder.Path);
            using var model = new GptModel(new GptConfig { VocabularySize = 8, Context = 4, Width = 4, Layers = 1, Heads = 1, FeedForward = 8 });
            var console = Console.Out;
            Console.SetOut(TextWriter.Null);
            try
            {
                report.Begin(model, new TrainerState());
                for (var step = 1; step <= 5; step++)
                    report.Step(new StepReport(new TrainerState { Step = step, Tokens = 10 * step, Loss = step, ValidationLoss = step == 5 ? 0.5 : null },
                        1e-3, 1, 100, step / 5.0));
            }
            finally
            {
                Console.SetOut(console);
            }

            Assert.That(File.ReadAllLines(folder.File(LossCurve.TableName))[1..], Is.EqualTo(new[]
            {
                "2,20,1.50000,", "4,40,3.50000,", "5,50,5.00000,0.50000",
            }));
        }
    }
}
