using UnityEngine.SceneManagement;

namespace UnityEngine.SceneManagement
{
    public struct Scene
    {
        public string name { get; set; }
    }
}

namespace UnityEditor.SceneManagement
{
    public enum NewSceneSetup
    {
        EmptyScene,
        DefaultGameObjects,
    }

    public enum NewSceneMode
    {
        Single,
        Additive,
    }

    public sealed class EditorSceneManager
    {
        public static Scene NewScene(NewSceneSetup setup, NewSceneMode mode) => default;

        public static bool MarkSceneDirty(Scene scene) => true;

        public static bool SaveCurrentModifiedScenesIfUserWantsTo() => true;
    }
}
