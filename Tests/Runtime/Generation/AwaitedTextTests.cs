using System.Linq;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    /// <summary>The text that the player waits for goes before those nobody waits for.</summary>
    public sealed class AwaitedTextTests
    {
        [Test]
        public void Round_WhileATextIsAwaited_LetsLessUrgentOnesRest()
        {
            using var session = Fixture.Load(rows: 3);
            var scheduler = new Scheduler(session);
            var others = Enumerable.Range(0, 2).Select(i => Add(scheduler, session, 10, i, 60)).ToArray();
            while (others.Any(task => task.Tokens.Count < 5)) scheduler.Round(default);
            var before = others.Select(task => task.Tokens.Count).ToArray();
            var awaited = Add(scheduler, session, 100, 7, 20, TaskPriority.Focus, awaited: true);

            while (awaited.Tokens.Count == 0) scheduler.Round(default);
            Assert.That(others.Select(task => task.Tokens.Count), Is.EqualTo(before));

            scheduler.Round(default);
            Assert.That(others.Select(task => task.Tokens.Count), Is.EqualTo(before.Select(count => count + 1)));
            while (!scheduler.IsIdle) scheduler.Round(default);
            using var alone = Fixture.Load();
            for (var i = 0; i < 2; i++) Assert.That(others[i].Tokens, Is.EqualTo(Single(alone, 10, i, 60)), $"text {i}");
            Assert.That(awaited.Tokens, Is.EqualTo(Single(alone, 100, 7, 20)));
        }

        [Test]
        public void Round_WhileATextIsAwaited_LetsEquallyUrgentOnesGoOn()
        {
            using var session = Fixture.Load(rows: 2);
            var scheduler = new Scheduler(session);
            var other = Add(scheduler, session, 10, 1, 60, TaskPriority.Focus);
            while (other.Tokens.Count < 5) scheduler.Round(default);
            Add(scheduler, session, 100, 7, 20, TaskPriority.Focus, awaited: true);

            scheduler.Round(default);
            Assert.That(other.Tokens, Has.Count.EqualTo(6));
        }

        [Test]
        public void Round_WhenSomebodyIsAlwaysAwaited_StarvesNobody()
        {
            using var session = Fixture.Load(rows: 2);
            var scheduler = new Scheduler(session);
            var other = Add(scheduler, session, 10, 1, 5);
            while (other.Tokens.Count == 0) scheduler.Round(default);
            for (var rounds = 0; other.Outcome == null; rounds++)
            {
                Assert.That(rounds, Is.LessThan(1000));
                if (scheduler.OpenTasks < 2) Add(scheduler, session, 40, rounds, 1, TaskPriority.Focus, awaited: true);
                scheduler.Round(default);
            }
            Assert.That(other.Outcome, Is.EqualTo(WorkOutcome.Done));
        }

        private static ScriptedTask Add(
            Scheduler scheduler, IModelSession session, int prompt, int seed, int count, TaskPriority priority = TaskPriority.Normal, bool awaited = false)
        {
            var task = new ScriptedTask(scheduler.NewLane(), Fixture.Tokens(session, prompt, seed), Greedy(session), count) { Priority = priority, Awaited = awaited };
            scheduler.Add(task);
            return task;
        }

        private static int[] Single(IModelSession session, int prompt, int seed, int count)
        {
            var generator = new Generator(session);
            generator.Prefill(Fixture.Tokens(session, prompt, seed));
            generator.RepetitionStart = generator.Length;
            var sampler = Greedy(session);
            return Enumerable.Range(0, count).Select(_ => generator.Next(sampler)).ToArray();
        }

        private static Sampler Greedy(IModelSession session) => new(SamplerOptions.Greedy, 1, session.VocabularySize);
    }
}
