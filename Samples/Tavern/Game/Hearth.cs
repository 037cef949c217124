namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>
    /// The hearth of the Drowned Lantern. Mara's secret can be told by her or found by a friend of hers who looks: a quest must not
    /// hang on one sentence of a model.
    /// </summary>
    public static class Hearth
    {
        /// <summary>Trust from which Mara lets the player near her fire.</summary>
        public const int Friend = 2;

        private const string Keeper = "mara";

        /// <summary>Looks under the hearthstone.</summary>
        public static Outcome Search(TavernGame game)
        {
            if (game.Flags.Flag(Quest.FoundKey))
                return Outcome.Refused("Under the loose hearthstone there is nothing but warm sand.");
            if (game.Trust.Of(Keeper) < Friend)
                return Outcome.Refused("One stone sits loose, but Mara has an eye on you. She lets only friends meddle with her fire.");
            return Quest.TakeKey(game) ?? Outcome.Refused("There is nothing here.");
        }
    }
}
