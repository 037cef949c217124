using System.Linq;
using GptDialogue.Bundles;
using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Inspector of a bundle: what is in it.</summary>
    [CustomEditor(typeof(DialogueBundle))]
    internal sealed class DialogueBundleEditor : UnityEditor.Editor
    {
        private string[]? _lines;

        /// <inheritdoc/>
        public override void OnInspectorGUI()
        {
            var bundle = (DialogueBundle)target;
            if (!bundle.IsInMemory)
            {
                serializedObject.Update();
                PropertyList.Draw(serializedObject, "_streamingAssetsPath");
                serializedObject.ApplyModifiedProperties();
                return;
            }

            foreach (var line in _lines ??= Describe(bundle))
                EditorGUILayout.LabelField(line, EditorStyles.wordWrappedLabel);
        }

        internal static string[] Describe(DialogueBundle bundle)
        {
            using var reader = BundleReader.Open(bundle.Bytes);
            var header = reader.Header;
            var model = header.Model;
            return new[]
            {
                $"{bundle.Bytes.Length / 1048576.0:0.0} MB; {model.Layers} layers of width {model.Width}, context {model.ContextLength}, vocabulary {model.VocabularySize}",
                "Variants: " + string.Join(", ", header.Variants.Select(variant => $"{variant.Name} ({variant.Length / 1048576.0:0.0} MB)")),
                "Licence: " + (header.Licence.Length == 0 ? "not stated" : header.Licence),
            };
        }
    }

    /// <summary>Inspector of a world: who lives there.</summary>
    [CustomEditor(typeof(DialogueWorld))]
    internal sealed class DialogueWorldEditor : UnityEditor.Editor
    {
        /// <inheritdoc/>
        public override void OnInspectorGUI()
        {
            var world = (DialogueWorld)target;
            if (world.IsEmpty)
            {
                EditorGUILayout.HelpBox("The world has errors and is not compiled. Tools > GPT Dialogue > Validate lists them.", MessageType.Error);
                return;
            }

            var pack = world.Pack;
            EditorGUILayout.LabelField(pack.Name, EditorStyles.boldLabel);
            EditorGUILayout.LabelField(pack.About, EditorStyles.wordWrappedLabel);
            EditorGUILayout.LabelField("Facts, actions, flags", $"{pack.Facts.Count}, {pack.Actions.Count}, {pack.Flags.Count}");
            foreach (var card in pack.Characters)
                EditorGUILayout.LabelField(card.Id, card.Role.Length == 0 ? card.Name : card.Name + ", " + card.Role);
        }
    }
}
