using System;
using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// A condition over the game's flags and the player's trust, as in <c>!bridge_repaired and (met_orrin or trust &gt;= 2)</c>.
    /// <c>or</c> binds weakest, then <c>and</c>, then <c>not</c> or <c>!</c>; trust is compared with
    /// <c>&gt;= &gt; &lt;= &lt; ==</c> and an integer. Immutable and safe to share between threads.
    /// </summary>
    public sealed class Condition
    {
        private readonly ConditionNode root;

        internal Condition(string source, ConditionNode root, IReadOnlyList<string> flags)
        {
            Source = source;
            this.root = root;
            Flags = flags;
        }

        /// <summary>The condition that always holds; its source is empty.</summary>
        public static Condition Always { get; } = new Condition(string.Empty, new ConstantNode(true), Array.Empty<string>());

        /// <summary>The text it was read from.</summary>
        public string Source { get; }

        /// <summary>Every flag named in it, once, in order of appearance.</summary>
        public IReadOnlyList<string> Flags { get; }

        /// <summary>Reads a condition; blank text is <see cref="Always"/>.</summary>
        /// <exception cref="GptDialogueException">The text is not a condition; a <see cref="ConditionException"/> with the column.</exception>
        public static Condition Parse(string source) => string.IsNullOrWhiteSpace(source) ? Always : new ConditionParser(source).Parse();

        /// <summary>The condition that holds when both do.</summary>
        public static Condition Both(Condition left, Condition right)
        {
            if (ReferenceEquals(left, Always) || ReferenceEquals(right, Always))
            {
                return ReferenceEquals(left, Always) ? right : left;
            }

            var flags = new List<string>(left.Flags);
            foreach (string flag in right.Flags)
            {
                if (!flags.Contains(flag))
                {
                    flags.Add(flag);
                }
            }

            return new Condition("(" + left.Source + ") and (" + right.Source + ")", new AndNode(left.root, right.root), flags);
        }

        /// <summary>The condition that holds when this one does not.</summary>
        public Condition Negated() => new Condition("not (" + (Source.Length == 0 ? "true" : Source) + ")", new NotNode(root), Flags);

        /// <summary>Whether it holds now. Allocates nothing.</summary>
        public bool Evaluate(IGameState state) => root.Evaluate(state);

        /// <summary>
        /// Whether some setting of the flags and of trust makes it hold. Exact up to 100,000 search steps; beyond them the answer
        /// is true, so that a condition is never called impossible without proof.
        /// </summary>
        public bool CanEverHold() => ConditionSolver.CanHold(root);

        /// <summary>The source.</summary>
        public override string ToString() => Source;
    }
}
