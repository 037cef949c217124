using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>A suite with the world and the characters it plays in.</summary>
    public sealed class LoadedSuite
    {
        private readonly Dictionary<CardSource, WorldPack> inlinePacks = new Dictionary<CardSource, WorldPack>();
        private WorldPack? pack;

        private LoadedSuite(SuiteSource suite, AuthoredWorld world)
        {
            Suite = suite;
            World = world;
        }

        /// <summary>The suite.</summary>
        public SuiteSource Suite { get; }

        /// <summary>The world with the characters of files, without inline cards.</summary>
        public AuthoredWorld World { get; }

        /// <summary>The world with the characters of files, compiled.</summary>
        public WorldPack Pack => pack ??= WorldCompiler.Compile(World);

        /// <summary>
        /// The world a case plays in, and its character's id, or null when the character is not known. A case with an inline
        /// card gets a world of its own, in which that card stands beside the others.
        /// </summary>
        public WorldPack PackFor(SuiteCase suiteCase, out string? character)
        {
            if (suiteCase.InlineCard is CardSource card)
            {
                character = card.Id.Value;
                if (!inlinePacks.TryGetValue(card, out WorldPack own))
                {
                    inlinePacks[card] = own = WorldCompiler.Compile(World.With(card));
                }

                return own;
            }

            string? id = suiteCase.CharacterId?.Value;
            character = id != null && Pack.FindCharacter(id) != null ? id : null;
            return Pack;
        }

        /// <summary>The suite with only some of its cases.</summary>
        public LoadedSuite Where(Func<SuiteCase, bool> wanted) =>
            new LoadedSuite(new SuiteSource(Suite.File, Suite.World, Suite.Seed, Suite.Cases.Where(wanted).ToList()), World);

        /// <summary>
        /// Reads a suite, its world (relative to the suite; without the key the one beside it) and the characters beside the
        /// suite and beside the world. Null after reporting why it cannot be read.
        /// </summary>
        public static LoadedSuite? Load(string file, ProblemList problems)
        {
            SuiteSource? suite = SuiteReader.Read(file, problems);
            string? worldFile = suite == null ? null : WorldFile(suite, problems);
            if (suite == null || worldFile == null)
            {
                return null;
            }

            AuthoredWorld? world = WorldLoader.LoadWorld(worldFile, Array.Empty<string>(), problems);
            if (world == null)
            {
                return null;
            }

            world = new AuthoredWorld(world.World, Cards(suite, world, worldFile, problems));
            world.OtherCharacterIds = InlineIds(suite);
            return new LoadedSuite(suite, world);
        }

        internal static List<string> InlineIds(SuiteSource suite) =>
            suite.Cases.Where(entry => entry.InlineCard != null).Select(entry => entry.InlineCard!.Id.Value).Distinct().ToList();

        private static string? WorldFile(SuiteSource suite, ProblemList problems)
        {
            string folder = AuthoredFiles.FolderOf(suite.File);
            if (suite.World is SourceText named && named.Value.Length > 0)
            {
                string path = Path.Combine(folder, named.Value);
                if (File.Exists(path))
                {
                    return AuthoredFiles.Short(path);
                }

                problems.Error("not-found", named.Place, $"There is no world file {path}.", "'world' is the path of a *.world.yaml, relative to this suite.");
                return null;
            }

            IReadOnlyList<string> worlds = AuthoredFiles.Find(folder, AuthoredFiles.WorldSuffix);
            if (worlds.Count == 1)
            {
                return worlds[0];
            }

            problems.Error("missing-key", new SourcePlace(suite.File, 1, 1), $"'world' is missing, and {worlds.Count} world files lie beside the suite.", "Add  world: hollowmere.world.yaml");
            return null;
        }

        // Several worlds may share a folder, and a character file does not say which it belongs to: one that the suite plays is
        // taken, another only when everything it refers to is in this world.
        private static List<CardSource> Cards(SuiteSource suite, AuthoredWorld world, string worldFile, ProblemList problems)
        {
            string[] folders = { AuthoredFiles.FolderOf(suite.File), AuthoredFiles.FolderOf(worldFile) };
            var files = new List<string>();
            bool shared = false;
            foreach (string folder in folders.Distinct())
            {
                IReadOnlyList<string> worlds = AuthoredFiles.Find(folder, AuthoredFiles.WorldSuffix);
                shared |= worlds.Count > 1;
                files.AddRange(AuthoredFiles.Find(folder, AuthoredFiles.CardSuffix));
            }

            var played = new HashSet<string>(suite.Cases.Where(entry => entry.CharacterId != null).Select(entry => entry.CharacterId!.Value), StringComparer.Ordinal);
            var cards = new Dictionary<string, CardSource>(StringComparer.Ordinal);
            foreach (string file in files.Distinct(StringComparer.Ordinal))
            {
                var own = new ProblemList();
                CardSource? card = WorldLoader.LoadCard(file, own);
                bool fits = card != null && References.AllResolve(card, world);
                if (shared && !fits && (card == null || !played.Contains(card.Id.Value)))
                {
                    continue;
                }

                foreach (Problem problem in own)
                {
                    problems.Add(problem);
                }

                if (card == null)
                {
                    continue;
                }

                // Of two files with the same id the one whose references fit this world is meant.
                if (!cards.TryGetValue(card.Id.Value, out CardSource other) || (fits && !References.AllResolve(other, world)))
                {
                    cards[card.Id.Value] = card;
                }
            }

            return cards.Values.ToList();
        }
    }
}
