using System;
using UnityEngine;
using Object = UnityEngine.Object;

namespace UnityEditor
{
    [AttributeUsage(AttributeTargets.Class)]
    public class InitializeOnLoadAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class MenuItem : Attribute
    {
        public string menuItem;
        public bool validate;
        public int priority;

        public MenuItem(string itemName) : this(itemName, false)
        {
        }

        public MenuItem(string itemName, bool isValidateFunction) : this(itemName, isValidateFunction, 1000)
        {
        }

        public MenuItem(string itemName, bool isValidateFunction, int priority)
        {
            menuItem = itemName;
            validate = isValidateFunction;
            this.priority = priority;
        }
    }

    public sealed class MenuCommand
    {
        public Object context;
        public int userData;

        public MenuCommand(Object inContext) => context = inContext;
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
    public class CustomEditor : Attribute
    {
        public CustomEditor(Type inspectedType)
        {
        }

        public CustomEditor(Type inspectedType, bool editorForChildClasses)
        {
        }
    }

    public class Editor : ScriptableObject
    {
        public Object target { get; set; }

        public SerializedObject serializedObject => new SerializedObject(target);

        public virtual void OnInspectorGUI()
        {
        }

        public virtual bool RequiresConstantRepaint() => false;

        public void Repaint()
        {
        }
    }

    public class EditorWindow : ScriptableObject
    {
        public GUIContent titleContent { get; set; }

        public Vector2 minSize { get; set; }

        public static T GetWindow<T>() where T : EditorWindow => CreateInstance<T>();

        public void Repaint()
        {
        }

        public void Close()
        {
        }
    }

    public class SerializedObject : IDisposable
    {
        public SerializedObject(Object obj) => targetObject = obj;

        public Object targetObject { get; }

        public SerializedProperty FindProperty(string propertyPath) => new SerializedProperty();

        public void Update()
        {
        }

        public bool ApplyModifiedProperties() => false;

        public void Dispose()
        {
        }
    }

    public class SerializedProperty
    {
        internal SerializedProperty()
        {
        }

        public string stringValue { get; set; } = string.Empty;

        public int intValue { get; set; }

        public Object objectReferenceValue { get; set; }
    }

    public class ScriptableSingleton<T> : ScriptableObject where T : ScriptableObject
    {
        private static T _instance;

        protected ScriptableSingleton()
        {
        }

        public static T instance => _instance ??= CreateInstance<T>();

        protected virtual void Save(bool saveAsText)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class FilePathAttribute : Attribute
    {
        public FilePathAttribute(string relativePath, Location location)
        {
        }

        public enum Location
        {
            PreferencesFolder,
            ProjectFolder,
        }
    }
}
