using GptDialogue.Dialogue;
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
            EditorGUILayout.LabelField("State", host.State == HostState.Loading ? $"Loading {host.Progress:P0}" : host.State.ToString());
            if (host.Engine is DialogueEngine engine)
            {
                var figures = engine.Figures;
                EditorGUILayout.LabelField("Speed", $"{figures.TokensPerSecond:0} tokens/s, worker busy {figures.BusyShare:P0}");
                EditorGUILayout.LabelField("First word", $"{figures.FirstWordMs:0.0} ms, slowest {figures.SlowestFirstWordMs:0.0} ms");
                EditorGUILayout.LabelField("Conversations", $"{figures.RowsInUse} of {figures.Rows} ready, {figures.QueueDepth} waiting");
                EditorGUILayout.LabelField("Replies", $"{figures.Replies}, of them late {figures.Late}, failed {figures.Failed}, fallbacks {figures.Fallbacks}");
                EditorGUILayout.HelpBox(engine.DeviceReport.ToString(), MessageType.None);
            }

            if (host.Fault != null)
                EditorGUILayout.HelpBox(host.Fault, MessageType.Error);
        }
    }
}
