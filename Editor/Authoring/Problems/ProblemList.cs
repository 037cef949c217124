using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Collects problems, so that one run shows all of them instead of the first. The same problem twice counts once.</summary>
    public sealed class ProblemList : IReadOnlyList<Problem>
    {
        private readonly List<Problem> problems = new List<Problem>();
        private readonly HashSet<string> seen = new HashSet<string>(StringComparer.Ordinal);

        /// <inheritdoc/>
        public int Count => problems.Count;

        /// <summary>How many are errors.</summary>
        public int Errors => problems.Count(problem => problem.Severity == Severity.Error);

        /// <inheritdoc/>
        public Problem this[int index] => problems[index];

        /// <summary>Adds an error.</summary>
        public void Error(string rule, SourcePlace place, string message, string suggestion = "") =>
            Add(new Problem(Severity.Error, rule, place, message, suggestion));

        /// <summary>Adds a warning.</summary>
        public void Warn(string rule, SourcePlace place, string message, string suggestion = "") =>
            Add(new Problem(Severity.Warning, rule, place, message, suggestion));

        /// <summary>Adds a problem unless the same one is there.</summary>
        public void Add(Problem problem)
        {
            if (seen.Add(problem.ToString()))
            {
                problems.Add(problem);
            }
        }

        /// <summary>The problems by file, line and column.</summary>
        public IReadOnlyList<Problem> Sorted() => problems
            .OrderBy(problem => problem.Place.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column)
            .ToList();

        /// <inheritdoc/>
        public IEnumerator<Problem> GetEnumerator() => problems.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
