using System;
using GptDialogue.Generation;
using GptDialogue.Inference;

namespace GptDialogue.Dialogue
{
    /// <summary>Gathers an engine's figures: replies are counted by the worker as they end, the rest is read when asked for.</summary>
    internal sealed class EngineMeter
    {
        private const int Window = 32; // replies

        private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

        private readonly object _gate = new object();
        private readonly GenerationWorker _worker;
        private readonly IModelSession _session;
        private readonly double[] _firstWords = new double[Window];
        private EngineFigures _figures;
        private long _timed; // replies with a first word
        private TimeSpan _since; // of the running interval: its beginning, and what had been done by then
        private long _tokens;
        private TimeSpan _busy;

        public EngineMeter(GenerationWorker worker, IModelSession session, long modelBytes)
        {
            _worker = worker;
            _session = session;
            _since = worker.Clock.Now;
            _figures.ModelBytes = modelBytes;
            _figures.CacheBytes = session.Cache.ByteCount;
            _figures.Rows = session.Cache.Rows;
        }

        /// <summary>Takes note of a finished reply; on the worker thread.</summary>
        public void Count(ReplyResult result)
        {
            lock (_gate)
            {
                if (result.End == ReplyEnd.Cancelled)
                {
                    _figures.Cancelled++;
                    return;
                }
                _figures.Replies++;
                if (result.Fallback != FallbackKind.None) _figures.Fallbacks++;
                if (result.End == ReplyEnd.Late) _figures.Late++;
                if (result.End == ReplyEnd.Failed) _figures.Failed++;
                _firstWords[_timed++ % Window] = result.FirstWordMs;
            }
        }

        public EngineFigures Read()
        {
            lock (_gate)
            {
                ref readonly var counts = ref _worker.Scheduler.Counts;
                _figures.QueueDepth = _worker.Open;
                _figures.RowsInUse = _worker.Scheduler.Rows.Lent;
                _figures.Preemptions = _worker.Scheduler.Rows.Preemptions;
                _figures.CopiedTokens = _worker.Scheduler.Rows.CopiedTokens;
                _figures.PrefilledTokens = counts.PrefilledTokens;
                _figures.Runs = counts.Runs;
                _figures.FailedRuns = counts.FailedRuns;
                _figures.Tokens = counts.Tokens;
                _figures.DraftedTokens = counts.Drafted;
                _figures.KeptTokens = counts.Kept;
                FirstWords();
                Rates(_worker.Clock.Now);
                return _figures;
            }
        }

        private void FirstWords()
        {
            var count = (int)Math.Min(_timed, Window);
            double sum = 0;
            double most = 0;
            for (var i = 0; i < count; i++)
            {
                sum += _firstWords[i];
                most = Math.Max(most, _firstWords[i]);
            }
            _figures.FirstWordMs = count == 0 ? 0 : sum / count;
            _figures.SlowestFirstWordMs = most;
        }

        private void Rates(TimeSpan now)
        {
            var passed = now - _since;
            if (passed < _interval) return;
            var busy = _worker.Busy;
            _figures.TokensPerSecond = (_figures.Tokens - _tokens) / passed.TotalSeconds;
            _figures.BusyShare = Math.Min(1, (busy - _busy).TotalSeconds / passed.TotalSeconds);
            _since = now;
            _tokens = _figures.Tokens;
            _busy = busy;
        }
    }
}
