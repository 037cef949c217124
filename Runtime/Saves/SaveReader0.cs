using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Files;
using GptDialogue.Worlds;
using MessagePack;

namespace GptDialogue.Saves
{
    /// <summary>
    /// Reads saves of version 0: one flat map, without random states, fallback positions, fingerprints or the order in which slots
    /// were used. What it lacks begins anew; what it has goes on.
    /// </summary>
    internal static class SaveReader0
    {
        public static ConversationSave Read(ref MessagePackReader reader)
        {
            var save = new ConversationSave();
            var memory = new MemoryState();
            var hasExchanges = false;
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "world": save.World = Packed.Text(ref reader); break;
                    case "character": save.Character = Packed.Text(ref reader); break;
                    case "flags": save.Flags = Packed.List(ref reader, Packed.Text); break;
                    case "trust": save.Trust = reader.ReadInt32(); break;
                    case "seed": save.Seed = reader.ReadUInt64(); break;
                    case "mood": save.State.Mood = (Emotion)Packed.Choice(ref reader, Spelling.Emotions.Count); break;
                    case "turns": memory.Turns = SaveReader.Turns(ref reader); break;
                    case "reply": memory.LastReply = Packed.OptionalText(ref reader); break;
                    case "told": memory.Told = Packed.List(ref reader, Packed.Text); break;
                    case "slots": memory.Slots = Slots(Packed.List(ref reader, Packed.OptionalText)); break;
                    case "exchanges": save.Exchanges = Packed.List(ref reader, SaveReader.ReadExchange); hasExchanges = true; break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            if (!hasExchanges || save.Character.Length == 0)
                throw new MessagePackSerializationException("The character or the exchanges are missing.");
            save.State.Memory = memory;
            return save;
        }

        // One name or nil for every slot, in slot order.
        private static List<BoundSlot> Slots(List<string?> names)
        {
            var bound = new List<BoundSlot>();
            for (var slot = 0; slot < names.Count; slot++)
            {
                if (names[slot] != null)
                    bound.Add(new BoundSlot(slot, names[slot]!));
            }

            return bound;
        }
    }
}
