using System;
using GptDialogue.Generation;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class FrameGovernorTests
    {
        private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(16);
        private FakeClock _clock = null!;
        private FrameGovernor _governor = null!;

        [SetUp]
        public void Make()
        {
            _clock = new FakeClock();
            _governor = new FrameGovernor(_clock);
        }

        [Test]
        public void Delay_WhenNothingIsLimited_IsZero()
        {
            _governor.Spent(TimeSpan.FromSeconds(5), 1000);
            Assert.That(_governor.Delay(), Is.EqualTo(TimeSpan.Zero));
        }

        [TestCase(20, 1)]
        [TestCase(100, 1)]
        [TestCase(400, 8)]
        public void Delay_WhenTokensPerSecondAreCapped_LetsJustSoManyThrough(double cap, int batch)
        {
            _governor.TokensPerSecond = cap;
            var tokens = 0;
            for (var end = TimeSpan.FromSeconds(10); _clock.Now < end;)
            {
                var wait = _governor.Delay();
                if (wait > TimeSpan.Zero)
                {
                    _clock.Advance(wait);
                    continue;
                }
                tokens += batch;
                _governor.Spent(TimeSpan.FromMilliseconds(1), batch);
                _clock.Advance(TimeSpan.FromMilliseconds(1));
            }
            Assert.That(tokens, Is.EqualTo(cap * 10).Within(cap * 0.6 + batch));
        }

        [TestCase(1.0)]
        [TestCase(3.0)]
        public void Delay_WhenAFrameHasABudget_KeepsItOnAverage(double run)
        {
            _governor.FrameBudget = TimeSpan.FromMilliseconds(2);
            var busy = TimeSpan.Zero;
            for (var frame = 0; frame < 600; frame++)
            {
                _governor.ReportFrame(Frame);
                var end = _clock.Now + Frame;
                while (_clock.Now < end && _governor.Delay() == TimeSpan.Zero)
                {
                    _clock.Advance(TimeSpan.FromMilliseconds(run));
                    busy += TimeSpan.FromMilliseconds(run);
                    _governor.Spent(TimeSpan.FromMilliseconds(run), 1);
                }
                if (_clock.Now < end) _clock.Advance(end - _clock.Now);
            }
            Assert.That(busy.TotalMilliseconds / 600, Is.EqualTo(2).Within(0.1));
        }

        [Test]
        public void Delay_WhenTheGameStopsReporting_EndsByItself()
        {
            _governor.FrameBudget = TimeSpan.FromMilliseconds(2);
            _governor.ReportFrame(Frame);
            _governor.Spent(TimeSpan.FromMilliseconds(3), 1);
            var wait = _governor.Delay();
            Assert.That(wait, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMilliseconds(100)));
            _clock.Advance(wait);
            Assert.That(_governor.Delay(), Is.EqualTo(TimeSpan.Zero));
        }

        [Test]
        public void ReportFrame_OfALongOne_HalvesTheShareWhichComesBack()
        {
            for (var i = 0; i < 100; i++) _governor.ReportFrame(Frame);
            Assert.That(_governor.Share, Is.EqualTo(1));
            _governor.ReportFrame(Frame * 2);
            Assert.That(_governor.Share, Is.EqualTo(0.5));
            Assert.That(_governor.IsTight);
            for (var i = 0; i < 20; i++) _governor.ReportFrame(TimeSpan.FromSeconds(1));
            Assert.That(_governor.Share, Is.EqualTo(0.1).Within(1e-9), "never nothing at all");
            for (var i = 0; i < 60; i++) _governor.ReportFrame(Frame);
            Assert.That(_governor.Share, Is.EqualTo(1));
            Assert.That(_governor.IsTight, Is.False);
        }

        [Test]
        public void ReportFrame_WhenTheRateIsSteadyButLow_IsNotLong()
        {
            for (var i = 0; i < 300; i++) _governor.ReportFrame(TimeSpan.FromMilliseconds(33));
            Assert.That(_governor.Share, Is.EqualTo(1));
        }

        [Test]
        public void Delay_AfterALongFrame_LimitsEvenWithoutABudget()
        {
            for (var i = 0; i < 100; i++) _governor.ReportFrame(Frame);
            _governor.ReportFrame(Frame * 3);
            _governor.Spent(TimeSpan.FromMilliseconds(12), 1);
            Assert.That(_governor.Delay(), Is.GreaterThan(TimeSpan.Zero));
        }

        [Test]
        public void Delay_WhenAFirstWordIsAwaited_HoldsToTheBudgetButNotToPastFrames()
        {
            for (var i = 0; i < 100; i++) _governor.ReportFrame(Frame);
            _governor.ReportFrame(Frame * 3);
            _governor.Spent(TimeSpan.FromMilliseconds(12), 1);
            Assert.That(_governor.Delay(awaited: true), Is.EqualTo(TimeSpan.Zero));
            Assert.That(_governor.Delay(), Is.GreaterThan(TimeSpan.Zero));

            _governor.FrameBudget = TimeSpan.FromMilliseconds(2);
            Assert.That(_governor.Delay(awaited: true), Is.GreaterThan(TimeSpan.Zero));
        }

        [Test]
        public void ReportFrame_EveryFrame_AllocatesNothing()
        {
            _governor.FrameBudget = TimeSpan.FromMilliseconds(2);
            _governor.ReportFrame(Frame);
            Assert.That(Garbage.Of(() => { for (var i = 0; i < 100; i++) _governor.ReportFrame(Frame); }), Is.Zero);
        }

        [Test]
        public void Limits_WhenNegative_AreRefused()
        {
            Assert.That(() => _governor.TokensPerSecond = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => _governor.TokensPerSecond = double.NaN, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => _governor.FrameBudget = TimeSpan.FromTicks(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }
}
