using System;
using GptDialogue.Saves;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>Restoring saved conversations.</summary>
    public sealed partial class DialogueEngine
    {
        /// <summary>
        /// Continues a saved conversation. With the same bundle, options and world every later reply is the same, token for token;
        /// with others it goes on as well as it can and says what has changed.
        /// </summary>
        /// <param name="world">The world, which may have been edited since.</param>
        /// <param name="save">The bytes of <see cref="Conversation.Save"/>, of this or an older version.</param>
        /// <param name="state">The game's flags and trust; null for those of the save.</param>
        /// <param name="options">The game's options; null for those of the save. The seed is always that of the save.</param>
        /// <param name="characterId">Who goes on with it; null for the character of the save.</param>
        /// <exception cref="GptDialogueException">The bytes are damaged or of a newer version, or there is no such successor.</exception>
        public RestoredConversation Restore(
            WorldPack world, ReadOnlyMemory<byte> save, IGameState? state = null, ConversationOptions? options = null, string? characterId = null)
        {
            if (world == null) throw new ArgumentNullException(nameof(world));
            var saved = ConversationSave.Read(save);
            var self = world.FindCharacter(characterId ?? saved.Character);
            var changes = SaveChanges.OfBundle(saved, Header.Hash, TokenizerFingerprint.Of(Header));
            changes.AddRange(SaveChanges.OfWorld(saved, world, self));
            if (self == null && characterId == null)
                return new RestoredConversation(null, saved, changes);
            var conversation = Open(world, characterId ?? saved.Character, state ?? saved.ToGameState(), new ConversationOptions
            {
                Seed = saved.Seed,
                PlayerName = options?.PlayerName ?? saved.PlayerName,
                Trace = options?.Trace,
            });
            changes.AddRange(conversation.Restore(saved.State, saved.Exchanges, saved.Tokenizer));
            return new RestoredConversation(conversation, saved, changes);
        }
    }
}
