using System.Collections.Generic;
using System.IO;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>What came of a suite. <see cref="SuiteReportJson"/> writes it down.</summary>
    public sealed class SuiteReport
    {
        internal SuiteReport(string file, string bundle, string device, int seed)
        {
            File = file;
            Suite = Path.GetFileName(file);
            Bundle = bundle;
            Device = device;
            Seed = seed;
        }

        /// <summary>Path of the suite.</summary>
        public string File { get; }

        /// <summary>File name of the suite.</summary>
        public string Suite { get; }

        /// <summary>File name of the bundle.</summary>
        public string Bundle { get; }

        /// <summary>What ran.</summary>
        public string Device { get; }

        /// <summary>The seed.</summary>
        public int Seed { get; }

        /// <summary>The cases in order.</summary>
        public List<CaseReport> Cases { get; } = new List<CaseReport>();

        /// <summary>The sums.</summary>
        public SuiteTotals Totals { get; } = new SuiteTotals();
    }

    /// <summary>What came of one case.</summary>
    public sealed class CaseReport
    {
        internal CaseReport(string name, SourcePlace place)
        {
            Name = name;
            Place = place;
        }

        /// <summary>Name of the case.</summary>
        public string Name { get; }

        /// <summary>Where the case stands.</summary>
        public SourcePlace Place { get; }

        /// <summary>Nothing failed.</summary>
        public bool Pass => Failed.Count == 0;

        /// <summary>The expectations that were not met, as in "says: flood|wash".</summary>
        public List<string> Failed { get; } = new List<string>();

        /// <summary>Every line of the player with its reply.</summary>
        public List<(string Player, SuiteReply Reply)> Replies { get; } = new List<(string, SuiteReply)>();

        /// <summary>Names in the replies that nobody authored.</summary>
        public List<string> InventedNames { get; } = new List<string>();
    }

    /// <summary>The kinds of expectation, in the order of the report.</summary>
    public enum ExpectationKind
    {
        /// <summary>Patterns that must match.</summary>
        Says,

        /// <summary>Patterns that must not match.</summary>
        Never,

        /// <summary>The proposed action.</summary>
        Action,

        /// <summary>The emotion.</summary>
        Emotion,

        /// <summary>The reading of the player's line.</summary>
        Tone,

        /// <summary>Which fallback played.</summary>
        Fallback,

        /// <summary>No sentence twice.</summary>
        Distinct,
    }

    /// <summary>Sums over the cases of one suite or several.</summary>
    public sealed class SuiteTotals
    {
        private readonly int[] met = new int[7];
        private readonly int[] judged = new int[7];

        /// <summary>Cases run.</summary>
        public int Cases { get; private set; }

        /// <summary>Cases in which everything was met.</summary>
        public int Passed { get; private set; }

        /// <summary>Names that nobody authored, over all replies.</summary>
        public int InventedNames { get; private set; }

        /// <summary>Where an action was judged: replies that proposed one.</summary>
        public int ActionsProposed { get; private set; }

        /// <summary>Where an action was judged: replies that were expected to propose one.</summary>
        public int ActionsExpected { get; private set; }

        /// <summary>Where an action was judged: replies that proposed an accepted one.</summary>
        public int ActionsRight { get; private set; }

        /// <summary>Where one was expected: replies that proposed it. A reply that was free to propose none is not among them.</summary>
        public int ActionsFound { get; private set; }

        /// <summary>Rightly proposed of all proposed actions; 1 when none was.</summary>
        public double ActionPrecision => ActionsProposed == 0 ? 1 : ActionsRight / (double)ActionsProposed;

        /// <summary>Rightly proposed of all expected actions; 1 when none was.</summary>
        public double ActionRecall => ActionsExpected == 0 ? 1 : ActionsFound / (double)ActionsExpected;

        /// <summary>How many expectations of this kind were met. An expectation is one key of one <c>expect</c>.</summary>
        public int Met(ExpectationKind kind) => met[(int)kind];

        /// <summary>How many expectations of this kind there were.</summary>
        public int Judged(ExpectationKind kind) => judged[(int)kind];

        /// <summary>Adds the sums of another suite.</summary>
        public void Add(SuiteTotals other)
        {
            for (int i = 0; i < met.Length; i++)
            {
                met[i] += other.met[i];
                judged[i] += other.judged[i];
            }

            Cases += other.Cases;
            Passed += other.Passed;
            InventedNames += other.InventedNames;
            ActionsProposed += other.ActionsProposed;
            ActionsExpected += other.ActionsExpected;
            ActionsRight += other.ActionsRight;
            ActionsFound += other.ActionsFound;
        }

        internal void Count(ExpectationKind kind, bool isMet)
        {
            judged[(int)kind]++;
            met[(int)kind] += isMet ? 1 : 0;
        }

        internal void CountAction(bool proposed, bool expected, bool right)
        {
            ActionsProposed += proposed ? 1 : 0;
            ActionsExpected += expected ? 1 : 0;
            ActionsRight += right ? 1 : 0;
            ActionsFound += expected && right ? 1 : 0;
        }

        internal void Count(CaseReport report)
        {
            Cases++;
            Passed += report.Pass ? 1 : 0;
            InventedNames += report.InventedNames.Count;
        }
    }
}
