using System.Collections.Generic;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>A <c>*.suite.yaml</c> as authored: conversations with what is expected of them.</summary>
    public sealed class SuiteSource
    {
        internal SuiteSource(string file, SourceText? world, int? seed, IReadOnlyList<SuiteCase> cases)
        {
            File = file;
            World = world;
            Seed = seed;
            Cases = cases;
        }

        /// <summary>Path of the file.</summary>
        public string File { get; }

        /// <summary>Key <c>world</c>: the world file, relative to the suite; null when absent.</summary>
        public SourceText? World { get; }

        /// <summary>Key <c>seed</c>.</summary>
        public int? Seed { get; }

        /// <summary>Key <c>cases</c>.</summary>
        public IReadOnlyList<SuiteCase> Cases { get; }
    }

    /// <summary>One conversation of a suite.</summary>
    public sealed class SuiteCase
    {
        internal SuiteCase(SourceText name, SourceText? characterId, CardSource? inlineCard)
        {
            Name = name;
            CharacterId = characterId;
            InlineCard = inlineCard;
        }

        /// <summary>Key <c>name</c>.</summary>
        public SourceText Name { get; }

        /// <summary>Key <c>npc</c> when it is an id.</summary>
        public SourceText? CharacterId { get; }

        /// <summary>Key <c>npc</c> when it is a whole card.</summary>
        public CardSource? InlineCard { get; }

        /// <summary>Keys <c>flags</c> and <c>trust</c>: the state the case begins with.</summary>
        public StateChange Start { get; internal set; } = new StateChange();

        /// <summary>Key <c>say</c>: the player's lines in order.</summary>
        public IReadOnlyList<SuiteTurn> Turns { get; internal set; } = new List<SuiteTurn>();

        /// <summary>Key <c>expect</c>; null when absent.</summary>
        public Expectation? Expect { get; internal set; }
    }

    /// <summary>One line of the player.</summary>
    public sealed class SuiteTurn
    {
        internal SuiteTurn(SourceText say, StateChange? set, Expectation? expect)
        {
            Say = say;
            Set = set;
            Expect = expect;
        }

        /// <summary>What the player says; may be empty.</summary>
        public SourceText Say { get; }

        /// <summary>What the game changes before the line; null for nothing.</summary>
        public StateChange? Set { get; }

        /// <summary>What is expected of this reply, besides the case's own expectations.</summary>
        public Expectation? Expect { get; }
    }

    /// <summary>Flags and trust to set.</summary>
    public sealed class StateChange
    {
        /// <summary>Flags and their values.</summary>
        public IReadOnlyList<KeyValuePair<SourceText, bool>> Flags { get; internal set; } = new List<KeyValuePair<SourceText, bool>>();

        /// <summary>The new trust, or null to leave it.</summary>
        public int? Trust { get; internal set; }
    }
}
