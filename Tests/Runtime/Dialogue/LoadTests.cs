using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    public sealed class LoadTests
    {
        [Test]
        public async Task LoadAsync_OfABundle_ReportsEveryStepAndTalks()
        {
            var steps = new Steps();
            using var engine = await DialogueEngine.LoadAsync(Fixture.BundlePath, null, steps);
            Assert.That(steps.Seen, Is.EqualTo(new[] { LoadStep.Bundle, LoadStep.Model, LoadStep.Thread, LoadStep.Ready }));
            Assert.That(steps.Last, Is.EqualTo(1f));
            Assert.That(engine.Open(TestWorlds.Village(), "mara").Say("hello").Wait().End, Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void LoadAsync_WhenCancelledOnTheWay_LeavesNothing()
        {
            using var cancel = new CancellationTokenSource();
            var steps = new Steps { On = step => { if (step == LoadStep.Model) cancel.Cancel(); } };
            Assert.That(async () => await DialogueEngine.LoadAsync(File.ReadAllBytes(Fixture.BundlePath), null, steps, cancel.Token),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(steps.Seen, Is.EqualTo(new[] { LoadStep.Bundle, LoadStep.Model }));
        }

        [Test]
        public void LoadAsync_OfNoFile_FaultsWithTheOneException() =>
            Assert.That(async () => await DialogueEngine.LoadAsync("nowhere.gptbundle"), Throws.InstanceOf<GptDialogueException>());

        private sealed class Steps : IProgress<LoadProgress>
        {
            public List<LoadStep> Seen { get; } = [];

            public float Last { get; private set; } = -1;

            public Action<LoadStep> On { get; init; } = _ => { };

            public void Report(LoadProgress value)
            {
                Assert.That(value.Fraction, Is.GreaterThan(Last));
                Last = value.Fraction;
                Seen.Add(value.Step);
                On(value.Step);
            }
        }
    }
}
