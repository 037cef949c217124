using System;
using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>
    /// Ends every engine before the editor unloads the scripts or closes: native code that still runs then would freeze or crash it.
    /// </summary>
    [InitializeOnLoad]
    internal static class ReloadGuard
    {
        // An engine ends within milliseconds; one that is being loaded, within a second.
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        static ReloadGuard()
        {
            AssemblyReloadEvents.beforeAssemblyReload += StopEngines;
            EditorApplication.quitting += StopEngines;
        }

        internal static void StopEngines() => LiveEngines.StopAll(Patience);
    }
}
