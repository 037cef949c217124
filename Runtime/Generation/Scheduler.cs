using System;
using System.Collections.Generic;
using GptDialogue.Inference;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Continuous batching: every round gives each text under way its next token, all of them in one run of the model, and runs one
    /// piece of one newcomer's prompt, so that nobody who speaks waits for a long prompt. Texts come and go between any two rounds.
    /// Used by one thread; knows nothing of threads, waiting or the game.
    /// </summary>
    public sealed partial class Scheduler
    {
        /// <summary>
        /// Most tokens of a prompt that are run in one piece. Always the same, however busy it is: then the pieces, and with them the
        /// last bits of the result, do not depend on who else talks.
        /// </summary>
        public const int Piece = ModelSession.MaxChunk;

        /// <summary>Pieces up to this length are run in every round: they are no prompts but tokens that were certain beforehand.</summary>
        private const int ShortPiece = 4;

        /// <summary>After so many rounds in which less urgent texts rested they get one.</summary>
        private const int MostRests = 40;

        private readonly IModelSession _session;
        private readonly RowPool _rows;
        private readonly List<Lane> _lanes = new List<Lane>();
        private readonly int[] _next;
        private long _arrivals;
        private int _rests; // rounds in a row

        /// <summary>Makes a scheduler for all rows of a session.</summary>
        public Scheduler(IModelSession session)
        {
            _session = session ?? throw new ArgumentNullException(nameof(session));
            _rows = new RowPool(session);
            _next = new int[_rows.Count];
        }

        /// <summary>Whether texts of background priority have to wait.</summary>
        public bool PauseBackground { get; set; }

        /// <summary>Whether a whole run was given up, as the model hangs: nothing is tried again.</summary>
        internal Func<bool>? RunsAreLost { get; set; }

        /// <summary>What has been done since the start.</summary>
        internal SchedulerCounts Counts;

        /// <summary>Makes the sequence of a new conversation.</summary>
        public Lane NewLane() => new Lane(_session);

        /// <summary>Whether there is anything to run or to end.</summary>
        public bool IsIdle => _lanes.Count == 0;

        /// <summary>Whether somebody waits for a text to begin.</summary>
        internal bool IsAwaited
        {
            get
            {
                foreach (var lane in _lanes)
                    if (lane.Head?.IsAwaited == true) return true;
                return false;
            }
        }

        /// <summary>Number of tasks that have not ended.</summary>
        internal int OpenTasks { get; private set; }

        internal RowPool Rows => _rows;

        /// <summary>Adds a task behind the others of its lane.</summary>
        public void Add(GenerationTask task)
        {
            var lane = task.Lane;
            task.Arrival = ++_arrivals;
            OpenTasks++;
            if (lane.Head == null) _lanes.Add(lane);
            lane.Waiting.Enqueue(task);
        }

        /// <summary>Ends what is due, admits a newcomer, and moves every text on by one token or piece.</summary>
        /// <param name="now">Time of the tasks' deadlines.</param>
        /// <returns>Whether the model was run; if not, nothing can be done before something changes.</returns>
        public bool Round(TimeSpan now)
        {
            var runs = _session.RunCount;
            EndDue(now);
            // A run of one text takes a fraction of the time of a run of many: whoever is spoken to begins much sooner when the others
            // are silent for these few runs.
            _rests = IsAwaited && _rests < MostRests ? _rests + 1 : 0;
            Admit();
            if (!SpeakAhead())
            {
                Speak();
                Prefill();
            }
            Leave();
            return _session.RunCount != runs;
        }

        /// <summary>One token for every text that speaks: a batch in one run of the model.</summary>
        private void Speak()
        {
            ChooseSpeakers();
            var count = _rows.Gather();
            if (count == 0) return;
            for (var row = 0; row < count; row++) _next[row] = NextToken(_rows.Holder(row));
            try
            {
                _session.Step(0, _next.AsSpan(0, count));
            }
            catch (DeviceLostException e)
            {
                Moved(e);
                return;
            }
            catch (Exception e)
            {
                SpeakOneByOne(count, e);
                return;
            }
            Counts.Runs++;
            for (var row = 0; row < count; row++)
                if (_next[row] != ModelSession.NoToken && _rows.Holder(row)!.Generator.Pending == 0) Advance(_rows.Holder(row)!, row);
        }

        /// <summary>
        /// Who has just one token to run; and, if these are several, who spoke before and has a few that were certain: one by one in
        /// the batch they cost less than a run of their own.
        /// </summary>
        private void ChooseSpeakers()
        {
            var speakers = 0;
            foreach (var lane in _lanes)
            {
                lane.Speaks = MayRun(lane) && lane.Generator.Pending == 1 && !lane.Generator.IsReading;
                if (lane.Speaks) speakers++;
            }
            if (speakers < 2) return;
            foreach (var lane in _lanes)
                if (MayRun(lane) && lane.Current!.HasAdvanced && lane.Generator.Pending <= ShortPiece && !lane.Generator.IsReading) lane.Speaks = true;
        }

        /// <summary>The next piece of the most urgent prompt, and every short piece.</summary>
        private void Prefill()
        {
            var first = MostUrgentPrompt();
            for (var i = 0; i < _lanes.Count; i++)
            {
                var lane = _lanes[i];
                var pending = lane.Generator.Pending;
                if (lane.Speaks || (lane != first && (pending == 0 || pending > ShortPiece || !MayRun(lane)))) continue;
                RunPiece(lane);
            }
        }

        private void RunPiece(Lane lane)
        {
            try
            {
                var before = lane.Generator.Pending;
                var complete = lane.Generator.RunPiece(Piece);
                Counts.Runs++;
                Counts.PrefilledTokens += before - lane.Generator.Pending;
                if (!complete) return;
            }
            catch (DeviceLostException e)
            {
                Moved(e);
                return;
            }
            catch (Exception e)
            {
                Finish(lane, WorkOutcome.Failed, e);
                return;
            }
            Advance(lane, 0);
        }

        /// <summary>The session runs elsewhere now and every row is empty: all there is to do is to go on, as everything is pending again.</summary>
        private void Moved(DeviceLostException e)
        {
            Counts.FailedRuns++;
            Faulted?.Invoke(e);
        }

        /// <summary>Lets the task of a lane take what comes next from the logits of the last run.</summary>
        private void Advance(Lane lane, int index)
        {
            var before = lane.Generator.Length;
            try
            {
                lane.Current!.HasAdvanced = true;
                var more = lane.Current.Advance(_session.Logits(index));
                Counts.Tokens += lane.Generator.Length - before;
                if (!more) Finish(lane, WorkOutcome.Done, null);
            }
            catch (Exception e)
            {
                Finish(lane, WorkOutcome.Failed, e);
            }
        }

        /// <summary>A batch failed: each text is run alone, so that what only one of them brings about does not end the others.</summary>
        private void SpeakOneByOne(int count, Exception fault)
        {
            Counts.FailedRuns++;
            for (var row = 0; row < count; row++)
            {
                var lane = _rows.Holder(row);
                if (lane == null || !lane.Speaks) continue;
                if (RunsAreLost?.Invoke() == true) Finish(lane, WorkOutcome.Failed, fault);
                else RunPiece(lane);
            }
        }

        private Lane? MostUrgentPrompt()
        {
            Lane? best = null;
            foreach (var lane in _lanes)
                if (!lane.Speaks && MayRun(lane) && lane.Generator.Pending > 0 && (best == null || Before(lane.Current!, best.Current!))) best = lane;
            return best;
        }

        private bool MayRun(Lane lane) => lane.Current != null && lane.Generator.Row != Generator.NoRow && !Rests(lane.Current);

        /// <summary>Whether a text has to let others go first.</summary>
        private bool Rests(GenerationTask task) =>
            (PauseBackground && task.Priority == TaskPriority.Background) || (_rests > 0 && task.Priority < TaskPriority.Focus);

        private static bool Before(GenerationTask a, GenerationTask b) =>
            a.Priority != b.Priority ? a.Priority > b.Priority : a.Arrival < b.Arrival;

        private static int NextToken(Lane? lane)
        {
            if (lane == null || !lane.Speaks) return ModelSession.NoToken;
            var tokens = lane.Generator.Tokens;
            return tokens[tokens.Length - lane.Generator.Pending];
        }
    }
}
