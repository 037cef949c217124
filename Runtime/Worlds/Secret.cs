namespace GptDialogue.Worlds
{
    /// <summary>A fact that its holder tells only under the holder's own condition.</summary>
    public sealed class Secret
    {
        /// <summary>Creates a secret; an omitted condition always holds.</summary>
        public Secret(string fact, Condition? when = null)
        {
            Fact = fact;
            When = when ?? Condition.Always;
        }

        /// <summary>Id of the fact.</summary>
        public string Fact { get; }

        /// <summary>When this character tells it, besides the fact being so.</summary>
        public Condition When { get; }
    }
}
