using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Unity.Tests.Compilation
{
    /// <summary>An engine version and target as its compiler sees them.</summary>
    public sealed record UnityProfile(string Name, bool IsEditor, IReadOnlyList<string> Symbols)
    {
        private static readonly string[] Lts2022 = ["UNITY_2020_3_OR_NEWER", "UNITY_2021_3_OR_NEWER", "UNITY_2022_1_OR_NEWER", "UNITY_2022_2_OR_NEWER", "UNITY_2022_3_OR_NEWER", "UNITY_2022_3"];

        private static readonly string[] Unity6 = [.. Lts2022[..^1], "UNITY_2023_1_OR_NEWER", "UNITY_2023_2_OR_NEWER", "UNITY_6000_0_OR_NEWER", "UNITY_6000_0"];

        /// <summary>The versions and targets that the package must compile for.</summary>
        public static IReadOnlyList<UnityProfile> All { get; } =
        [
            new("2022.3 editor", true, [.. Lts2022, "UNITY_EDITOR", "UNITY_EDITOR_WIN", "UNITY_STANDALONE", "ENABLE_MONO"]),
            new("2022.3 Android player", false, [.. Lts2022, "UNITY_ANDROID", "ENABLE_IL2CPP"]),
            new("6000.0 editor", true, [.. Unity6, "UNITY_EDITOR", "UNITY_EDITOR_LINUX", "UNITY_STANDALONE", "ENABLE_MONO"]),
            new("6000.0 Windows player", false, [.. Unity6, "UNITY_STANDALONE", "UNITY_STANDALONE_WIN", "ENABLE_IL2CPP"]),
        ];

        public override string ToString() => Name;

        /// <summary>Whether all constraints hold, as in "UNITY_EDITOR" or "!UNITY_WEBGL".</summary>
        public bool Meets(IEnumerable<string> constraints) =>
            constraints.All(constraint => constraint.StartsWith('!') ? !Symbols.Contains(constraint[1..]) : Symbols.Contains(constraint));
    }
}
