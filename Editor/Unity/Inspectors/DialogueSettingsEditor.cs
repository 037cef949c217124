using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Inspector of the settings: what a game tunes first, the sampler behind a fold.</summary>
    [CustomEditor(typeof(DialogueSettings))]
    internal sealed class DialogueSettingsEditor : UnityEditor.Editor
    {
        private bool _advanced;

        /// <inheritdoc/>
        public override void OnInspectorGUI()
        {
            serializedObject.Update();
            PropertyList.Draw(serializedObject, "_rows", "_firstWordDeadlineMs", "_frameBudgetMs", "_temperature");
            _advanced = PropertyList.DrawAdvanced(serializedObject, _advanced, "_deadlineMs", "_tokensPerSecond", "_topP", "_minP", "_variant", "_processorOnly", "_threads", "_rememberDevice");
            serializedObject.ApplyModifiedProperties();
        }
    }
}
