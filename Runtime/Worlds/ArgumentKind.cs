namespace GptDialogue.Worlds
{
    /// <summary>What an action is done with. The legal values are the world's entries of that kind.</summary>
    public enum ArgumentKind
    {
        /// <summary>The action takes no argument.</summary>
        None,

        /// <summary>One of the world's places, the settlement itself included.</summary>
        Place,

        /// <summary>One of the world's people.</summary>
        Person,

        /// <summary>One of the world's items.</summary>
        Item,
    }
}
