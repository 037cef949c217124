using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class GenerationWorkerTests
    {
        private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30); // only reached when a test fails

        [Test]
        public void Enqueue_OfSeveral_RunsThemAllOnOneThread()
        {
            var session = Fixture.Load(rows: 4);
            using var worker = new GenerationWorker(session);
            var threads = new ConcurrentBag<int>();
            var tasks = Enumerable.Range(0, 10).Select(_ => New(worker, session, 20, () => threads.Add(Environment.CurrentManagedThreadId))).ToArray();
            foreach (var task in tasks) worker.Enqueue(task);
            foreach (var task in tasks) AssertEnded(task, WorkOutcome.Done);
            Assert.That(threads.Distinct().Count(), Is.EqualTo(1));
            Assert.That(threads, Does.Not.Contain(Environment.CurrentManagedThreadId));
        }

        [Test]
        public void Enqueue_OfOneThatThrows_ReportsItAndGoesOn()
        {
            var faults = new ConcurrentQueue<Exception>();
            var session = Fixture.Load(rows: 2);
            using var worker = new GenerationWorker(session, new WorkerOptions { Faulted = faults.Enqueue });
            var bad = New(worker, session, 20, () => throw new InvalidOperationException("broken"));
            var good = New(worker, session, 20);
            worker.Enqueue(bad);
            worker.Enqueue(good);
            AssertEnded(bad, WorkOutcome.Failed);
            AssertEnded(good, WorkOutcome.Done);
            Assert.That(bad.Fault!.Message, Is.EqualTo("broken"));
            Assert.That(faults.Select(fault => fault.Message), Is.EqualTo(new[] { "broken" }));
        }

        [Test]
        public void Enqueue_WhenTheListenerThrows_GoesOn()
        {
            var session = Fixture.Load();
            using var worker = new GenerationWorker(session, new WorkerOptions { Faulted = _ => throw new InvalidOperationException() });
            var bad = New(worker, session, 20, () => throw new InvalidOperationException("broken"));
            var good = New(worker, session, 20);
            worker.Enqueue(bad);
            worker.Enqueue(good);
            AssertEnded(good, WorkOutcome.Done);
        }

        [Test]
        public void Cancel_WhileItRuns_EndsItAsCancelled()
        {
            var session = Fixture.Load();
            using var worker = new GenerationWorker(session);
            using var began = new ManualResetEventSlim();
            var task = New(worker, session, 200, began.Set);
            worker.Enqueue(task);
            Assert.That(began.Wait(Enough));
            task.Cancel();
            AssertEnded(task, WorkOutcome.Cancelled);
        }

        [Test]
        public void Stop_WithWorkInFlight_EndsEverythingAndJoins()
        {
            var session = new FaultySession(Fixture.Load(rows: 2));
            var worker = new GenerationWorker(session);
            using var began = new ManualResetEventSlim();
            var tasks = Enumerable.Range(0, 6).Select(_ => New(worker, session, 200, began.Set)).ToArray();
            foreach (var task in tasks) worker.Enqueue(task);
            Assert.That(began.Wait(Enough));
            Assert.That(worker.Stop(Enough));
            Assert.That(session.IsDisposed);
            foreach (var task in tasks) AssertEnded(task, WorkOutcome.Cancelled);
            Assert.That(() => worker.Enqueue(tasks[0]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("stopped"));
        }

        [Test]
        public void Stop_WhenARunHangs_StaysBoundedAndEndsEveryTask()
        {
            var session = new FaultySession(Fixture.Load());
            var worker = new GenerationWorker(session);
            var task = New(worker, session, 20);
            session.Hang();
            worker.Enqueue(task);
            Assert.That(session.Hanging.Wait(Enough));
            Assert.That(worker.Stop(TimeSpan.FromMilliseconds(50)), Is.False);
            AssertEnded(task, WorkOutcome.Cancelled);
            Assert.That(session.IsDisposed, Is.False, "a model must not be freed while it runs");
            session.Release();
            Assert.That(session.Disposed.Wait(Enough));
            Assert.That(task.Tokens, Is.Empty);
            Assert.That(task.Ends, Is.EqualTo(1));
        }

        [Test]
        public void CheckStuck_WhenARunTakesTooLong_InterruptsItAndGoesOn()
        {
            var clock = new FakeClock();
            var session = new FaultySession(Fixture.Load()) { InterruptReleases = true };
            using var worker = new GenerationWorker(session, new WorkerOptions { Clock = clock, StuckAfter = TimeSpan.FromHours(1) });
            var stuck = New(worker, session, 20);
            session.Hang();
            worker.Enqueue(stuck);
            Assert.That(session.Hanging.Wait(Enough));
            worker.CheckStuck();
            Assert.That(stuck.Outcome, Is.Null);
            clock.Advance(TimeSpan.FromHours(1));
            worker.CheckStuck();
            AssertEnded(stuck, WorkOutcome.Failed);
            Assert.That(worker.IsLost, Is.False);
            var next = New(worker, session, 20);
            worker.Enqueue(next);
            AssertEnded(next, WorkOutcome.Done);
        }

        [Test]
        public void CheckStuck_WhenInterruptingDoesNotHelp_FailsEveryTaskNowAndLater()
        {
            var clock = new FakeClock();
            var session = new FaultySession(Fixture.Load());
            using var worker = new GenerationWorker(session, new WorkerOptions { Clock = clock, StuckAfter = TimeSpan.FromHours(1) });
            var stuck = New(worker, session, 20);
            session.Hang();
            worker.Enqueue(stuck);
            Assert.That(session.Hanging.Wait(Enough));
            clock.Advance(TimeSpan.FromHours(9));
            worker.CheckStuck();
            Assert.That(stuck.Outcome, Is.Null, "the interrupt gets its time, however late the watchdog looks");
            clock.Advance(TimeSpan.FromHours(1));
            worker.CheckStuck();
            AssertEnded(stuck, WorkOutcome.Failed);
            Assert.That(stuck.Fault!.Message, Does.Contain("did not come back"));
            var next = New(worker, session, 20);
            worker.Enqueue(next);
            AssertEnded(next, WorkOutcome.Failed);
            session.Release();
            Assert.That(session.Disposed.Wait(Enough));
            Assert.That(stuck.Ends, Is.EqualTo(1));
        }

        [Test]
        public void Enqueue_WhenTooManyAreOpen_SaysSo()
        {
            var session = new FaultySession(Fixture.Load());
            using var worker = new GenerationWorker(session, new WorkerOptions { QueueCapacity = 2 });
            session.Hang();
            worker.Enqueue(New(worker, session, 2));
            worker.Enqueue(New(worker, session, 2));
            Assert.That(() => worker.Enqueue(New(worker, session, 2)), Throws.TypeOf<GptDialogueException>().With.Message.Contains("2 open tasks"));
            session.Release();
        }

        private static ScriptedTask New(GenerationWorker worker, IModelSession session, int count, Action? beforeToken = null) =>
            new(worker.NewLane(), Fixture.Tokens(session, 20), new Sampler(SamplerOptions.Greedy, 1, session.VocabularySize), count) { BeforeToken = beforeToken };

        private static void AssertEnded(ScriptedTask task, WorkOutcome outcome)
        {
            Assert.That(task.Ended.Wait(Enough), "the task did not end");
            Assert.That(task.Outcome, Is.EqualTo(outcome), task.Fault?.ToString());
        }
    }
}
