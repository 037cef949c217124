using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Plays a conversation suite on another thread. The window calls <see cref="Tick"/> many times a second. Main thread.</summary>
    internal sealed class SuiteSession : IDisposable
    {
        private readonly ConcurrentQueue<CaseReport> _finished = new ConcurrentQueue<CaseReport>();
        private readonly List<CaseReport> _cases = new List<CaseReport>();
        private CancellationTokenSource? _cancel;
        private EngineLoader? _loader;
        private Task<SuiteReport>? _run;

        /// <summary>The cases played so far.</summary>
        public IReadOnlyList<CaseReport> Cases => _cases;

        /// <summary>Whether a suite is being played.</summary>
        public bool IsRunning => _run != null || (_loader != null && !_loader.IsCompleted);

        /// <summary>The whole report; null until all cases were played.</summary>
        public SuiteReport? Report { get; private set; }

        /// <summary>What went wrong; null when nothing did.</summary>
        public string? Fault { get; private set; }

        private LoadedSuite? Suite { get; set; }

        private int? Seed { get; set; }

        private string BundleName { get; set; } = string.Empty;

        /// <summary>Starts a suite; one that runs is stopped.</summary>
        /// <param name="file">Path of the suite.</param>
        /// <param name="bundle">Who speaks.</param>
        /// <param name="seed">The seed; null for the suite's own.</param>
        public void Start(string file, DialogueBundle bundle, int? seed)
        {
            Dispose();
            _cases.Clear();
            Report = null;
            Fault = null;
            OrdinaryWordList.Use();
            var problems = new ProblemList();
            Suite = LoadedSuite.Load(file, problems);
            if (Suite == null || problems.Errors > 0)
            {
                Fault = problems.Sorted().First(problem => problem.Severity == Severity.Error).ToString();
                return;
            }

            Seed = seed;
            BundleName = bundle.name;
            try
            {
                _loader = EngineLoader.Start(bundle, new DialogueOptions { Rows = 1 });
            }
            catch (GptDialogueException fault)
            {
                Fault = fault.Message;
            }
        }

        /// <summary>Takes in what came since the last call; true if anything did.</summary>
        public bool Tick()
        {
            var changed = false;
            while (_finished.TryDequeue(out var played))
            {
                _cases.Add(played);
                changed = true;
            }

            if (_run == null && _loader != null && _loader.IsCompleted)
            {
                if (_loader.Engine != null)
                    _run = Play(_loader.Engine);
                else
                    End(_loader.Fault ?? "The engine was stopped.");
                return true;
            }

            if (_run == null || !_run.IsCompleted)
                return changed;
            if (_run.Status == TaskStatus.RanToCompletion)
                Report = _run.Result;
            End(_run.Exception?.GetBaseException().Message);
            return true;
        }

        /// <summary>Stops.</summary>
        public void Dispose()
        {
            _cancel?.Cancel();
            End(null);
            while (_finished.TryDequeue(out _))
            {
            }
        }

        private Task<SuiteReport> Play(DialogueEngine engine)
        {
            var (suite, name, seed) = (Suite!, BundleName, Seed);
            _cancel = new CancellationTokenSource();
            var speaker = new StoppableSpeaker(engine, _cancel.Token);
            return Task.Run(() => SuiteRunner.Run(suite, speaker, name, seed, _finished.Enqueue));
        }

        private void End(string? fault)
        {
            Fault = fault;
            // A run that was stopped ends with an exception that nobody waits for.
            _run?.ContinueWith(static run => _ = run.Exception, TaskScheduler.Default);
            _run = null;
            _loader?.Stop();
            _loader = null;
        }

        /// <summary>The engine as suites see it, with a way to stop between two lines.</summary>
        private sealed class StoppableSpeaker : ISuiteSpeaker
        {
            private readonly EngineSpeaker _speaker;
            private readonly CancellationToken _cancel;

            public StoppableSpeaker(DialogueEngine engine, CancellationToken cancel)
            {
                _speaker = new EngineSpeaker(engine);
                _cancel = cancel;
            }

            public string Device => _speaker.Device;

            public ISuiteConversation Open(WorldPack world, string character, IGameState state, ulong seed)
            {
                _cancel.ThrowIfCancellationRequested();
                return _speaker.Open(world, character, state, seed);
            }

            // The session owns the engine.
            public void Dispose()
            {
            }
        }
    }
}
