using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring.Suites;

namespace GptDialogue.Authoring
{
    /// <summary>Finds what is wrong with a suite: characters, flags and actions that its world lacks, and cases that judge nothing.</summary>
    public static class SuiteChecker
    {
        /// <summary>Adds every problem of the suite file to the list.</summary>
        public static void Check(string file, CheckOptions options, ProblemList problems)
        {
            LoadedSuite? suite = LoadedSuite.Load(file, problems);
            if (suite == null)
            {
                return;
            }

            foreach (SuiteCase entry in suite.Suite.Cases)
            {
                Check(entry, suite, options, problems);
            }
        }

        private static void Check(SuiteCase entry, LoadedSuite suite, CheckOptions options, ProblemList problems)
        {
            AuthoredWorld world = suite.World;
            if (entry.InlineCard is CardSource card)
            {
                // Only what the card itself does wrong: the world and the other characters are checked where they lie.
                var found = new ProblemList();
                AuthoredWorld own = world.With(card);
                own.OtherCharacterIds = world.OtherCharacterIds;
                WorldChecker.Check(own, options, found);
                foreach (Problem problem in found.Where(problem => problem.Place.File == suite.Suite.File))
                {
                    problems.Add(problem);
                }
            }
            else if (entry.CharacterId is SourceText id && world.FindCard(id.Value) == null)
            {
                List<string> known = world.Cards.Select(other => other.Id.Value).ToList();
                problems.Error("unknown-character", id.Place, $"There is no character '{id.Value}' beside the suite or its world.", Nearest.Suggestion(id.Value, known, "Write the id of a character file, or a whole card."));
            }

            if (entry.Expect == null && entry.Turns.All(turn => turn.Expect == null))
            {
                problems.Warn("nothing-expected", entry.Name.Place, $"The case '{entry.Name.Value}' expects nothing.", "Add  expect:  with says, never, action, emotion, tone, fallback or distinct.");
            }

            List<string> flags = world.World.Flags.Select(flag => flag.Value).ToList();
            IEnumerable<StateChange> changes = entry.Turns.Where(turn => turn.Set != null).Select(turn => turn.Set!).Prepend(entry.Start);
            ReferenceCheck.Known(changes.SelectMany(change => change.Flags).Select(flag => flag.Key), flags, "unknown-flag", "flag", "Add it to 'flags' of the world file.", problems);
            foreach (Expectation expect in entry.Turns.Select(turn => turn.Expect).Append(entry.Expect).Where(expect => expect != null).Select(expect => expect!))
            {
                foreach (SourceAction? action in (expect.Actions ?? new List<SourceAction?>()).Where(action => action != null))
                {
                    ActionCheck.Call(action!, null, world, problems);
                }
            }
        }
    }
}
