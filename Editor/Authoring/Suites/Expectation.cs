using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>What a reply, or a case, is expected to be. A null list is not judged.</summary>
    public sealed class Expectation
    {
        /// <summary>Patterns that must all match the reply.</summary>
        public IReadOnlyList<SuitePattern>? Says { get; internal set; }

        /// <summary>Patterns that must not match: in any reply for a case, in its own reply for a line.</summary>
        public IReadOnlyList<SuitePattern>? Never { get; internal set; }

        /// <summary>Accepted actions; a null entry stands for none.</summary>
        public IReadOnlyList<SourceAction?>? Actions { get; internal set; }

        /// <summary>Accepted emotions.</summary>
        public IReadOnlyList<Emotion>? Emotions { get; internal set; }

        /// <summary>Accepted readings of the player's line.</summary>
        public IReadOnlyList<Tone>? Tones { get; internal set; }

        /// <summary>Accepted fallbacks: none, unknown, refuse or busy.</summary>
        public IReadOnlyList<string>? Fallbacks { get; internal set; }

        /// <summary>No two replies of the case may be the same sentence.</summary>
        public bool Distinct { get; internal set; }
    }

    /// <summary>A case-insensitive regular expression of a suite.</summary>
    public sealed class SuitePattern
    {
        // A pattern is written by hand and a reply is short; what takes longer has run into catastrophic backtracking.
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

        private readonly Regex? regex;

        internal SuitePattern(SourceText source, ProblemList problems)
        {
            Source = source;
            try
            {
                regex = new Regex(source.Value, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
            }
            catch (ArgumentException fault)
            {
                problems.Error("pattern", source.Place, $"'{source.Value}' is no regular expression: {fault.Message}", "Put \\ before a sign that is meant as itself.");
            }
        }

        /// <summary>The pattern as written.</summary>
        public SourceText Source { get; }

        /// <summary>It could be read.</summary>
        public bool IsValid => regex != null;

        /// <summary>Whether it is found in the text; false for a broken pattern and for one that takes too long.</summary>
        public bool Matches(string text)
        {
            try
            {
                return regex != null && regex.IsMatch(text);
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        }
    }
}
