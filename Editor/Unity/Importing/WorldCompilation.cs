using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Authoring;

namespace GptDialogue.Unity.Editor
{
    /// <summary>A world file with the characters that belong to it, checked and compiled.</summary>
    internal sealed class WorldCompilation
    {
        private WorldCompilation(IReadOnlyList<string> characterFiles, IReadOnlyList<Problem> problems, byte[] bytes)
        {
            CharacterFiles = characterFiles;
            Problems = problems;
            Bytes = bytes;
        }

        /// <summary>Asset paths of the characters.</summary>
        public IReadOnlyList<string> CharacterFiles { get; }

        /// <summary>What is wrong with the world and its characters, by file and line.</summary>
        public IReadOnlyList<Problem> Problems { get; }

        /// <summary>The compiled world; empty when there are errors.</summary>
        public byte[] Bytes { get; }

        /// <summary>Checks and compiles the world of a world file.</summary>
        public static WorldCompilation Of(string worldFile)
        {
            OrdinaryWordList.Use();
            var folder = Path.GetDirectoryName(worldFile) is { Length: > 0 } parent ? parent : ".";
            var cards = AuthoredFiles.CardsOf(AuthoredFiles.Short(worldFile), folder);
            var ours = new HashSet<string>(cards.Append(worldFile).Select(AssetPath), StringComparer.OrdinalIgnoreCase);
            // The whole folder, as suites beside the world may bring characters of their own, which facts may name.
            var found = new ProblemList();
            PathChecker.Check(folder, new CheckOptions(), found);
            var problems = found.Sorted().Where(problem => ours.Contains(AssetPath(problem.Place.File))).ToList();
            var world = problems.Any(problem => problem.Severity == Severity.Error) ? null : WorldLoader.LoadWorld(worldFile, cards, found);
            return new WorldCompilation(cards.Select(AssetPath).ToList(), problems, world == null ? Array.Empty<byte>() : Compile(world));
        }

        /// <summary>How the editor spells a path: relative to the project, with forward slashes.</summary>
        public static string AssetPath(string file) => AuthoredFiles.Short(file).Replace('\\', '/');

        /// <summary>Whether two paths name the same file.</summary>
        public static bool IsSame(string a, string b) => string.Equals(AssetPath(a), AssetPath(b), StringComparison.OrdinalIgnoreCase);

        private static byte[] Compile(AuthoredWorld world)
        {
            var bytes = new ArrayBufferWriter<byte>();
            WorldCompiler.Compile(world).Write(bytes);
            return bytes.WrittenSpan.ToArray();
        }
    }
}
