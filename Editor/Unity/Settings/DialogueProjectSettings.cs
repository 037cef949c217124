using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>What the editor windows and the build check use in this project; kept in ProjectSettings.</summary>
    [FilePath("ProjectSettings/GptDialogueSettings.asset", FilePathAttribute.Location.ProjectFolder)]
    internal sealed class DialogueProjectSettings : ScriptableSingleton<DialogueProjectSettings>
    {
        [SerializeField, Tooltip("The bundle that the Playground and the Suite window use unless another is chosen there.")]
        private DialogueBundle? _bundle;

        [SerializeField, Tooltip("Seed of the Playground: the same seed and the same lines give the same replies.")]
        private int _seed = 1;

        [SerializeField, Tooltip("Stop a build when authored files or bundles have errors.")]
        private bool _checkBeforeBuild = true;

        [SerializeField, Tooltip("Stop a build also for warnings in authored files.")]
        private bool _warningsStopBuild;

        /// <summary>The bundle of the editor windows.</summary>
        public DialogueBundle? Bundle => _bundle;

        /// <summary>The seed of the Playground.</summary>
        public int Seed => _seed;

        /// <summary>Whether builds are checked.</summary>
        public bool CheckBeforeBuild => _checkBeforeBuild;

        /// <summary>Whether warnings stop a build.</summary>
        public bool WarningsStopBuild => _warningsStopBuild;

        /// <summary>Writes the file.</summary>
        public void Write() => Save(true);
    }
}
