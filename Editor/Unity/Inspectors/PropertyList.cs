using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Draws serialized fields: those everybody sets, and those behind a fold.</summary>
    internal static class PropertyList
    {
        public static void Draw(SerializedObject target, params string[] names)
        {
            foreach (var name in names)
                EditorGUILayout.PropertyField(target.FindProperty(name));
        }

        /// <summary>Returns whether the fold is open.</summary>
        public static bool DrawAdvanced(SerializedObject target, bool isOpen, params string[] names)
        {
            isOpen = EditorGUILayout.Foldout(isOpen, "Advanced", true);
            if (isOpen)
            {
                EditorGUI.indentLevel++;
                Draw(target, names);
                EditorGUI.indentLevel--;
            }

            return isOpen;
        }
    }
}
