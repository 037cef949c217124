using System.Linq;
using GptDialogue.Authoring;
using UnityEditor;
using UnityEditor.Build;
using UnityEditor.Build.Reporting;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Stops a build that would ship a broken world or bundle, before it spends its time.</summary>
    internal sealed class BuildCheck : IPreprocessBuildWithReport
    {
        /// <inheritdoc/>
        public int callbackOrder => 0;

        /// <inheritdoc/>
        public void OnPreprocessBuild(BuildReport report)
        {
            var settings = DialogueProjectSettings.instance;
            if (!settings.CheckBeforeBuild)
                return;
            if (report.summary.platform == BuildTarget.WebGL)
                Debug.LogWarning("GPT Dialogue does not run in WebGL players: ONNX Runtime has no library for them, and they have no threads. Leave its components out of such a build.");
            var check = ProjectCheck.Run();
            if (Verdict(check, settings.WarningsStopBuild) is string verdict)
            {
                ValidateMenu.Report(check);
                throw new BuildFailedException(verdict);
            }
        }

        /// <summary>Why the build must stop; null when it need not.</summary>
        internal static string? Verdict(ProjectCheck check, bool warningsStopBuild)
        {
            var stopping = check.Errors > 0 || (warningsStopBuild && check.Problems.Count > 0);
            if (!stopping)
                return null;
            var first = check.Faults.FirstOrDefault()
                ?? check.Problems.OrderBy(problem => problem.Severity == Severity.Error ? 0 : 1).First().ToString();
            return $"GPT Dialogue: {check.Errors} errors in authored files and bundles; the console lists all of them. The first: {first} "
                + "Mend them, or turn the check off in Project Settings > GPT Dialogue.";
        }
    }
}
