namespace GptDialogue.Worlds
{
    /// <summary>Something a character may propose and the game carries out or not.</summary>
    public sealed class GameAction
    {
        /// <summary>Creates an action; an omitted condition always holds.</summary>
        public GameAction(string id, string does, ArgumentKind argument = ArgumentKind.None, Condition? when = null)
        {
            Id = id;
            Does = does;
            Argument = argument;
            When = when ?? Condition.Always;
        }

        /// <summary>Unique among the actions of the world.</summary>
        public string Id { get; }

        /// <summary>Description in words, as in "lets the player a room for the night"; matched against the player's line. May be empty.</summary>
        public string Does { get; }

        /// <summary>What the action is done with.</summary>
        public ArgumentKind Argument { get; }

        /// <summary>When the action is legal.</summary>
        public Condition When { get; }
    }
}
