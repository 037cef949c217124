using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Bundles;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Everything that can be found wrong in a project without playing it.</summary>
    internal sealed class ProjectCheck
    {
        private ProjectCheck(IReadOnlyList<Problem> problems, IReadOnlyList<string> faults, int files)
        {
            Problems = problems;
            Faults = faults;
            Files = files;
        }

        /// <summary>Problems of authored files, by file and line.</summary>
        public IReadOnlyList<Problem> Problems { get; }

        /// <summary>What is wrong with assets, each a whole sentence.</summary>
        public IReadOnlyList<string> Faults { get; }

        /// <summary>How many authored files were checked.</summary>
        public int Files { get; }

        /// <summary>Number of errors of both kinds.</summary>
        public int Errors => Faults.Count + Problems.Count(problem => problem.Severity == Severity.Error);

        /// <summary>Checks the authored files and bundles of the project.</summary>
        public static ProjectCheck Run(string folder = "Assets")
        {
            var problems = new ProblemList();
            var files = CheckFiles(folder, problems);
            var faults = new List<string>();
            foreach (var guid in AssetDatabase.FindAssets("t:" + nameof(DialogueBundle)))
            {
                var path = AssetDatabase.GUIDToAssetPath(guid);
                CheckBundle(path, AssetDatabase.LoadAssetAtPath<DialogueBundle>(path), faults);
            }

            return new ProjectCheck(problems.Sorted(), faults, files);
        }

        /// <summary>One bundle asset.</summary>
        internal static void CheckBundle(string path, DialogueBundle? bundle, List<string> faults)
        {
            if (bundle == null)
                return;
            try
            {
                if (bundle.IsInMemory)
                {
                    using var reader = BundleReader.Open(bundle.Bytes);
                }
                else
                {
                    using var reader = BundleReader.Open(System.IO.Path.Combine(Application.streamingAssetsPath, bundle.StreamingAssetsPath));
                }
            }
            catch (GptDialogueException fault)
            {
                faults.Add(path + ": " + fault.Message);
            }
        }

        private static int CheckFiles(string folder, ProblemList problems)
        {
            // Without a single authored file there is nothing to complain about.
            if (AuthoredFiles.Find(folder, AuthoredFiles.WorldSuffix).Count == 0 && AuthoredFiles.Find(folder, AuthoredFiles.CardSuffix).Count == 0)
                return 0;
            OrdinaryWordList.Use();
            return PathChecker.Check(folder, new CheckOptions(), problems).Count;
        }
    }
}
