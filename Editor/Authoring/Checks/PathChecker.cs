using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Authoring.Suites;

namespace GptDialogue.Authoring
{
    /// <summary>Checks whatever a path names: a folder with any number of worlds and suites, or a single file.</summary>
    public static class PathChecker
    {
        /// <summary>Adds every problem to the list and returns the files that were looked at.</summary>
        public static IReadOnlyList<string> Check(string path, CheckOptions options, ProblemList problems)
        {
            if (File.Exists(path))
            {
                return CheckFile(path, options, problems);
            }

            if (!Directory.Exists(path))
            {
                problems.Error("not-found", new SourcePlace(path, 1, 1), "There is no such file or folder.");
                return new List<string>();
            }

            IReadOnlyList<string> worlds = AuthoredFiles.Find(path, AuthoredFiles.WorldSuffix);
            IReadOnlyList<string> suites = AuthoredFiles.Find(path, AuthoredFiles.SuiteSuffix);
            IReadOnlyList<string> cards = AuthoredFiles.Find(path, AuthoredFiles.CardSuffix);
            if (worlds.Count == 0 && suites.Count == 0)
            {
                problems.Error("world-file", new SourcePlace(path, 1, 1), "The folder holds no *.world.yaml.", "Write one, or name the folder that has it.");
            }

            foreach (IGrouping<string, string> home in worlds.GroupBy(AuthoredFiles.FolderOf).Where(home => home.Count() > 1))
            {
                problems.Error("world-file", new SourcePlace(home.ElementAt(1), 1, 1), $"The folder holds {home.Count()} world files, so the characters beside them belong to none: {string.Join(", ", home)}.", "Give each world a folder of its own.");
            }

            // Suites may bring characters of their own, which facts may name.
            List<string> inlineIds = suites.Select(suite => SuiteReader.Read(suite, new ProblemList())).Where(suite => suite != null).SelectMany(suite => LoadedSuite.InlineIds(suite!)).ToList();
            var checkedFiles = new List<string>(worlds.Concat(suites));
            foreach (string world in worlds)
            {
                checkedFiles.AddRange(CheckWorld(world, AuthoredFiles.CardsOf(world, path), inlineIds, options, problems));
            }

            foreach (string card in cards.Except(checkedFiles))
            {
                problems.Error("world-file", new SourcePlace(card, 1, 1), "No world file lies beside this character or above it.", "Put the character into the folder of its world, or below it.");
            }

            foreach (string suite in suites)
            {
                SuiteChecker.Check(suite, options, problems);
            }

            return checkedFiles.Distinct().ToList();
        }

        private static IReadOnlyList<string> CheckFile(string path, CheckOptions options, ProblemList problems)
        {
            if (Ends(path, AuthoredFiles.SuiteSuffix))
            {
                SuiteChecker.Check(path, options, problems);
                return new[] { path };
            }

            string? world = Ends(path, AuthoredFiles.WorldSuffix) ? path : Ends(path, AuthoredFiles.CardSuffix) ? WorldAbove(path) : null;
            if (world == null)
            {
                string suggestion = Ends(path, AuthoredFiles.CardSuffix) ? "Put the character into the folder of its world, or below it." : "Names end in .world.yaml, .npc.yaml or .suite.yaml.";
                problems.Error("world-file", new SourcePlace(path, 1, 1), Ends(path, AuthoredFiles.CardSuffix) ? "No world file lies beside this character or above it." : "This is no authored file.", suggestion);
                return new[] { path };
            }

            string folder = Path.GetDirectoryName(world) is { Length: > 0 } parent ? parent : ".";
            var found = new ProblemList();
            List<string> files = CheckWorld(world, AuthoredFiles.CardsOf(world, folder), new List<string>(), options, found);
            foreach (Problem problem in found.Where(problem => Ends(path, AuthoredFiles.WorldSuffix) || Path.GetFullPath(problem.Place.File) == Path.GetFullPath(path)))
            {
                problems.Add(problem);
            }

            return files;
        }

        private static List<string> CheckWorld(string worldFile, IReadOnlyList<string> cards, IReadOnlyCollection<string> inlineIds, CheckOptions options, ProblemList problems)
        {
            AuthoredWorld? world = WorldLoader.LoadWorld(worldFile, cards, problems);
            if (world != null)
            {
                world.OtherCharacterIds = inlineIds;
                WorldChecker.Check(world, options, problems);
            }

            return cards.Append(worldFile).ToList();
        }

        private static bool Ends(string path, string suffix) =>
            path.EndsWith(suffix, System.StringComparison.OrdinalIgnoreCase) || path.EndsWith(suffix.Replace(".yaml", ".yml"), System.StringComparison.OrdinalIgnoreCase);

        private static string? WorldAbove(string card)
        {
            string? folder = Path.GetDirectoryName(card) is { Length: > 0 } parent ? parent : ".";
            for (int up = 0; up < 4 && folder != null; up++)
            {
                string[] worlds = Directory.GetFiles(folder, "*" + AuthoredFiles.WorldSuffix);
                if (worlds.Length == 1)
                {
                    return worlds[0];
                }

                folder = Path.GetDirectoryName(Path.GetFullPath(folder));
            }

            return null;
        }
    }
}
