using System.Collections.Generic;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Project Settings &gt; GPT Dialogue.</summary>
    internal static class DialogueSettingsPage
    {
        private static SerializedObject? _settings;
        private static bool _advanced;

        [SettingsProvider]
        private static SettingsProvider Create() => new SettingsProvider("Project/GPT Dialogue", SettingsScope.Project)
        {
            label = "GPT Dialogue",
            activateHandler = (search, root) =>
            {
                // A ScriptableSingleton is made read-only by the engine; a settings page has to lift that.
                DialogueProjectSettings.instance.hideFlags &= ~HideFlags.NotEditable;
                _settings = new SerializedObject(DialogueProjectSettings.instance);
            },
            guiHandler = search => Draw(),
            keywords = new HashSet<string> { "dialogue", "NPC", "bundle", "seed", "build" },
        };

        private static void Draw()
        {
            if (_settings == null)
                return;
            _settings.Update();
            EditorGUI.BeginChangeCheck();
            PropertyList.Draw(_settings, "_bundle", "_seed", "_checkBeforeBuild");
            _advanced = PropertyList.DrawAdvanced(_settings, _advanced, "_warningsStopBuild");
            if (EditorGUI.EndChangeCheck())
            {
                _settings.ApplyModifiedProperties();
                DialogueProjectSettings.instance.Write();
            }
        }
    }
}
