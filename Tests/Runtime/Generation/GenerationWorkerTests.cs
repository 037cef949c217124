using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using GptDialogue.Generation;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class GenerationWorkerTests
    {
        private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30); // only reached when a test fails

        [Test]
        public void Enqueue_OfSeveral_RunsThemInOrderOnOneThread()
        {
            using var worker = new GenerationWorker();
            var order = new ConcurrentQueue<(int, int)>();
            var items = Enumerable.Range(0, 20).Select(i => new Item(_ => order.Enqueue((i, Environment.CurrentManagedThreadId)))).ToArray();
            foreach (var item in items) worker.Enqueue(item);
            foreach (var item in items) item.AssertCompleted(WorkOutcome.Done);
            Assert.That(order.Select(entry => entry.Item1), Is.EqualTo(Enumerable.Range(0, 20)));
            Assert.That(order.Select(entry => entry.Item2).Distinct().Count(), Is.EqualTo(1));
        }

        [Test]
        public void Enqueue_OfOneThatThrows_ReportsItAndGoesOn()
        {
            var faults = new ConcurrentQueue<Exception>();
            using var worker = new GenerationWorker(new WorkerOptions { Faulted = faults.Enqueue });
            var bad = new Item(_ => throw new InvalidOperationException("broken"));
            var good = new Item(_ => { });
            worker.Enqueue(bad);
            worker.Enqueue(good);
            bad.AssertCompleted(WorkOutcome.Failed);
            good.AssertCompleted(WorkOutcome.Done);
            Assert.That(bad.Fault!.Message, Is.EqualTo("broken"));
            Assert.That(faults.Select(fault => fault.Message), Is.EqualTo(new[] { "broken" }));
        }

        [Test]
        public void Complete_WhenItThrowsAndTheListenerThrows_TheWorkerGoesOn()
        {
            using var worker = new GenerationWorker(new WorkerOptions { Faulted = _ => throw new InvalidOperationException() });
            worker.Enqueue(new Item(_ => { }) { OnComplete = () => throw new InvalidOperationException() });
            var good = new Item(_ => { });
            worker.Enqueue(good);
            good.AssertCompleted(WorkOutcome.Done);
        }

        [Test]
        public void Cancel_WhileItRuns_CompletesItAsCancelled()
        {
            using var worker = new GenerationWorker();
            var began = new ManualResetEventSlim();
            var item = new Item(cancel =>
            {
                began.Set();
                cancel.WaitHandle.WaitOne(Enough);
                cancel.ThrowIfCancellationRequested();
            });
            var handle = worker.Enqueue(item);
            Assert.That(began.Wait(Enough));
            handle.Cancel();
            item.AssertCompleted(WorkOutcome.Cancelled);
            Assert.That(handle.IsCompleted);
        }

        [Test]
        public void Cancel_BeforeItBegins_NeverRunsIt()
        {
            using var worker = new GenerationWorker();
            var release = new ManualResetEventSlim();
            worker.Enqueue(new Item(_ => release.Wait(Enough)));
            var ran = false;
            var item = new Item(_ => ran = true);
            worker.Enqueue(item).Cancel();
            release.Set();
            item.AssertCompleted(WorkOutcome.Cancelled);
            Assert.That(ran, Is.False);
        }

        [Test]
        public void Stop_WithWorkInFlight_CancelsEverythingTearsDownAndJoins()
        {
            var tornDown = false;
            var worker = new GenerationWorker(new WorkerOptions { Teardown = () => tornDown = true });
            var began = new ManualResetEventSlim();
            var running = new Item(cancel =>
            {
                began.Set();
                cancel.WaitHandle.WaitOne(Enough);
            });
            var waiting = Enumerable.Range(0, 5).Select(_ => new Item(_ => { })).ToArray();
            worker.Enqueue(running);
            foreach (var item in waiting) worker.Enqueue(item);
            Assert.That(began.Wait(Enough));
            Assert.That(worker.Stop(Enough));
            Assert.That(tornDown);
            running.AssertCompleted(WorkOutcome.Cancelled);
            foreach (var item in waiting) item.AssertCompleted(WorkOutcome.Cancelled);
            Assert.That(() => worker.Enqueue(new Item(_ => { })), Throws.TypeOf<GptDialogueException>().With.Message.Contains("stopped"));
        }

        [Test]
        public void Stop_WhenARunIsStuck_InterruptsItAndStaysBounded()
        {
            var release = new ManualResetEventSlim();
            var worker = new GenerationWorker(new WorkerOptions { Interrupt = release.Set });
            var began = new ManualResetEventSlim();
            var stuck = new Item(_ =>
            {
                began.Set();
                release.Wait(Enough);
            });
            worker.Enqueue(stuck);
            Assert.That(began.Wait(Enough));
            Assert.That(worker.Stop(TimeSpan.FromMilliseconds(40)) || stuck.Completed.Wait(Enough));
            stuck.AssertCompleted(WorkOutcome.Cancelled);
        }

        [Test]
        public void Stop_WhenARunNeverEnds_ReturnsFalseAndCompletesWhatWaits()
        {
            var release = new ManualResetEventSlim();
            var worker = new GenerationWorker();
            var began = new ManualResetEventSlim();
            worker.Enqueue(new Item(_ =>
            {
                began.Set();
                release.Wait(Enough);
            }));
            var waiting = new Item(_ => { });
            worker.Enqueue(waiting);
            Assert.That(began.Wait(Enough));
            Assert.That(worker.Stop(TimeSpan.FromMilliseconds(20)), Is.False);
            waiting.AssertCompleted(WorkOutcome.Cancelled);
            release.Set();
        }

        [Test]
        public void Stop_FromAnItem_DoesNotWaitForItself()
        {
            var worker = new GenerationWorker();
            var item = new Item(_ => worker.Stop(Enough));
            worker.Enqueue(item);
            item.AssertCompleted(WorkOutcome.Cancelled);
        }

        [Test]
        public void Enqueue_WhenTheQueueIsFull_SaysSo()
        {
            var release = new ManualResetEventSlim();
            var began = new ManualResetEventSlim();
            using var worker = new GenerationWorker(new WorkerOptions { QueueCapacity = 1 });
            worker.Enqueue(new Item(_ =>
            {
                began.Set();
                release.Wait(Enough);
            }));
            Assert.That(began.Wait(Enough));
            worker.Enqueue(new Item(_ => { }));
            Assert.That(() => worker.Enqueue(new Item(_ => { })), Throws.TypeOf<GptDialogueException>().With.Message.Contains("1 items wait already"));
            release.Set();
        }

        private sealed class Item(Action<CancellationToken> work) : IWorkItem
        {
            private int _completions;
            private WorkOutcome _outcome;

            public ManualResetEventSlim Completed { get; } = new();

            public Exception? Fault { get; private set; }

            public Action? OnComplete { get; init; }

            public void Execute(CancellationToken cancel) => work(cancel);

            public void Complete(WorkOutcome outcome, Exception? fault)
            {
                _completions++;
                (_outcome, Fault) = (outcome, fault);
                Completed.Set();
                OnComplete?.Invoke();
            }

            public void AssertCompleted(WorkOutcome outcome)
            {
                Assert.That(Completed.Wait(Enough), "never completed");
                Assert.That(_outcome, Is.EqualTo(outcome));
                Assert.That(_completions, Is.EqualTo(1));
            }
        }
    }
}
