using System.Linq;
using GptDialogue.Authoring;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>The menu entry that checks the whole project and tells every problem in the console.</summary>
    internal static class ValidateMenu
    {
        [MenuItem("Tools/GPT Dialogue/Validate", false, 1)]
        private static void Validate() => Report(ProjectCheck.Run());

        internal static void Report(ProjectCheck check)
        {
            foreach (var problem in check.Problems)
            {
                var file = AssetDatabase.LoadMainAssetAtPath(WorldCompilation.AssetPath(problem.Place.File));
                if (problem.Severity == Severity.Error)
                    Debug.LogError(ImportLog.Link(problem), file);
                else
                    Debug.LogWarning(ImportLog.Link(problem), file);
            }

            foreach (var fault in check.Faults)
                Debug.LogError(fault);
            var warnings = check.Problems.Count(problem => problem.Severity == Severity.Warning);
            Debug.Log($"GPT Dialogue: {check.Files} authored files checked, {check.Errors} errors, {warnings} warnings.");
        }
    }
}
