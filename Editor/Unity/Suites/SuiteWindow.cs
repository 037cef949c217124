using System.Linq;
using GptDialogue.Authoring.Suites;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Window &gt; GPT Dialogue &gt; Suites: plays a <c>.suite.yaml</c> and shows what passed and what did not.</summary>
    internal sealed class SuiteWindow : EditorWindow
    {
        [SerializeField]
        private DialogueBundle? _bundle;

        [SerializeField]
        private TextAsset? _suite;

        [SerializeField]
        private int _seed;

        [SerializeField]
        private bool _failuresOnly;

        private readonly SuiteSession _session = new SuiteSession();
        private Vector2 _scroll;

        [MenuItem("Window/GPT Dialogue/Suites", false, 2101)]
        private static void Open() => GetWindow<SuiteWindow>();

        private void OnEnable()
        {
            titleContent = new GUIContent("Dialogue Suites");
            minSize = new Vector2(420, 240);
            if (_bundle == null)
                _bundle = DialogueProjectSettings.instance.Bundle;
            EditorApplication.update += Tick;
        }

        private void OnDisable()
        {
            EditorApplication.update -= Tick;
            _session.Dispose();
        }

        private void Tick()
        {
            if (_session.Tick())
                Repaint();
        }

        private void OnGUI()
        {
            _bundle = (DialogueBundle?)EditorGUILayout.ObjectField("Bundle", _bundle, typeof(DialogueBundle), false);
            _suite = (TextAsset?)EditorGUILayout.ObjectField("Suite", _suite, typeof(TextAsset), false);
            _seed = EditorGUILayout.IntField(new GUIContent("Seed", "0 uses the suite's own."), _seed);
            _failuresOnly = EditorGUILayout.Toggle("Failures only", _failuresOnly);
            DrawRun();
            if (_session.Fault != null)
                EditorGUILayout.HelpBox(_session.Fault, MessageType.Error);
            if (_session.Report != null)
                EditorGUILayout.LabelField(Totals(_session.Report), EditorStyles.boldLabel);
            _scroll = EditorGUILayout.BeginScrollView(_scroll);
            foreach (var played in _session.Cases.Where(played => !_failuresOnly || !played.Pass))
                DrawCase(played);
            EditorGUILayout.EndScrollView();
        }

        internal static string Totals(SuiteReport report) =>
            $"{report.Totals.Passed} of {report.Totals.Cases} cases passed, {report.Totals.InventedNames} invented names; seed {report.Seed}, {report.Device}";

        private void DrawRun()
        {
            if (_session.IsRunning)
            {
                if (GUILayout.Button("Stop"))
                    _session.Dispose();
                return;
            }

            using (new EditorGUI.DisabledScope(_bundle == null || _suite == null))
            {
                if (GUILayout.Button("Run") && _bundle != null && _suite != null)
                    _session.Start(AssetDatabase.GetAssetPath(_suite), _bundle, _seed == 0 ? (int?)null : _seed);
            }
        }

        private static void DrawCase(CaseReport played)
        {
            EditorGUILayout.BeginHorizontal();
            EditorGUILayout.LabelField((played.Pass ? "✓ " : "✗ ") + played.Name, played.Pass ? EditorStyles.label : EditorStyles.boldLabel);
            if (GUILayout.Button("Open", GUILayout.Width(60)))
                AssetDatabase.OpenAsset(AssetDatabase.LoadMainAssetAtPath(WorldCompilation.AssetPath(played.Place.File)), played.Place.Line);
            EditorGUILayout.EndHorizontal();
            if (played.Pass)
                return;
            foreach (var failed in played.Failed)
                EditorGUILayout.LabelField("  expected " + failed);
            foreach (var (player, reply) in played.Replies)
                EditorGUILayout.LabelField($"  {player} → {reply.Text}", EditorStyles.wordWrappedLabel);
        }
    }
}
