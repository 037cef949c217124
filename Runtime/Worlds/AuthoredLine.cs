namespace GptDialogue.Worlds
{
    /// <summary>One authored exchange of a character: style, training data and exact reply in one.</summary>
    public sealed class AuthoredLine
    {
        /// <summary>Creates a line.</summary>
        public AuthoredLine(string id, string player, string npc, Emotion? emotion = null, ActionCall? action = null, Condition? when = null)
        {
            Id = id;
            Player = player;
            Npc = npc;
            Emotion = emotion;
            Action = action;
            When = when;
        }

        /// <summary>Stable id for localisation and voice; unique in the world.</summary>
        public string Id { get; }

        /// <summary>What the player says.</summary>
        public string Player { get; }

        /// <summary>What the character answers.</summary>
        public string Npc { get; }

        /// <summary>The emotion of the answer, or null when the author left it open.</summary>
        public Emotion? Emotion { get; }

        /// <summary>The action proposed with the answer, or null for none.</summary>
        public ActionCall? Action { get; }

        /// <summary>When the line may be used; null means whenever its action, if any, is legal.</summary>
        public Condition? When { get; }
    }
}
