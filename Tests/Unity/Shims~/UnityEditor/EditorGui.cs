using System;
using UnityEngine;
using Object = UnityEngine.Object;

namespace UnityEditor
{
    public enum MessageType
    {
        None = 0,
        Info = 1,
        Warning = 2,
        Error = 3,
    }

    public sealed class EditorStyles
    {
        public static GUIStyle label => new GUIStyle();

        public static GUIStyle boldLabel => new GUIStyle();

        public static GUIStyle miniLabel => new GUIStyle();

        public static GUIStyle miniButton => new GUIStyle();

        public static GUIStyle wordWrappedLabel => new GUIStyle();
    }

    public sealed class EditorGUI
    {
        public static int indentLevel { get; set; }

        public static void BeginChangeCheck()
        {
        }

        public static bool EndChangeCheck() => false;

        public struct DisabledScope : IDisposable
        {
            public DisabledScope(bool disabled)
            {
            }

            public void Dispose()
            {
            }
        }
    }

    public sealed class EditorGUILayout
    {
        public static bool PropertyField(SerializedProperty property, params GUILayoutOption[] options) => false;

        public static bool Foldout(bool foldout, string content, bool toggleOnLabelClick) => foldout;

        public static void HelpBox(string message, MessageType type)
        {
        }

        public static void LabelField(string label, params GUILayoutOption[] options)
        {
        }

        public static void LabelField(string label, GUIStyle style, params GUILayoutOption[] options)
        {
        }

        public static void LabelField(string label, string label2, params GUILayoutOption[] options)
        {
        }

        public static int Popup(string label, int selectedIndex, string[] displayedOptions, params GUILayoutOption[] options) => selectedIndex;

        public static int IntField(string label, int value, params GUILayoutOption[] options) => value;

        public static int IntField(GUIContent label, int value, params GUILayoutOption[] options) => value;

        public static bool Toggle(string label, bool value, params GUILayoutOption[] options) => value;

        public static string TextField(string text, params GUILayoutOption[] options) => text;

        public static Object ObjectField(string label, Object obj, Type objType, bool allowSceneObjects, params GUILayoutOption[] options) => obj;

        public static Vector2 BeginScrollView(Vector2 scrollPosition, params GUILayoutOption[] options) => scrollPosition;

        public static void EndScrollView()
        {
        }

        public static Rect BeginHorizontal(params GUILayoutOption[] options) => default;

        public static void EndHorizontal()
        {
        }
    }
}
