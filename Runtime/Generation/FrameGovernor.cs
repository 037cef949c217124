using System;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Keeps talking from costing frames: a cap of tokens per second, a budget of milliseconds per frame, and less of both for a
    /// while after the game reports a long frame. All of it may be changed while characters talk, from any thread.
    /// </summary>
    public sealed class FrameGovernor
    {
        /// <summary>Without a report for this long the game is loading or paused, and frames are assumed at this rate.</summary>
        private static readonly TimeSpan _silence = TimeSpan.FromMilliseconds(100);

        private const double Backoff = 0.5;
        private const double Recovery = 0.02;
        private const double Least = 0.1;
        private const double LongFrameFactor = 1.5;
        private const double Smoothing = 0.05;

        private readonly object _gate = new object();
        private readonly IClock _clock;
        private double _tokensPerSecond;
        private TimeSpan _frameBudget;
        private TimeSpan _longFrame;
        private double _share = 1;
        private double _typicalFrame = 1 / 60.0; // seconds
        private double _credit; // seconds of run time left in this frame; negative when overspent
        private double _tokens; // tokens that may be generated now
        private TimeSpan _frameStart;
        private TimeSpan _refilled;
        private Action? _wake;

        /// <summary>Makes a governor that limits nothing.</summary>
        public FrameGovernor(IClock? clock = null) => _clock = clock ?? new MonotonicClock();

        /// <summary>Most tokens per second of all characters together, decisions included; 0 for no limit.</summary>
        public double TokensPerSecond
        {
            get { lock (_gate) return _tokensPerSecond; }
            set
            {
                if (!(value >= 0)) throw new ArgumentOutOfRangeException(nameof(value), value, "Tokens per second are 0 (no limit) or more.");
                lock (_gate) _tokensPerSecond = value;
                _wake?.Invoke();
            }
        }

        /// <summary>
        /// Most time of the worker thread per frame; zero for no limit. What one run takes beyond it is saved in the next frames. Has an
        /// effect once the game calls <see cref="ReportFrame"/>.
        /// </summary>
        public TimeSpan FrameBudget
        {
            get { lock (_gate) return _frameBudget; }
            set
            {
                if (value < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(value), value, "The budget is zero (no limit) or more.");
                lock (_gate) _frameBudget = value;
                _wake?.Invoke();
            }
        }

        /// <summary>The length from which a frame counts as long; zero, the default, for half as long again as is usual.</summary>
        public TimeSpan LongFrame
        {
            get { lock (_gate) return _longFrame; }
            set { lock (_gate) _longFrame = value; }
        }

        /// <summary>What is left of the budget after long frames, from 0.1 to 1; halved by each, back to 1 within about fifty good ones.</summary>
        public double Share
        {
            get { lock (_gate) return _share; }
        }

        /// <summary>Tells that a frame has ended and how long it took; call once per frame. Costs a fraction of a microsecond.</summary>
        public void ReportFrame(TimeSpan duration)
        {
            lock (_gate)
            {
                var seconds = duration.TotalSeconds;
                var limit = _longFrame > TimeSpan.Zero ? _longFrame.TotalSeconds : _typicalFrame * LongFrameFactor;
                _share = seconds > limit ? Math.Max(Least, _share * Backoff) : Math.Min(1, _share + Recovery);
                // Slow enough that a hitch does not become the usual, fast enough to follow a change of the frame rate.
                _typicalFrame += (Math.Min(seconds, 0.25) - _typicalFrame) * Smoothing;
                BeginFrame(_clock.Now);
            }
            _wake?.Invoke();
        }

        /// <summary>Whether work ahead of time has to wait.</summary>
        internal bool IsTight
        {
            get { lock (_gate) return _share < 1; }
        }

        /// <summary>How long the worker has to wait before it may run again; zero if it may now.</summary>
        /// <param name="awaited">
        /// Whether the player waits for a first word. It takes a few milliseconds: limits of the game hold, but it is not put off for
        /// frames that were long before.
        /// </param>
        internal TimeSpan Delay(bool awaited = false)
        {
            lock (_gate)
            {
                var now = _clock.Now;
                var wait = TimeSpan.Zero;
                var share = awaited ? 1 : _share;
                var limit = FrameLimit(share);
                if (limit > 0 && _credit <= 0)
                {
                    var end = _frameStart + _silence;
                    if (now >= end) BeginFrame(now);
                    if (_credit <= 0) wait = _frameStart + _silence - now;
                }
                if (_tokensPerSecond > 0)
                {
                    Refill(now, share);
                    if (_tokens < 1) wait = Max(wait, TimeSpan.FromSeconds((1 - _tokens) / (_tokensPerSecond * share)));
                }
                return wait;
            }
        }

        /// <summary>Takes note of a round of the worker.</summary>
        internal void Spent(TimeSpan busy, long tokens)
        {
            lock (_gate)
            {
                _credit -= busy.TotalSeconds;
                _tokens -= tokens;
            }
        }

        internal void Waking(Action wake) => _wake = wake;

        /// <summary>Seconds of run time per frame; 0 for no limit.</summary>
        private double FrameLimit(double share) =>
            _frameBudget > TimeSpan.Zero ? _frameBudget.TotalSeconds * share
            : share < 1 ? _typicalFrame * share
            : 0;

        private void BeginFrame(TimeSpan now)
        {
            var limit = FrameLimit(_share);
            // What was not used is not saved up: a burst after a quiet time is just what would be felt.
            _credit = Math.Min(_credit + limit, limit);
            _frameStart = now;
        }

        private void Refill(TimeSpan now, double share)
        {
            var rate = _tokensPerSecond * share;
            // At most a twentieth of a second at once, and at least one token, or slow rates would never reach one.
            _tokens = Math.Min(_tokens + (now - _refilled).TotalSeconds * rate, Math.Max(1, rate / 20));
            _refilled = now;
        }

        private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
    }
}
