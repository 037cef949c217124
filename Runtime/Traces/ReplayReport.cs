using System.Collections.Generic;

namespace GptDialogue.Traces
{
    /// <summary>What came of replaying a trace.</summary>
    public sealed class ReplayReport
    {
        internal ReplayReport(string device, int turns, int tokens, IReadOnlyList<string> notes, IReadOnlyList<ReplayDifference> differences)
        {
            Device = device;
            Turns = turns;
            Tokens = tokens;
            Notes = notes;
            Differences = differences;
        }

        /// <summary>What it was replayed on.</summary>
        public string Device { get; }

        /// <summary>Turns that were replayed.</summary>
        public int Turns { get; }

        /// <summary>Tokens that were compared.</summary>
        public int Tokens { get; }

        /// <summary>What is not as it was when the trace was recorded, such as another bundle or device.</summary>
        public IReadOnlyList<string> Notes { get; }

        /// <summary>The first difference of every turn that differs, in order; none when everything is the same.</summary>
        public IReadOnlyList<ReplayDifference> Differences { get; }
    }

    /// <summary>Where a replay and its trace part.</summary>
    public sealed class ReplayDifference
    {
        internal ReplayDifference(int turn, int token, string what, string expected, string actual)
        {
            Turn = turn;
            Token = token;
            What = what;
            Expected = expected;
            Actual = actual;
        }

        /// <summary>The turn, from 1.</summary>
        public int Turn { get; }

        /// <summary>The token of the reply (or, for a prompt, of the prompt), from 1; 0 where no token is meant.</summary>
        public int Token { get; }

        /// <summary>What differs: prompt, mask, token, length, words, result or memory.</summary>
        public string What { get; }

        /// <summary>What the trace has.</summary>
        public string Expected { get; }

        /// <summary>What the replay has.</summary>
        public string Actual { get; }

        /// <inheritdoc/>
        public override string ToString() =>
            $"turn {Turn}{(Token > 0 ? $", token {Token}" : "")}: {What} differs: recorded {Expected}, replayed {Actual}";
    }
}
