using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using GptDialogue.Runtime.Tests.Inference.Devices;
using GptDialogue.Sampling;
using NUnit.Framework;
using static GptDialogue.Runtime.Tests.Generation.SingleRuns;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class SchedulerTests
    {
        private static IEnumerable<TestCaseData> Crowds() =>
            from variant in Fixture.Variants()
            from size in new[] { 2, 8, 32 }
            from seeded in new[] { false, true }
            select new TestCaseData(variant, size, seeded);

        [TestCaseSource(nameof(Crowds))]
        public void Round_OfManyConversationsOfMixedLength_GivesEachTheTokensOfItsSingleRun(string variant, int size, bool seeded)
        {
            using var session = Fixture.Load(variant, rows: size);
            var scheduler = new Scheduler(session);
            var prompts = Enumerable.Range(0, size).Select(i => Fixture.Tokens(session, 3 + i * 37 % 150, i)).ToArray();
            var tasks = prompts.Select((prompt, i) => new ScriptedTask(scheduler.NewLane(), prompt, Sampler(session, seeded, i), Count)).ToArray();

            foreach (var task in tasks) scheduler.Add(task);
            RunToEnd(scheduler);

            using var alone = Fixture.Load(variant);
            for (var i = 0; i < size; i++)
                Assert.That(tasks[i].Tokens, Is.EqualTo(Single(alone, prompts[i], Sampler(session, seeded, i))), $"conversation {i}");
        }

        [TestCase(1)]
        [TestCase(3)]
        public void Round_WhenConversationsShareFewRows_GivesEachTheTokensOfItsSingleRun(int rows)
        {
            using var session = Fixture.Load("int8-kv8", rows);
            var scheduler = new Scheduler(session);
            var lanes = Enumerable.Range(0, 7).Select(_ => scheduler.NewLane()).ToArray();
            for (var turn = 0; turn < 2; turn++)
            {
                var prompts = lanes.Select((_, i) => Fixture.Tokens(session, 20 + i * 11 + turn, i)).ToArray();
                var tasks = prompts.Select((prompt, i) => new ScriptedTask(lanes[i], prompt, Sampler(session, true, i), Count)).ToArray();
                foreach (var task in tasks) scheduler.Add(task);
                RunToEnd(scheduler);
                for (var i = 0; i < lanes.Length; i++)
                    Assert.That(tasks[i].Tokens, Is.EqualTo(Single("int8-kv8", prompts[i], Sampler(session, true, i))), $"turn {turn}, conversation {i}");
            }
        }

        [TestCase(1)]
        [TestCase(2)]
        [TestCase(6)]
        public void Round_WhenSomeTokensAreCertain_GivesEachTheTokensOfItsSingleRun(int size)
        {
            using var session = Fixture.Load("int8-kv8", rows: size);
            var scheduler = new Scheduler(session);
            var prompts = Enumerable.Range(0, size).Select(i => Fixture.Tokens(session, 10 + i * 7, i)).ToArray();
            var tasks = prompts.Select((prompt, i) => new ScriptedTask(scheduler.NewLane(), prompt, Sampler(session, true, i), Count)
            {
                Certain = i % 2 == 0 ? 200 + i : null,
            }).ToArray();
            foreach (var task in tasks) scheduler.Add(task);
            RunToEnd(scheduler);

            using var alone = Fixture.Load("int8-kv8");
            for (var i = 0; i < size; i++)
            {
                var expected = Single(alone, prompts[i], Sampler(session, true, i), certain: tasks[i].Certain);
                Assert.That(tasks[i].Tokens, Is.EqualTo(expected), $"conversation {i}");
            }
        }

        [TestCase(CacheMemory.Addressable)]
        [TestCase(CacheMemory.Opaque)]
        public void Round_WhenRowsCannotBeMoved_GivesEachTheTokensOfItsSingleRun(CacheMemory memory)
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            using var session = ModelSession.Load(bundle, new ModelOptions { Device = new FaultyDevice(Fault.None) { Memory = memory }, Rows = 4 });
            var scheduler = new Scheduler(session);
            var prompts = Enumerable.Range(0, 4).Select(i => Fixture.Tokens(session, 10 + i * 30, i)).ToArray();
            // The first ones end first, so that idle rows stand between those that speak.
            var tasks = prompts.Select((prompt, i) => new ScriptedTask(scheduler.NewLane(), prompt, Sampler(session, true, i), 10 + i * 5)).ToArray();
            foreach (var task in tasks) scheduler.Add(task);
            RunToEnd(scheduler);
            for (var i = 0; i < 4; i++)
                Assert.That(tasks[i].Tokens, Is.EqualTo(Single("fp32", prompts[i], Sampler(session, true, i), 10 + i * 5)), $"conversation {i}");
        }

        [Test]
        public void Round_WhenTheDeviceIsLost_GoesOnTokenForToken()
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            var devices = new DeviceOptions { Order = [new FaultyDevice(Fault.Run, goodRuns: 40)], KeepFaster = false };
            using var session = ModelSession.Load(bundle, new ModelOptions { Variant = "fp32", Rows = 3, WarmUp = false }, devices);
            var scheduler = new Scheduler(session);
            var tasks = Enumerable.Range(0, 3).Select(i => New(scheduler, session, 20 + i, i, 60)).ToArray();
            RunToEnd(scheduler);
            Assert.That(session.LostReason, Is.Not.Null);
            for (var i = 0; i < 3; i++)
            {
                Assert.That(tasks[i].Outcome, Is.EqualTo(WorkOutcome.Done));
                Assert.That(tasks[i].Tokens, Is.EqualTo(Single("fp32", Fixture.Tokens(session, 20 + i, i), Sampler(session, false, i), 60)), $"conversation {i}");
            }
        }

        [Test]
        public void Round_WhenABatchFailsOnce_RunsEachTextAlone()
        {
            using var session = new FaultySession(Fixture.Load(rows: 3));
            var scheduler = new Scheduler(session);
            var tasks = Enumerable.Range(0, 3).Select(i => New(scheduler, session, 20 + i, i, 20)).ToArray();
            while (tasks.Any(task => task.Tokens.Count < 2)) scheduler.Round(default);
            session.FailNext(1);
            RunToEnd(scheduler);
            for (var i = 0; i < 3; i++)
                Assert.That(tasks[i].Tokens, Is.EqualTo(Single("fp32", Fixture.Tokens(session, 20 + i, i), Sampler(session, false, i), 20)));
            Assert.That(scheduler.Counts.FailedRuns, Is.EqualTo(1));
        }

        [Test]
        public void Round_WhenANewcomerBringsALongPrompt_GivesTheSpeakersATokenForEveryPiece()
        {
            using var session = Fixture.Load(rows: 3);
            var scheduler = new Scheduler(session);
            var speakers = Enumerable.Range(0, 2).Select(i => New(scheduler, session, 10, i, 100)).ToArray();
            while (speakers[1].Tokens.Count < 5) scheduler.Round(default);
            var newcomer = New(scheduler, session, 200, 9, 3);
            while (newcomer.Tokens.Count == 0)
            {
                var before = speakers[0].Tokens.Count;
                var runs = session.RunCount;
                scheduler.Round(default);
                Assert.That(speakers[0].Tokens.Count, Is.EqualTo(before + 1));
                Assert.That(session.RunCount - runs, Is.LessThanOrEqualTo(2));
            }
        }

        [Test]
        public void Round_WhenEverybodySpeaks_RunsTheModelOnce()
        {
            using var session = Fixture.Load(rows: 8);
            var scheduler = new Scheduler(session);
            var tasks = Enumerable.Range(0, 8).Select(i => New(scheduler, session, 10 + i, i, 40)).ToArray();
            while (tasks.Any(task => task.Tokens.Count < 2)) scheduler.Round(default);
            var runs = session.RunCount;
            for (var i = 0; i < 10; i++) scheduler.Round(default);
            Assert.That(session.RunCount - runs, Is.EqualTo(10));
        }

        [Test]
        public void Round_WhenAnUrgentNewcomerFindsNoRow_TakesOneFromTheLeastUrgentWhichGoesOnLater()
        {
            using var session = Fixture.Load(rows: 2);
            var scheduler = new Scheduler(session);
            var normal = New(scheduler, session, 30, 1, 30);
            var ahead = New(scheduler, session, 30, 2, 30, TaskPriority.Background);
            while (ahead.Tokens.Count < 5) scheduler.Round(default);

            var urgent = New(scheduler, session, 30, 3, 10, TaskPriority.Focus);
            while (urgent.Outcome == null) scheduler.Round(default);

            Assert.That(ahead.Tokens.Count, Is.LessThan(10));
            Assert.That(normal.Tokens.Count, Is.GreaterThan(10));
            Assert.That(scheduler.Rows.Preemptions, Is.EqualTo(1));
            RunToEnd(scheduler);
            Assert.That(ahead.Tokens, Is.EqualTo(Single("fp32", Fixture.Tokens(session, 30, 2), Sampler(session, false, 2), 30)));
        }

        [Test]
        public void Round_WhenPromptsBeginAlike_CopiesWhatAnotherRowHolds()
        {
            using var session = Fixture.Load("int8-kv8", rows: 2);
            var scheduler = new Scheduler(session);
            var shared = Fixture.Tokens(session, 100);
            int[] first = [.. shared, 200, 201];
            int[] second = [.. shared, 300, 301, 302];
            scheduler.Add(new ScriptedTask(scheduler.NewLane(), first, Sampler(session, false, 0), 1));
            RunToEnd(scheduler);
            var task = new ScriptedTask(scheduler.NewLane(), second, Sampler(session, false, 0), Count);
            scheduler.Add(task);
            RunToEnd(scheduler);

            Assert.That(scheduler.Rows.CopiedTokens, Is.EqualTo(100));
            Assert.That(scheduler.Counts.PrefilledTokens, Is.LessThan(102 + 3 + Count));
            Assert.That(task.Tokens, Is.EqualTo(Single("int8-kv8", second, Sampler(session, false, 0))));
        }

        [Test]
        public void Round_WhenTasksAreCancelledOrLate_EndsThemWhereverTheyAre()
        {
            using var session = Fixture.Load(rows: 1);
            var scheduler = new Scheduler(session);
            var lane = scheduler.NewLane();
            ScriptedTask Add(Lane of, TimeSpan deadline)
            {
                var task = new ScriptedTask(of, Fixture.Tokens(session, 20), Sampler(session, false, 0), 50) { LateAfter = deadline };
                scheduler.Add(task);
                return task;
            }

            var running = Add(lane, TimeSpan.FromSeconds(5));
            var behind = Add(lane, TimeSpan.MaxValue);
            var elsewhere = Add(scheduler.NewLane(), TimeSpan.FromSeconds(2));
            while (running.Tokens.Count < 3) scheduler.Round(TimeSpan.FromSeconds(1));
            behind.Cancel();
            scheduler.Round(TimeSpan.FromSeconds(3));
            Assert.That(behind.Outcome, Is.EqualTo(WorkOutcome.Cancelled));
            Assert.That(elsewhere.Outcome, Is.EqualTo(WorkOutcome.Late));
            Assert.That(running.Outcome, Is.Null);
            scheduler.Round(TimeSpan.FromSeconds(5));
            Assert.That(running.Outcome, Is.EqualTo(WorkOutcome.Late));
            Assert.That(scheduler.IsIdle);
        }

        [Test]
        public void Round_WhenBackgroundIsPaused_RunsTheOthersOnly()
        {
            using var session = Fixture.Load(rows: 2);
            var scheduler = new Scheduler(session) { PauseBackground = true };
            var ahead = New(scheduler, session, 20, 1, 5, TaskPriority.Background);
            var normal = New(scheduler, session, 20, 2, 5);
            while (normal.Outcome == null) scheduler.Round(default);
            Assert.That(scheduler.Round(default), Is.False);
            Assert.That(ahead.Tokens, Is.Empty);
            scheduler.PauseBackground = false;
            RunToEnd(scheduler);
            Assert.That(ahead.Tokens, Has.Count.EqualTo(5));
        }

        [TestCase(2)]
        [TestCase(16)]
        public void Round_WhenWarm_AllocatesNothing(int size)
        {
            using var session = Fixture.Load("int8-kv8", rows: size);
            var scheduler = new Scheduler(session);
            ScriptedTask[] tasks = [];
            void Begin()
            {
                tasks = Enumerable.Range(0, size)
                    .Select(i => new ScriptedTask(scheduler.NewLane(), Fixture.Tokens(session, 20 + i, i), Sampler(session, true, i), 100 + i)).ToArray();
                foreach (var task in tasks) scheduler.Add(task);
                while (tasks.Any(task => task.Tokens.Count < 2)) scheduler.Round(default);
            }

            Assert.That(Garbage.Of(() => { while (!scheduler.IsIdle) scheduler.Round(default); }, Begin), Is.Zero);
            Assert.That(tasks.Select(task => task.Tokens.Count), Is.EqualTo(Enumerable.Range(100, size)));
        }

        private static ScriptedTask New(
            Scheduler scheduler, IModelSession session, int length, int seed, int count, TaskPriority priority = TaskPriority.Normal)
        {
            var task = new ScriptedTask(scheduler.NewLane(), Fixture.Tokens(session, length, seed), Sampler(session, false, seed), count) { Priority = priority };
            scheduler.Add(task);
            return task;
        }
    }
}
