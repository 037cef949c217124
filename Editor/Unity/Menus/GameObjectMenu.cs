using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>GameObject &gt; GPT Dialogue.</summary>
    internal static class GameObjectMenu
    {
        [MenuItem("GameObject/GPT Dialogue/Host", false, 10)]
        private static void CreateHost(MenuCommand command)
        {
            var host = Create<DialogueHost>("Dialogue Host", command);
            if (DialogueProjectSettings.instance.Bundle != null)
                host.Bundle = DialogueProjectSettings.instance.Bundle;
        }

        [MenuItem("GameObject/GPT Dialogue/NPC", false, 11)]
        private static void CreateNpc(MenuCommand command) => Create<DialogueNpc>("Dialogue NPC", command);

        private static T Create<T>(string name, MenuCommand command) where T : Component
        {
            var created = new GameObject(name);
            var component = created.AddComponent<T>();
            GameObjectUtility.SetParentAndAlign(created, command.context as GameObject);
            Undo.RegisterCreatedObjectUndo(created, "Create " + name);
            Selection.activeObject = created;
            return component;
        }
    }
}
