namespace GptDialogue.Authoring
{
    /// <summary>Something wrong in an authored file: what, where and what to do.</summary>
    public sealed class Problem
    {
        /// <summary>Creates a problem.</summary>
        public Problem(Severity severity, string rule, SourcePlace place, string message, string suggestion)
        {
            Severity = severity;
            Rule = rule;
            Place = place;
            Message = message;
            Suggestion = suggestion;
        }

        /// <summary>How bad it is.</summary>
        public Severity Severity { get; }

        /// <summary>Short fixed id of the kind of problem, as in "unknown-fact"; for filters and tests.</summary>
        public string Rule { get; }

        /// <summary>Where it is.</summary>
        public SourcePlace Place { get; }

        /// <summary>What is wrong.</summary>
        public string Message { get; }

        /// <summary>What to do about it; may be empty.</summary>
        public string Suggestion { get; }

        /// <summary>One line: file:line:column: severity rule: message suggestion.</summary>
        public override string ToString() =>
            $"{Place}: {(Severity == Severity.Error ? "error" : "warning")} {Rule}: {Message}{(Suggestion.Length == 0 ? string.Empty : " " + Suggestion)}";
    }
}
