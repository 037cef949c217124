using System;
using System.Collections.Generic;
using UnityShims;

namespace UnityEngine
{
    [Flags]
    public enum HideFlags
    {
        None = 0,
        HideInHierarchy = 1,
        HideInInspector = 2,
        DontSaveInEditor = 4,
        NotEditable = 8,
        DontSaveInBuild = 16,
        DontUnloadUnusedAsset = 32,
        DontSave = 52,
        HideAndDontSave = 61,
    }

    public class Object
    {
        internal bool IsDestroyed;
        private string _name = string.Empty;

        public string name
        {
            get => GetName();
            set => SetName(value);
        }

        public HideFlags hideFlags { get; set; }

        public static bool operator ==(Object x, Object y) => IsNull(x) ? IsNull(y) : !IsNull(y) && ReferenceEquals(x, y);

        public static bool operator !=(Object x, Object y) => !(x == y);

        public static implicit operator bool(Object exists) => !IsNull(exists);

        public override bool Equals(object other) => ReferenceEquals(this, other);

        public override int GetHashCode() => base.GetHashCode();

        public static void Destroy(Object obj) => PlayLoop.DestroyLater(obj);

        public static void DestroyImmediate(Object obj) => PlayLoop.DestroyNow(obj);

        public static void DontDestroyOnLoad(Object target) => PlayLoop.Keep(target);

        public static T FindFirstObjectByType<T>() where T : Object => PlayLoop.Find<T>();

        protected virtual string GetName() => _name;

        protected virtual void SetName(string value) => _name = value;

        private static bool IsNull(Object o) => o is null || o.IsDestroyed;
    }

    public class ScriptableObject : Object
    {
        public static T CreateInstance<T>() where T : ScriptableObject => (T)CreateInstance(typeof(T));

        public static ScriptableObject CreateInstance(Type type) => (ScriptableObject)Activator.CreateInstance(type, true);
    }

    public class Component : Object
    {
        public GameObject gameObject { get; internal set; }

        public Transform transform => gameObject.transform;

        public T GetComponent<T>() => gameObject.GetComponent<T>();

        public T GetComponentInChildren<T>() => gameObject.GetComponent<T>();

        protected override string GetName() => gameObject.name;

        protected override void SetName(string value) => gameObject.name = value;
    }

    public class Transform : Component
    {
        public Transform parent { get; set; }

        public Vector3 position { get; set; }

        public Vector3 localPosition { get; set; }

        public Vector3 localScale { get; set; } = Vector3.one;

        public Quaternion rotation { get; set; }

        public void SetParent(Transform p) => parent = p;

        public void SetParent(Transform parent, bool worldPositionStays) => this.parent = parent;

        public void LookAt(Vector3 worldPosition)
        {
        }
    }

    public class Behaviour : Component
    {
        private bool _enabled = true;

        public bool enabled
        {
            get => _enabled;
            set
            {
                _enabled = value;
                PlayLoop.Refresh(this);
            }
        }

        public bool isActiveAndEnabled => _enabled && !IsDestroyed && gameObject.activeInHierarchy;
    }

    public class GameObject : Object
    {
        internal readonly List<Component> Components = new List<Component>();

        public GameObject() : this("New Game Object")
        {
        }

        public GameObject(string name)
        {
            this.name = name;
            transform = new Transform { gameObject = this };
            Components.Add(transform);
            PlayLoop.Add(this);
        }

        public GameObject(string name, params Type[] components) : this(name)
        {
            foreach (var type in components)
                AddComponent(type);
        }

        public Transform transform { get; }

        public bool activeSelf { get; private set; } = true;

        public bool activeInHierarchy => activeSelf && !IsDestroyed && (transform.parent == null || transform.parent.gameObject.activeInHierarchy);

        public string tag { get; set; } = "Untagged";

        public void SetActive(bool value)
        {
            activeSelf = value;
            PlayLoop.Refresh(this);
        }

        public T AddComponent<T>() where T : Component => (T)AddComponent(typeof(T));

        public Component AddComponent(Type componentType)
        {
            var component = (Component)Activator.CreateInstance(componentType, true);
            component.gameObject = this;
            Components.Add(component);
            PlayLoop.Refresh(component);
            return component;
        }

        public T GetComponent<T>()
        {
            foreach (var component in Components)
                if (component is T found) return found;
            return default;
        }

        public static GameObject CreatePrimitive(PrimitiveType type) => new GameObject(type.ToString(), typeof(MeshRenderer));
    }

    public enum PrimitiveType
    {
        Sphere,
        Capsule,
        Cylinder,
        Cube,
        Plane,
        Quad,
    }

    public class TextAsset : Object
    {
        public TextAsset()
        {
        }

        public TextAsset(string text)
        {
            this.text = text;
        }

        public string text { get; } = string.Empty;

        public byte[] bytes => System.Text.Encoding.UTF8.GetBytes(text);
    }
}
