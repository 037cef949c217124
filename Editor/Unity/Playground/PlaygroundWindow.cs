using System;
using System.Linq;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Window &gt; GPT Dialogue &gt; Playground: talk to a character without entering play, and see why it says what it says.</summary>
    internal sealed class PlaygroundWindow : EditorWindow
    {
        [SerializeField]
        private DialogueBundle? _bundle;

        [SerializeField]
        private DialogueWorld? _world;

        [SerializeField]
        private string _character = string.Empty;

        [SerializeField]
        private int _seed = 1;

        private readonly PlaygroundSession _session = new PlaygroundSession();
        private readonly PlaygroundDetails _details = new PlaygroundDetails();
        private string _line = string.Empty;
        private string _opened = string.Empty;
        private Vector2 _scroll;
        private int _selected = -1;
        private int? _clicked;

        /// <summary>Opens the window with a character.</summary>
        public static void Open(DialogueWorld world, string character)
        {
            var window = GetWindow<PlaygroundWindow>();
            window._world = world;
            window._character = character;
        }

        [MenuItem("Window/GPT Dialogue/Playground", false, 2100)]
        private static void Open() => GetWindow<PlaygroundWindow>();

        private void OnEnable()
        {
            titleContent = new GUIContent("Playground");
            minSize = new Vector2(420, 300);
            if (_bundle == null)
            {
                _bundle = DialogueProjectSettings.instance.Bundle;
                _seed = DialogueProjectSettings.instance.Seed;
            }

            _opened = string.Empty;
            EditorApplication.update += Tick;
        }

        private void OnDisable()
        {
            EditorApplication.update -= Tick;
            _session.Dispose();
        }

        private void Tick()
        {
            // Not while the click is handled: between two events of one frame the same controls have to be drawn.
            if (_clicked is int clicked)
            {
                _selected = _selected == clicked ? -1 : clicked;
                _clicked = null;
                Repaint();
            }

            if (_session.Tick())
                Repaint();
            Follow();
        }

        // The conversation is that of the fields: a change of any begins another.
        private void Follow()
        {
            if (_bundle == null || _world == null || _world.IsEmpty || _session.IsLoading)
                return;
            _session.Load(_bundle);
            var wanted = $"{_session.Device}|{_world.Pack.Id}|{BitConverter.ToString(_world.Pack.Hash)}|{_character}|{_seed}";
            if (_session.Device.Length == 0 || wanted == _opened)
                return;
            _opened = wanted;
            _selected = -1;
            _session.Open(_world.Pack, _character, _seed);
            Repaint();
        }

        private void OnGUI()
        {
            DrawChoice();
            if (_session.Fault != null)
                EditorGUILayout.HelpBox(_session.Fault, MessageType.Error);
            DrawReplies();
            DrawInput();
            if (_selected >= 0 && _selected < _session.Replies.Count)
                _details.Draw(_session.Replies[_selected]);
        }

        private void DrawChoice()
        {
            _bundle = (DialogueBundle?)EditorGUILayout.ObjectField("Bundle", _bundle, typeof(DialogueBundle), false);
            _world = (DialogueWorld?)EditorGUILayout.ObjectField("World", _world, typeof(DialogueWorld), false);
            if (_world == null || _world.IsEmpty)
            {
                EditorGUILayout.HelpBox("Choose a bundle and a world without errors.", MessageType.Info);
                return;
            }

            var cards = _world.Pack.Characters;
            var index = Math.Max(0, Array.FindIndex(cards.ToArray(), card => card.Id == _character));
            index = EditorGUILayout.Popup("Character", index, cards.Select(card => card.Name).ToArray());
            _character = cards.Count == 0 ? string.Empty : cards[index].Id;
            _seed = EditorGUILayout.IntField("Seed", _seed);
            _session.State.Trust = EditorGUILayout.IntField("Trust", _session.State.Trust);
            foreach (var flag in _world.Pack.Flags)
                _session.State.Set(flag, EditorGUILayout.Toggle(flag, _session.State.Flag(flag)));
        }

        private void DrawReplies()
        {
            _scroll = EditorGUILayout.BeginScrollView(_scroll, GUILayout.MinHeight(120));
            for (var i = 0; i < _session.Replies.Count; i++)
            {
                var reply = _session.Replies[i];
                EditorGUILayout.LabelField("You: " + reply.Player, EditorStyles.wordWrappedLabel);
                EditorGUILayout.LabelField(reply.Text + (reply.Result == null ? " …" : string.Empty), EditorStyles.wordWrappedLabel);
                if (reply.Result != null && GUILayout.Button(PlaygroundDetails.Summary(reply.Result), EditorStyles.miniButton))
                    _clicked = i;
            }

            EditorGUILayout.EndScrollView();
        }

        private void DrawInput()
        {
            var entered = Event.current.type == EventType.KeyDown && Event.current.keyCode == KeyCode.Return;
            EditorGUILayout.BeginHorizontal();
            _line = EditorGUILayout.TextField(_line);
            using (new EditorGUI.DisabledScope(!_session.IsReady))
            {
                if (GUILayout.Button("Say", GUILayout.Width(60)) || (entered && _session.IsReady))
                {
                    _session.Say(_line);
                    _line = string.Empty;
                    GUI.FocusControl(null);
                }
            }

            if (GUILayout.Button("Again", GUILayout.Width(60)))
                _opened = string.Empty;
            EditorGUILayout.EndHorizontal();
            EditorGUILayout.LabelField(_session.IsLoading ? "Loading…" : _session.Device, EditorStyles.miniLabel);
        }
    }
}
