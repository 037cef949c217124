using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Unity;
using UnityEditor;
using UnityEditor.SceneManagement;
using UnityEngine;

namespace GptDialogue.Samples.Tavern.Unity.Editor
{
    /// <summary>Builds the playable scene out of the sample's own files: Tools &gt; GPT Dialogue &gt; Build Tavern Scene.</summary>
    public static class TavernSceneBuilder
    {
        private const string WorldId = "hollowmere";
        private const string BundleName = "tavern";
        private const float Distance = 2.5f;

        [MenuItem("Tools/GPT Dialogue/Build Tavern Scene", false, 20)]
        private static void Build()
        {
            var world = Find<DialogueWorld>(asset => !asset.IsEmpty && asset.Pack.Id == WorldId);
            var bundle = Find<DialogueBundle>(asset => asset.name == BundleName);
            if (world == null || bundle == null)
            {
                Debug.LogError(world == null
                    ? "There is no imported hollowmere.world.yaml. Import the sample Tavern in the Package Manager; Tools > GPT Dialogue > Validate tells what is wrong with it."
                    : "There is no imported tavern.gptbundle. Import the sample Tavern in the Package Manager.");
                return;
            }

            if (!EditorSceneManager.SaveCurrentModifiedScenesIfUserWantsTo())
                return;
            var scene = EditorSceneManager.NewScene(NewSceneSetup.DefaultGameObjects, NewSceneMode.Single);
            Fill(world, bundle);
            EditorSceneManager.MarkSceneDirty(scene);
        }

        /// <summary>Adds the host, the people and the screen to the open scene.</summary>
        public static TavernScene Fill(DialogueWorld world, DialogueBundle bundle)
        {
            var place = new GameObject("Tavern");
            place.SetActive(false);
            place.AddComponent<DialogueHost>().Bundle = bundle;
            var scene = place.AddComponent<TavernScene>();
            place.AddComponent<TavernHud>();
            var people = new List<TavernPerson>();
            foreach (var card in world.Pack.Characters)
                people.Add(Person(world, card.Id, card.Name, people.Count - ((world.Pack.Characters.Count - 1) / 2f)));
            // Who the player meets first.
            scene.Build(world, people.OrderBy(person => person.Npc.CharacterId == "mara" ? 0 : 1).ToArray());
            place.SetActive(true);
            return scene;
        }

        private static TavernPerson Person(DialogueWorld world, string id, string name, float position)
        {
            var body = GameObject.CreatePrimitive(PrimitiveType.Capsule);
            body.name = name;
            body.transform.position = new Vector3(position * Distance, 1, 4);
            var npc = body.AddComponent<DialogueNpc>();
            npc.World = world;
            npc.CharacterId = id;
            var person = body.AddComponent<TavernPerson>();
            person.Body = body.GetComponent<Renderer>();
            return person;
        }

        private static T? Find<T>(Func<T, bool> wanted) where T : UnityEngine.Object
        {
            foreach (var guid in AssetDatabase.FindAssets("t:" + typeof(T).Name))
            {
                var asset = AssetDatabase.LoadAssetAtPath<T>(AssetDatabase.GUIDToAssetPath(guid));
                if (asset != null && wanted(asset))
                    return asset;
            }

            return null;
        }
    }
}
