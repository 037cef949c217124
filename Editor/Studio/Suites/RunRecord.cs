using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Studio.Suites
{
    /// <summary>What came of one run of suites, as it is kept on disk.</summary>
    public sealed record RunRecord
    {
        /// <summary>Also the file name: time and a counter.</summary>
        public required string Id { get; init; }

        public required DateTimeOffset Time { get; init; }

        /// <summary>What answered, in words.</summary>
        public required string Settings { get; init; }

        public required string Bundle { get; init; }

        /// <summary>First digits of the bundle's fingerprint: the same file name may hold another model later.</summary>
        public string BundleHash { get; init; } = string.Empty;

        public string Device { get; init; } = string.Empty;

        /// <summary>Seed instead of the suites' own; null for those.</summary>
        public int? Seed { get; init; }

        public IReadOnlyList<RunCase> Cases { get; init; } = [];

        /// <summary>Stopped before all cases were played.</summary>
        public bool Incomplete { get; init; }

        public int Passed => Cases.Count(entry => entry.Pass);

        public int Invented => Cases.Sum(entry => entry.Invented.Count);
    }

    /// <summary>One case of a run.</summary>
    public sealed record RunCase
    {
        /// <summary>The suite file, relative to the project.</summary>
        public required string Suite { get; init; }

        /// <summary>The world file, relative to the project.</summary>
        public string World { get; init; } = string.Empty;

        public required string Name { get; init; }

        public string Character { get; init; } = string.Empty;

        /// <summary>Line of the case in its file.</summary>
        public int Line { get; init; }

        public IReadOnlyList<string> Failed { get; init; } = [];

        public IReadOnlyList<string> Invented { get; init; } = [];

        public IReadOnlyList<RunReply> Replies { get; init; } = [];

        public bool Pass => Failed.Count == 0;
    }

    /// <summary>One reply of a run or a talk.</summary>
    public sealed record RunReply
    {
        public string Player { get; init; } = string.Empty;

        public string Text { get; init; } = string.Empty;

        public string Tone { get; init; } = string.Empty;

        public string Emotion { get; init; } = string.Empty;

        public string? Action { get; init; }

        public IReadOnlyList<string> Facts { get; init; } = [];

        public string? Line { get; init; }

        public string? Fallback { get; init; }

        public double FirstMs { get; init; }

        public double TotalMs { get; init; }
    }
}
