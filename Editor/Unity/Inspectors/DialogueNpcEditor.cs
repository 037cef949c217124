using System;
using System.Linq;
using GptDialogue.Worlds;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Inspector of a character: world, who, events; the rest behind a fold. In play it shows the conversation.</summary>
    [CustomEditor(typeof(DialogueNpc))]
    internal sealed class DialogueNpcEditor : UnityEditor.Editor
    {
        private bool _advanced;

        /// <inheritdoc/>
        public override bool RequiresConstantRepaint() => EditorApplication.isPlaying;

        /// <inheritdoc/>
        public override void OnInspectorGUI()
        {
            var npc = (DialogueNpc)target;
            serializedObject.Update();
            PropertyList.Draw(serializedObject, "_world");
            DrawCharacter(npc);
            PropertyList.Draw(serializedObject, "_playerName", "_events");
            _advanced = PropertyList.DrawAdvanced(serializedObject, _advanced, "_state", "_host", "_priority", "_seed", "_raiseWords");
            serializedObject.ApplyModifiedProperties();
            if (npc.Conversation != null)
                EditorGUILayout.LabelField("Conversation", $"{npc.Conversation.Turns} turns, mood {npc.Conversation.Mood.ToString().ToLowerInvariant()}");
            if (npc.World != null && !npc.World.IsEmpty && GUILayout.Button("Talk in the Playground"))
                PlaygroundWindow.Open(npc.World, npc.CharacterId);
        }

        // A list instead of a text field while the world can be read.
        private void DrawCharacter(DialogueNpc npc)
        {
            var id = serializedObject.FindProperty("_characterId");
            if (npc.World == null || npc.World.IsEmpty)
            {
                EditorGUILayout.PropertyField(id);
                EditorGUILayout.HelpBox("Assign the asset of a .world.yaml or .gptworld file. An empty one has errors: Tools > GPT Dialogue > Validate.", MessageType.Info);
                return;
            }

            var cards = npc.World.Pack.Characters;
            var index = Array.FindIndex(cards.ToArray(), card => card.Id == id.stringValue);
            var chosen = EditorGUILayout.Popup("Character", index, cards.Select(Label).ToArray());
            if (chosen >= 0 && chosen != index)
                id.stringValue = cards[chosen].Id;
            if (index < 0)
                EditorGUILayout.HelpBox($"The world has no character '{id.stringValue}'. Choose one.", MessageType.Warning);
        }

        private static string Label(CharacterCard card) => card.Role.Length == 0 ? card.Name : card.Name + ", " + card.Role;
    }
}
