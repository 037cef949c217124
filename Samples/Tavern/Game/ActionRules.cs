using System.Collections.Generic;
using System.Linq;
using GptDialogue.Samples.Tavern.Game.Rules;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>The judge of proposals: the model proposes, this decides and says why not.</summary>
    public sealed class ActionRules
    {
        private readonly IReadOnlyDictionary<string, IActionRule> _rules;

        /// <summary>Creates a judge with the given rules.</summary>
        public ActionRules(IEnumerable<IActionRule> rules) => _rules = rules.ToDictionary(r => r.Action);

        /// <summary>The rules of Hollowmere.</summary>
        public static ActionRules Hollowmere() => new ActionRules(new IActionRule[]
        {
            new OpenShop(), new RentRoom(), new GiveItem(), new PointWay(), new CallWatch(),
            new BeginRepair(), new Heal(), new RowTo(), new RingBell(), new SharpenBlade(),
        });

        /// <summary>Carries a proposal out, or refuses it.</summary>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            var by = proposal.By;
            if (!_rules.TryGetValue(proposal.Call.Action, out var rule))
                return Outcome.Refused($"This game has no rule for {proposal.Call.Action}.");
            if (!game.IsHere(by))
                return Outcome.Refused($"{by.Name} is not here.");
            // Asked again although the runtime asked: flags and trust may have changed while the reply was being said.
            if (!game.World.IsLegal(by, proposal.Call, game.StateFor(by)))
                return Outcome.Refused($"{by.Name} will not do that now.");
            return rule.Decide(game, proposal);
        }
    }
}
