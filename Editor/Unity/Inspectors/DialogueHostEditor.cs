using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Inspector of a host: the bundle first, the rest behind a fold, and in play what runs.</summary>
    [CustomEditor(typeof(DialogueHost))]
    internal sealed class DialogueHostEditor : UnityEditor.Editor
    {
        private bool _advanced;

        /// <inheritdoc/>
        public override bool RequiresConstantRepaint() => EditorApplication.isPlaying;

        /// <inheritdoc/>
        public override void OnInspectorGUI()
        {
            serializedObject.Update();
            PropertyList.Draw(serializedObject, "_bundle", "_settings");
            _advanced = PropertyList.DrawAdvanced(serializedObject, _advanced, "_keepAcrossScenes", "_onReady", "_onFailed");
            serializedObject.ApplyModifiedProperties();
            var host = (DialogueHost)target;
            if (host.Bundle == null)
                EditorGUILayout.HelpBox("Assign the asset of a .gptbundle file.", MessageType.Warning);
            if (EditorApplication.isPlaying)
                DrawState(host);
        }

        private static void DrawState(DialogueHost host)
        {
            EditorGUILayout.LabelField("State", host.State.ToString());
            if (host.Engine != null)
                EditorGUILayout.LabelField("Runs on", host.Engine.Device);
            if (host.Fault != null)
                EditorGUILayout.HelpBox(host.Fault, MessageType.Error);
        }
    }
}
