using System;
using System.Linq;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    /// <summary>Guesses may save runs and must change nothing, be they right, wrong or in between.</summary>
    public sealed class SchedulerDraftTests
    {
        private const int Count = 40;
        private static readonly SamplerOptions Varied = new() { Temperature = 1, TopK = 50, TopP = 0.95f, MinP = 0.001f, RepetitionPenalty = 1.1f };

        [Test]
        public void Round_WhateverIsGuessed_GivesTheTokensOfChoosingOneByOne(
            [Values(3, 40, 61, 150)] int prompt, [Values(0, 0.5, 0.9, 1)] double right, [Values] bool seeded)
        {
            var (expected, runs) = Generate(prompt, seeded, null);
            var random = new Random(prompt);
            var (tokens, fewer) = Generate(prompt, seeded, at => expected.Skip(at).Take(random.Next(9))
                .Select(token => random.NextDouble() < right ? token : random.Next(128, 384)).ToArray());

            Assert.That(tokens, Is.EqualTo(expected));
            Assert.That(fewer, right == 1 ? Is.LessThan(runs * 0.6) : Is.LessThanOrEqualTo(runs));
        }

        [Test]
        public void Round_WhenTheContextIsNearlyFull_GuessesNoFurther()
        {
            using var session = Fixture.LoadShipped();
            var capacity = session.Cache.Capacity;
            var (expected, _) = Generate(capacity - 5, true, null, 5);
            var (tokens, _) = Generate(capacity - 5, true, at => [.. expected.Skip(at), 200, 201, 202, 203, 204, 205, 206], 5);
            Assert.That(tokens, Is.EqualTo(expected));
        }

        [Test]
        public void Round_WhenTheTaskFailsOverAGuess_LeavesTheRowAsFarAsItWasChosen()
        {
            var (expected, _) = Generate(20, true, null);
            using var session = Fixture.LoadShipped();
            var scheduler = new Scheduler(session);
            var lane = scheduler.NewLane();
            var prompt = Fixture.Tokens(session, 20);
            var left = 3;
            var fails = new ScriptedTask(lane, prompt, Sampler(session, true), Count)
            {
                Guess = at => expected.Skip(at).Take(7).ToArray(),
                BeforeToken = () => _ = left-- > 0 ? 0 : throw new InvalidOperationException("On purpose."),
            };
            scheduler.Add(fails);
            RunToEnd(scheduler);
            Assert.That(fails.Outcome, Is.EqualTo(WorkOutcome.Failed));
            Assert.That(session.Cache.Length(0), Is.EqualTo(lane.Generator.Length).And.EqualTo(23));

            var next = new ScriptedTask(lane, [.. prompt, .. expected.Take(2)], Sampler(session, false), 8);
            scheduler.Add(next);
            RunToEnd(scheduler);
            var other = scheduler.NewLane();
            var anew = new ScriptedTask(other, [.. prompt, .. expected.Take(2)], Sampler(session, false), 8);
            scheduler.Add(anew);
            RunToEnd(scheduler);
            Assert.That(next.Tokens, Is.EqualTo(anew.Tokens));
        }

        [Test]
        public void Round_WhenTwoTextsAreUnderWay_GuessesNothing()
        {
            using var session = Fixture.LoadShipped(rows: 2);
            var scheduler = new Scheduler(session);
            for (var i = 0; i < 2; i++)
                scheduler.Add(new ScriptedTask(scheduler.NewLane(), Fixture.Tokens(session, 20, i), Sampler(session, true), Count) { Guess = _ => [200, 201, 202] });
            while (scheduler.OpenTasks == 2) scheduler.Round(TimeSpan.Zero);
            Assert.That(scheduler.Counts.Drafted, Is.Zero);
        }

        private static (int[] Tokens, long Runs) Generate(int prompt, bool seeded, Func<int, int[]>? guess, int count = Count)
        {
            using var session = Fixture.LoadShipped();
            Assert.That(session.CanDraft, Is.True);
            var scheduler = new Scheduler(session);
            var task = new ScriptedTask(scheduler.NewLane(), Fixture.Tokens(session, prompt), Sampler(session, seeded), count) { Guess = guess };
            scheduler.Add(task);
            var before = session.RunCount;
            RunToEnd(scheduler);
            Assert.That(task.Fault, Is.Null);
            return (task.Tokens.ToArray(), session.RunCount - before);
        }

        private static Sampler Sampler(ModelSession session, bool seeded) =>
            new(seeded ? Varied : SamplerOptions.Greedy, 7, session.VocabularySize);

        private static void RunToEnd(Scheduler scheduler)
        {
            while (!scheduler.IsIdle) scheduler.Round(TimeSpan.Zero);
        }
    }
}
