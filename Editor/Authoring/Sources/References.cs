using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Whether a character refers only to what a world has.</summary>
    internal static class References
    {
        public static bool AllResolve(CardSource card, AuthoredWorld world) =>
            card.Knows.All(fact => world.FindFact(fact.Value) != null)
            && card.Secrets.All(secret => world.FindFact(secret.Fact.Value) != null)
            && card.Actions.All(grant => world.FindAction(grant.Action.Value) != null)
            && card.Sells.All(ware => Glossary.Resolve(ware.Key.Value, world.Items) != null)
            && (card.PlaceName == null || Glossary.Resolve(card.PlaceName.Value, world.Places) != null);
    }
}
