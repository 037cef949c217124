using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Assets &gt; Create &gt; GPT Dialogue: authored files to begin with.</summary>
    internal static class CreateFileMenu
    {
        internal const string World = @"world: my_village
about: A village at a crossroads.
places: [The Crossed Keys]
people: []
items: [bread]
flags: [road_open]
facts:
  - id: road_closed
    text: The north road is closed until the snow melts.
    topics: [road, north, snow]
    when: ""!road_open""
actions:
  - id: open_shop
    does: opens the trade window
blocked: []
";

        internal const string Character = @"id: anna
name: Anna
role: baker
place: The Crossed Keys
traits: [cheerful]
speech: plain
sells: { bread: 1 copper }
actions: [open_shop]
lines:
  - player: What do you sell?
    npc: Bread, fresh this morning.
    action: open_shop
fallback:
  unknown: [""That I don't know.""]
  refuse: [""I'd rather not say.""]
  busy: [""One moment, please.""]
  farewell: [""Come again.""]
";

        [MenuItem("Assets/Create/GPT Dialogue/World File", false, 13)]
        private static void CreateWorld() => ProjectWindowUtil.CreateAssetWithContent("my_village.world.yaml", World);

        [MenuItem("Assets/Create/GPT Dialogue/Character File", false, 14)]
        private static void CreateCharacter() => ProjectWindowUtil.CreateAssetWithContent("anna.npc.yaml", Character);
    }
}
