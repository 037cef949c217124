namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>The end of the quest: the key for the repair and the reward.</summary>
    public sealed class BeginRepair : IActionRule
    {
        /// <summary>Reward in copper; the world says "ten silver" in its fact key_reward.</summary>
        public const int Reward = 10 * Coins.CopperPerSilver;

        /// <inheritdoc/>
        public string Action => "begin_repair";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            if (!game.Satchel.Has(Quest.Key))
                return Outcome.Refused($"You do not carry the {Quest.Key}.");
            if (!Quest.Raise(game, Quest.BridgeRepaired))
                return Outcome.Refused("The bridge stands.");
            game.Satchel.Remove(Quest.Key);
            game.Purse.Add(Reward);
            game.Trust.Add(proposal.By.Id, 1);
            return Outcome.Done($"You hand over the {Quest.Key} and get {Coins.Say(Reward)}. Two days later the north bridge is whole again.");
        }
    }
}
