using System;
using System.Collections.Generic;
using System.Threading;
using GptDialogue.Generation;
using GptDialogue.Sampling;

namespace GptDialogue.Runtime.Tests.Generation
{
    /// <summary>Generates a fixed number of tokens after a prompt, as a reply does, and keeps them.</summary>
    internal sealed class ScriptedTask(Lane lane, int[] prompt, Sampler sampler, int count) : GenerationTask(lane)
    {
        public List<int> Tokens { get; } = new(count);

        public WorkOutcome? Outcome { get; private set; }

        public Exception? Fault { get; private set; }

        public ManualResetEventSlim Ended { get; } = new();

        public TimeSpan LateAfter { get; init; } = TimeSpan.MaxValue;

        /// <summary>A token that is certain after every chosen one; null for none.</summary>
        public int? Certain { get; init; }

        /// <summary>What it guesses to come after so many tokens; null for nothing.</summary>
        public Func<int, int[]>? Guess { get; init; }

        /// <summary>Whether the player waits for its first token.</summary>
        public bool Awaited { get; init; }

        /// <summary>Called on the worker thread before every token.</summary>
        public Action? BeforeToken { get; init; }

        /// <summary>How often it was told of its end: once, whatever happens.</summary>
        public int Ends { get; private set; }

        protected internal override TimeSpan Deadline => LateAfter;

        protected internal override bool IsAwaited => Awaited && Tokens.Count == 0;

        protected internal override bool Begin()
        {
            Lane.Generator.Load(prompt);
            return true;
        }

        protected internal override bool Advance(Span<float> logits)
        {
            BeforeToken?.Invoke();
            Tokens.Add(Lane.Generator.Choose(logits, sampler, null));
            if (Certain is int certain) Lane.Generator.Append(certain);
            return Tokens.Count < count;
        }

        protected internal override int Draft(Span<int> tokens, Span<float> likelihoods)
        {
            var guess = Guess?.Invoke(Tokens.Count) ?? [];
            var length = Math.Min(guess.Length, tokens.Length);
            guess.AsSpan(0, length).CopyTo(tokens);
            likelihoods.Slice(0, length).Fill(1);
            return length;
        }

        protected internal override void End(WorkOutcome outcome, Exception? fault)
        {
            Ends++;
            Outcome = outcome;
            Fault = fault;
            Ended.Set();
        }
    }
}
