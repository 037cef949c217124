using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Inference.Devices;
using GptDialogue.Saves;
using GptDialogue.Worlds;

namespace GptDialogue.Traces
{
    /// <summary>
    /// Plays a trace again on the CPU and compares it with what was recorded, turn by turn and token by token. Every turn starts from
    /// its recorded state, so that one difference does not make all later turns differ.
    /// </summary>
    public static class TraceReplay
    {
        /// <summary>Replays a trace.</summary>
        /// <exception cref="GptDialogueException">The bundle cannot be loaded, or has not the variant that was recorded.</exception>
        public static ReplayReport Run(Trace trace, string bundlePath)
        {
            if (trace == null) throw new ArgumentNullException(nameof(trace));
            using var engine = DialogueEngine.Load(bundlePath, new DialogueOptions
            {
                Variant = trace.Variant.Length > 0 ? trace.Variant : null,
                Words = trace.Words,
                Devices = new DeviceOptions { Order = Array.Empty<Inference.IExecutionDevice>() },
                StuckAfter = TimeSpan.Zero,
            });
            return Run(trace, engine);
        }

        private static ReplayReport Run(Trace trace, DialogueEngine engine)
        {
            var differences = new List<ReplayDifference>();
            var turns = 0;
            var tokens = 0;
            for (var i = 0; i < trace.Turns.Count; i++)
            {
                var turn = trace.Turns[i];
                if (turn.Result.End != ReplyEnd.Finished && turn.Tokens.Count == 0)
                    continue; // ended before it began: nothing to compare
                using var conversation = Open(trace, turn, engine);
                var probe = new ReplayProbe(turn, i + 1, engine.Tokenizer);
                conversation.Probes = () => probe;
                var pending = conversation.Say(turn.Line);
                probe.Said(pending);
                pending.Wait();
                var difference = probe.Difference ?? CompareMemory(trace, i, conversation, engine);
                if (difference != null)
                    differences.Add(difference);
                turns++;
                tokens += probe.Tokens;
            }

            return new ReplayReport(engine.Device, turns, tokens, Notes(trace, engine), differences);
        }

        private static Conversation Open(Trace trace, TracedTurn turn, DialogueEngine engine)
        {
            var game = new GameState { Trust = turn.Trust };
            foreach (var flag in turn.Flags)
                game.Set(flag);
            var conversation = engine.Open(trace.World, trace.Character, game, new ConversationOptions
            {
                Seed = trace.Seed,
                PlayerName = trace.PlayerName,
            });
            conversation.Restore(turn.Before, turn.Exchanges, trace.Tokenizer);
            return conversation;
        }

        /// <summary>What the conversation remembers of a turn must be what the next one was recorded to begin with.</summary>
        private static ReplayDifference? CompareMemory(Trace trace, int turn, Conversation conversation, DialogueEngine engine)
        {
            if (turn + 1 >= trace.Turns.Count || trace.Turns[turn].Result.End != ReplyEnd.Finished)
                return null;
            var next = trace.Turns[turn + 1];
            var actual = conversation.Speaker.Snapshot();
            // The game may set the mood between two turns.
            actual.Mood = next.Before.Mood;
            actual.MoodLeft = next.Before.MoodLeft;
            var exchanges = actual.Memory.Exchanges.Select(ids => SavedExchange.Of(ids, engine.Tokenizer)).ToList();
            return SaveFormat.StateBytes(actual, exchanges).AsSpan().SequenceEqual(SaveFormat.StateBytes(next.Before, next.Exchanges))
                ? null
                : new ReplayDifference(turn + 1, 0, "memory", "what the next turn began with", "another state after this one");
        }

        private static List<string> Notes(Trace trace, DialogueEngine engine)
        {
            var notes = new List<string>();
            if (!trace.BundleHash.AsSpan().SequenceEqual(engine.Header.Hash))
                notes.Add("The bundle is not the one that was recorded.");
            if (trace.Device != engine.Device)
                notes.Add($"It was recorded on {trace.Device}, where the last bits of the model's output may differ.");
            return notes;
        }
    }
}
