using System;

namespace UnityEngine
{
    public enum EventType
    {
        MouseDown = 0,
        MouseUp = 1,
        MouseMove = 2,
        MouseDrag = 3,
        KeyDown = 4,
        KeyUp = 5,
        ScrollWheel = 6,
        Repaint = 7,
        Layout = 8,
    }

    public enum KeyCode
    {
        None = 0,
        Backspace = 8,
        Tab = 9,
        Return = 13,
        Escape = 27,
        Space = 32,
        Alpha0 = 48,
        Alpha1 = 49,
        Alpha2 = 50,
        Alpha3 = 51,
        KeypadEnter = 271,
    }

    public sealed class Event
    {
        public static Event current { get; set; } = new Event();

        public EventType type { get; set; }

        public KeyCode keyCode { get; set; }

        public void Use()
        {
        }
    }

    public class GUIContent
    {
        public GUIContent()
        {
        }

        public GUIContent(string text) => this.text = text;

        public GUIContent(string text, string tooltip)
        {
            this.text = text;
            this.tooltip = tooltip;
        }

        public string text { get; set; } = string.Empty;

        public string tooltip { get; set; } = string.Empty;
    }

    public sealed class GUIStyle
    {
        public GUIStyle()
        {
        }

        public GUIStyle(GUIStyle other)
        {
        }

        public int fontSize { get; set; }

        public bool wordWrap { get; set; }

        public bool richText { get; set; }

        public static implicit operator GUIStyle(string str) => new GUIStyle();
    }

    public class GUISkin : ScriptableObject
    {
        public GUIStyle label { get; set; } = new GUIStyle();

        public GUIStyle button { get; set; } = new GUIStyle();

        public GUIStyle box { get; set; } = new GUIStyle();

        public GUIStyle textField { get; set; } = new GUIStyle();
    }

    public sealed class GUILayoutOption
    {
        internal GUILayoutOption()
        {
        }
    }

    public class GUI
    {
        public static GUISkin skin { get; set; } = ScriptableObject.CreateInstance<GUISkin>();

        public static bool enabled { get; set; } = true;

        public static Color color { get; set; } = Color.white;

        public static void FocusControl(string name)
        {
        }

        public static void SetNextControlName(string name)
        {
        }
    }

    public class GUILayout
    {
        public static void Label(string text, params GUILayoutOption[] options)
        {
        }

        public static void Label(string text, GUIStyle style, params GUILayoutOption[] options)
        {
        }

        public static bool Button(string text, params GUILayoutOption[] options) => false;

        public static bool Button(string text, GUIStyle style, params GUILayoutOption[] options) => false;

        public static string TextField(string text, params GUILayoutOption[] options) => text;

        public static void BeginArea(Rect screenRect)
        {
        }

        public static void BeginArea(Rect screenRect, GUIStyle style)
        {
        }

        public static void EndArea()
        {
        }

        public static void BeginHorizontal(params GUILayoutOption[] options)
        {
        }

        public static void EndHorizontal()
        {
        }

        public static void BeginVertical(params GUILayoutOption[] options)
        {
        }

        public static void EndVertical()
        {
        }

        public static void FlexibleSpace()
        {
        }

        public static GUILayoutOption Width(float width) => new GUILayoutOption();

        public static GUILayoutOption Height(float height) => new GUILayoutOption();

        public static GUILayoutOption MinHeight(float minHeight) => new GUILayoutOption();

        public static GUILayoutOption ExpandWidth(bool expand) => new GUILayoutOption();
    }

    public sealed class Screen
    {
        public static int width { get; internal set; } = 1280;

        public static int height { get; internal set; } = 720;
    }

    public class Texture : Object
    {
    }

    public class Texture2D : Texture
    {
        internal Texture2D()
        {
        }
    }
}
