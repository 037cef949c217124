using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>Plays the cases of a suite and judges them.</summary>
    public static class SuiteRunner
    {
        /// <summary>Plays every case.</summary>
        /// <param name="suite">The suite with its world.</param>
        /// <param name="speaker">Who answers.</param>
        /// <param name="bundle">Path or name of the bundle, for the report.</param>
        /// <param name="seed">The seed, or null for the suite's own (1 if it has none).</param>
        /// <param name="finished">Called after each case.</param>
        public static SuiteReport Run(LoadedSuite suite, ISuiteSpeaker speaker, string bundle, int? seed = null, Action<CaseReport>? finished = null)
        {
            var report = new SuiteReport(suite.Suite.File, Path.GetFileName(bundle), speaker.Device, seed ?? suite.Suite.Seed ?? 1);
            foreach (SuiteCase entry in suite.Suite.Cases)
            {
                CaseReport played = Play(entry, suite, speaker, report);
                report.Cases.Add(played);
                finished?.Invoke(played);
            }

            return report;
        }

        private static CaseReport Play(SuiteCase entry, LoadedSuite suite, ISuiteSpeaker speaker, SuiteReport report)
        {
            var played = new CaseReport(entry.Name.Value, entry.Name.Place);
            WorldPack pack = suite.PackFor(entry, out string? character);
            if (character == null)
            {
                played.Failed.Add($"npc: there is no character '{entry.CharacterId?.Value}'");
            }
            else
            {
                Talk(entry, pack, character, speaker, SeedOf(report.Seed, entry.Name.Value), played);
                CountNames(pack, character, played);
            }

            SuiteJudge.Judge(entry, played, report.Totals);
            return played;
        }

        private static void Talk(SuiteCase entry, WorldPack pack, string character, ISuiteSpeaker speaker, ulong seed, CaseReport played)
        {
            var state = new GameState();
            Apply(entry.Start, state);
            try
            {
                using ISuiteConversation conversation = speaker.Open(pack, character, state, seed);
                foreach (SuiteTurn turn in entry.Turns)
                {
                    if (turn.Set != null)
                    {
                        Apply(turn.Set, state);
                    }

                    played.Replies.Add((turn.Say.Value, conversation.Say(turn.Say.Value)));
                }
            }
            catch (GptDialogueException fault)
            {
                played.Failed.Add("error: " + fault.Message);
            }
        }

        private static void CountNames(WorldPack pack, string character, CaseReport played)
        {
            var finder = new NameFinder();
            finder.Know(Vocabulary(pack, pack.FindCharacter(character)!));
            foreach ((string _, SuiteReply reply) in played.Replies)
            {
                played.InventedNames.AddRange(finder.Invented(reply.Text).Select(name => name.Text));
            }
        }

        internal static IEnumerable<string> Vocabulary(WorldPack pack, CharacterCard card) =>
            new[] { pack.Id, pack.Name, pack.About, card.Name, card.Role, card.Place }
                .Concat(pack.Places).Concat(pack.People).Concat(pack.Items)
                .Concat(pack.Facts.SelectMany(fact => fact.Topics.Append(fact.Text)))
                .Concat(pack.Actions.Select(action => action.Does))
                .Concat(card.Traits)
                .Concat(card.Sells.SelectMany(ware => new[] { ware.Item, ware.Price }))
                .Concat(card.Lines.SelectMany(line => new[] { line.Player, line.Npc }))
                .Concat(card.Fallback.Unknown).Concat(card.Fallback.Refuse).Concat(card.Fallback.Busy).Concat(card.Fallback.Farewell);

        private static void Apply(StateChange change, GameState state)
        {
            foreach (KeyValuePair<SourceText, bool> flag in change.Flags)
            {
                state.Set(flag.Key.Value, flag.Value);
            }

            state.Trust = change.Trust ?? state.Trust;
        }

        // FNV-1a over the name, so that a case keeps its randomness when others are added before it.
        private static ulong SeedOf(int seed, string name)
        {
            ulong hash = (14695981039346656037UL ^ (uint)seed) * 6364136223846793005UL;
            foreach (char c in name)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            return hash;
        }
    }
}
