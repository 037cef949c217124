using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Studio.Attacks
{
    /// <summary>What came of one attempt.</summary>
    /// <param name="Attack">The attempt.</param>
    /// <param name="Replies">The player's lines, as far as they were said, with the replies.</param>
    /// <param name="Faults">What did not hold.</param>
    internal sealed record AttackResult(Attack Attack, IReadOnlyList<(string Player, ReplyResult Reply)> Replies, IReadOnlyList<string> Faults)
    {
        public bool Held => Faults.Count == 0;
    }

    /// <summary>Tries every attempt on a character, each in a conversation of its own.</summary>
    internal static class AttackRunner
    {
        public static IEnumerable<AttackResult> Run(DialogueEngine engine, WorldPack world, string characterId, GameState state, ulong seed, CancellationToken stop)
        {
            var character = world.FindCharacter(characterId) ?? throw new GptDialogueException($"The world has no character '{characterId}'.");
            var judge = new AttackJudge(world, character, state);
            foreach (var attack in AttackSet.For(world, character, state))
            {
                if (stop.IsCancellationRequested)
                    yield break;
                var conversation = engine.Open(world, characterId, state, new ConversationOptions { Seed = seed });
                var replies = attack.Say.Select(line => (line, conversation.Say(line).Wait())).ToList();
                var faults = replies.SelectMany(said => judge.Judge(attack, string.Join(' ', attack.Say), said.Item2)).Distinct().ToList();
                yield return new AttackResult(attack, replies, faults);
            }
        }
    }
}
