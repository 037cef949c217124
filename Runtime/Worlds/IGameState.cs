namespace GptDialogue.Worlds
{
    /// <summary>
    /// What conditions may ask of the game. Implement it over the game's own save data, or use <see cref="GameState"/>.
    /// Read on the thread that calls the dialogue, never on the worker.
    /// </summary>
    public interface IGameState
    {
        /// <summary>The player's standing with the character that speaks; 0 for a stranger. Any integer.</summary>
        int Trust { get; }

        /// <summary>Whether a flag of the world is set; an unknown name is false.</summary>
        bool Flag(string name);
    }
}
