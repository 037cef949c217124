using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>The game as one person sees it: the flags of all, the trust of this one.</summary>
    public sealed class PersonState : IGameState
    {
        private readonly TavernGame _game;
        private readonly string _id;

        /// <summary>Creates the view of a person.</summary>
        public PersonState(TavernGame game, string id)
        {
            _game = game;
            _id = id;
        }

        /// <inheritdoc/>
        public int Trust => _game.Trust.Of(_id);

        /// <inheritdoc/>
        public bool Flag(string name) => _game.Flags.Flag(name);
    }
}
