using System.Linq;
using GptDialogue.Generation;
using NUnit.Framework;
using static GptDialogue.Runtime.Tests.Generation.SingleRuns;

namespace GptDialogue.Runtime.Tests.Generation
{
    public sealed class SchedulerReadingTests
    {
        [Test]
        public void Round_WhenPromptsAreReadApart_GivesEachTheTokensOfItsSingleRun([Values(1, 2, 9)] int rows, [Values(1, 2)] int threads)
        {
            using var session = Fixture.LoadShipped(rows, threads);
            var scheduler = new Scheduler(session);
            var lengths = new[] { 1, 2, 3, 63, 64, 65, 66, 129, 300 };
            var prompts = lengths.Select((length, i) => Fixture.Tokens(session, length, i)).ToArray();
            // With fewer rows than talks a row is taken away in the middle, and what it held is read and said again.
            var tasks = prompts.Select((prompt, i) => new ScriptedTask(scheduler.NewLane(), prompt, Sampler(session, true, i), Count)
            {
                Certain = i % 3 == 0 ? 200 + i : null,
                Priority = i % 2 == 0 ? TaskPriority.Normal : TaskPriority.Background,
            }).ToArray();
            foreach (var task in tasks.OrderBy(task => task.Priority))
            {
                scheduler.Add(task);
                for (var round = 0; round < 5; round++) scheduler.Round(default);
            }
            RunToEnd(scheduler);

            using var alone = Fixture.LoadShipped();
            Assert.That(session.ReadsPrompts, Is.True);
            for (var i = 0; i < tasks.Length; i++)
                Assert.That(tasks[i].Tokens, Is.EqualTo(Single(alone, prompts[i], Sampler(session, true, i), certain: tasks[i].Certain)), $"prompt of {lengths[i]}");
        }
    }
}
