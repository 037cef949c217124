using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Saves;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>What people remember of the player, as bytes by person.</summary>
    internal static class Memories
    {
        /// <summary>Saves every conversation; a reply in progress is not part of it.</summary>
        public static IReadOnlyDictionary<string, byte[]> Save(IReadOnlyDictionary<string, Conversation> conversations) =>
            conversations.ToDictionary(entry => entry.Key, entry => entry.Value.Save(), StringComparer.Ordinal);

        /// <summary>Opens the saved conversations with people of a game. Somebody who is no longer in the world is left out.</summary>
        /// <exception cref="GptDialogueException">One of them is damaged; none is open then.</exception>
        public static IReadOnlyList<RestoredConversation> Restore(DialogueEngine engine, TavernGame game, IReadOnlyDictionary<string, byte[]> saved)
        {
            var restored = new List<RestoredConversation>();
            try
            {
                foreach (var (id, bytes) in saved)
                {
                    if (game.World.FindCharacter(id) is { } card)
                        restored.Add(engine.Restore(game.World, bytes, game.StateFor(card)));
                }

                return restored;
            }
            catch (GptDialogueException)
            {
                foreach (var conversation in restored)
                    conversation.Conversation?.Dispose();
                throw;
            }
        }

        /// <summary>Hands restored conversations to a game that continues; one sentence when people remember less than was saved.</summary>
        public static Outcome? Continue(TavernPlay play, TavernGame game, IReadOnlyList<RestoredConversation> restored)
        {
            play.Continue(game, restored.Select(r => r.Conversation).OfType<Conversation>());
            var changes = restored.SelectMany(r => r.Changes).Select(c => c.Message).Distinct().ToList();
            return changes.Count == 0 ? null : Outcome.Refused("The story has changed since this game was saved: " + string.Join(" ", changes.Take(3)));
        }
    }
}
