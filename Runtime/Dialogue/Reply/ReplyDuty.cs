using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// What a reply in the model's own words has to name: whoever asks for a price hears it, whoever asks for a name hears that.
    /// </summary>
    internal static class ReplyDuty
    {
        /// <summary>The slot token the reply must hold; −1 for none.</summary>
        public static int Of(PlayerIntent intent, TurnAnalysis turn, SlotTable slots, CharacterCard self)
        {
            switch (intent.Name)
            {
                case "ask_identity":
                    return Control.Self;
                case "ask_role":
                    return self.Role.Length > 0 ? Control.Role : -1;
                case "ask_wares":
                    return self.Sells.Count > 0 ? Control.Wares : -1;
                case "ask_price":
                    return First(turn.Entities, EntityKind.Item) is Entity item && item.Ware != null ? SlotTable.PriceOf(slots.Token(item)) : -1;
                case "ask_who_person":
                    return First(turn.Entities, EntityKind.Person) is Entity person && person.Card?.Role.Length > 0 ? SlotTable.RoleOf(slots.Token(person)) : -1;
                default:
                    return -1;
            }
        }

        /// <summary>True if the line names an item: a reply in the model's own words then stays with what was named.</summary>
        public static bool IsAboutAnItem(TurnAnalysis turn) => First(turn.Entities, EntityKind.Item) != null;

        private static Entity? First(IReadOnlyList<Entity> entities, EntityKind kind)
        {
            for (var i = 0; i < entities.Count; i++)
            {
                if (entities[i].Kind == kind)
                    return entities[i];
            }

            return null;
        }
    }
}
