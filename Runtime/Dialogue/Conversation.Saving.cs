using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Saves;

namespace GptDialogue.Dialogue
{
    /// <summary>Saving and restoring: the state between two turns, whatever the worker is doing meanwhile.</summary>
    public sealed partial class Conversation
    {
        /// <summary>
        /// The conversation as bytes: at most a few kilobytes, to be put into the game's own save. A reply that is not finished is
        /// not in it: the save is of the moment before its line. May be called at any time, and does not wait.
        /// </summary>
        public byte[] Save() => ToSave().ToBytes();

        /// <summary>As <see cref="Save"/>, as data.</summary>
        public ConversationSave ToSave()
        {
            var state = Speaker.Snapshot();
            var game = Snapshot();
            return new ConversationSave
            {
                World = _world.Id,
                Character = Character.Id,
                PlayerName = _options.PlayerName,
                Flags = game.Flags.Where(f => f.Value).Select(f => f.Key).ToList(),
                Trust = game.Trust,
                Seed = _options.Seed,
                BundleHash = _engine.Header.Hash,
                WorldHash = _world.Hash,
                Tokenizer = TokenizerFingerprint.Of(_engine.Header),
                State = state,
                Exchanges = state.Memory.Exchanges.Select(tokens => SavedExchange.Of(tokens, _engine.Tokenizer)).ToList(),
            };
        }

        /// <summary>Becomes what was saved, perhaps with another bundle or world; gives the names that stand for nothing now.</summary>
        internal IReadOnlyList<SaveChange> Restore(ConversationState state, IReadOnlyList<SavedExchange> exchanges, ulong tokenizer)
        {
            var lost = state.Memory.Slots.Where(slot => !Speaker.Memory.Slots.Fits(slot)).ToList();
            var isSame = tokenizer == TokenizerFingerprint.Of(_engine.Header);
            // A slot without a name would be read as whatever takes it next.
            int Replace(int control) => lost.Any(slot => slot.Slot == SlotTable.SlotOf(control)) ? Control.Other : control;
            state.Memory.Exchanges = exchanges.Select(exchange => exchange.Tokens(_engine.Tokenizer, isSame, Replace)).ToList();
            Speaker.Restore(state, _world);
            return SaveChanges.OfNames(lost);
        }
    }
}
