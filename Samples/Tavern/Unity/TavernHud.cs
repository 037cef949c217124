using System;
using GptDialogue.Unity;
using UnityEngine;

namespace GptDialogue.Samples.Tavern.Unity
{
    /// <summary>The text on the screen: who is there, what was said, what to say next. Immediate-mode, so that it needs no further package.</summary>
    [RequireComponent(typeof(TavernScene))]
    public sealed class TavernHud : MonoBehaviour
    {
        private const float Margin = 16;
        private const int ShownLines = 8;

        private TavernScene? _scene;
        private Action? _chosen;
        private string _line = string.Empty;

        private void Awake() => _scene = GetComponent<TavernScene>();

        // What was clicked happens here: between two events of one frame the same controls have to be drawn.
        private void Update()
        {
            var chosen = _chosen;
            _chosen = null;
            chosen?.Invoke();
        }

        private void OnGUI()
        {
            if (_scene == null || _scene.Game == null)
                return;
            var height = Mathf.Min(340, Screen.height / 2f);
            GUILayout.BeginArea(new Rect(Margin, Screen.height - height - Margin, Screen.width - (2 * Margin), height), GUI.skin.box);
            DrawPeople(_scene);
            DrawStory(_scene);
            DrawInput(_scene);
            GUILayout.EndArea();
        }

        private void DrawPeople(TavernScene scene)
        {
            GUILayout.BeginHorizontal();
            foreach (var person in scene.People)
            {
                var name = person.Card == null ? person.name : person.Card.Name;
                if (GUILayout.Button(person == scene.Partner ? "• " + name : name))
                    _chosen = () => scene.TurnTo(person);
            }

            GUILayout.EndHorizontal();
            var game = scene.Game!;
            var trust = scene.Partner == null || scene.Partner.Card == null ? 0 : game.Trust.Of(scene.Partner.Card.Id);
            GUILayout.Label($"{game.Place}   {game.Purse}   {game.Satchel}   trust {trust}   {State()}");
        }

        private static string State()
        {
            var host = DialogueHost.Current;
            if (host == null)
                return "no host";
            return host.State == HostState.Ready ? host.Engine!.Device : host.State.ToString();
        }

        private static void DrawStory(TavernScene scene)
        {
            var first = Mathf.Max(0, scene.Story.Count - ShownLines);
            for (var i = first; i < scene.Story.Count; i++)
                GUILayout.Label(scene.Story[i]);
            if (scene.Speaking.Length > 0)
                GUILayout.Label(scene.Speaking + " …");
            GUILayout.FlexibleSpace();
        }

        private void DrawInput(TavernScene scene)
        {
            var entered = Event.current.type == EventType.KeyDown && Event.current.keyCode == KeyCode.Return;
            GUILayout.BeginHorizontal();
            foreach (var suggestion in scene.Suggested)
            {
                if (GUILayout.Button(suggestion))
                    _chosen = () => scene.Say(suggestion);
            }

            GUILayout.EndHorizontal();
            GUILayout.BeginHorizontal();
            _line = GUILayout.TextField(_line);
            if (GUILayout.Button("Say", GUILayout.Width(80)) || (entered && _line.Length > 0))
            {
                var line = _line;
                _chosen = () => scene.Say(line);
                _line = string.Empty;
            }

            GUILayout.EndHorizontal();
        }
    }
}
