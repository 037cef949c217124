using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UnityEditor.AssetImporters;
using UnityEngine;
using Object = UnityEngine.Object;

namespace UnityEditor
{
    /// <summary>What tests give the editor's asset database; assets by path.</summary>
    internal static class ShimAssets
    {
        public static readonly Dictionary<string, Object> ByPath = new Dictionary<string, Object>();
        public static readonly Dictionary<string, Type> Overrides = new Dictionary<string, Type>();
        public static readonly Dictionary<string, string> PathByGuid = new Dictionary<string, string>();
        public static readonly List<string> Imported = new List<string>();

        public static void Clear()
        {
            ByPath.Clear();
            Overrides.Clear();
            PathByGuid.Clear();
            Imported.Clear();
        }
    }

    [Flags]
    public enum ImportAssetOptions
    {
        Default = 0,
        ForceUpdate = 1,
    }

    public sealed class AssetDatabase
    {
        public static string[] FindAssets(string filter) =>
            ShimAssets.ByPath.Where(entry => filter == "t:" + entry.Value.GetType().Name).Select(entry => entry.Key).ToArray();

        public static string GUIDToAssetPath(string guid) =>
            ShimAssets.PathByGuid.TryGetValue(guid, out var path) ? path : ShimAssets.ByPath.ContainsKey(guid) ? guid : string.Empty;

        public static T LoadAssetAtPath<T>(string assetPath) where T : Object =>
            ShimAssets.ByPath.TryGetValue(assetPath, out var asset) ? asset as T : null;

        public static Object LoadMainAssetAtPath(string assetPath) => LoadAssetAtPath<Object>(assetPath);

        public static string GetAssetPath(Object assetObject) => ShimAssets.ByPath.FirstOrDefault(entry => entry.Value == assetObject).Key ?? string.Empty;

        public static bool OpenAsset(Object target, int lineNumber) => target != null;

        public static void ImportAsset(string path) => ImportAsset(path, ImportAssetOptions.Default);

        public static void ImportAsset(string path, ImportAssetOptions options) => ShimAssets.Imported.Add(path);

        public static Type GetImporterOverride(string path) => ShimAssets.Overrides.TryGetValue(path, out var importer) ? importer : null;

        public static void SetImporterOverride<T>(string path) where T : ScriptedImporter => ShimAssets.Overrides[path] = typeof(T);

        public static void CreateAsset(Object asset, string path) => ShimAssets.ByPath[path] = asset;
    }

    public class AssetImporter : Object
    {
        public string assetPath { get; internal set; } = string.Empty;
    }

    public class AssetPostprocessor
    {
        public string assetPath { get; set; }
    }
}

namespace UnityEditor.AssetImporters
{
    public abstract class ScriptedImporter : AssetImporter
    {
        public abstract void OnImportAsset(AssetImportContext ctx);
    }

    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public class ScriptedImporterAttribute : Attribute
    {
        public bool AllowCaching;

        public ScriptedImporterAttribute(int version, string ext) : this(version, new[] { ext })
        {
        }

        public ScriptedImporterAttribute(int version, string ext, int importQueueOffset) : this(version, new[] { ext })
        {
        }

        public ScriptedImporterAttribute(int version, string[] exts) : this(version, exts, null)
        {
        }

        public ScriptedImporterAttribute(int version, string[] exts, int importQueueOffset) : this(version, exts, null)
        {
        }

        public ScriptedImporterAttribute(int version, string[] exts, string[] overrideExts)
        {
            this.version = version;
            fileExtensions = exts;
            overrideFileExtensions = overrideExts;
        }

        public int version { get; private set; }

        public string[] fileExtensions { get; private set; }

        public string[] overrideFileExtensions { get; private set; }
    }

    public class AssetImportContext
    {
        internal readonly List<string> Dependencies = new List<string>();
        internal readonly List<string> Errors = new List<string>();
        internal readonly List<string> Warnings = new List<string>();
        internal readonly Dictionary<string, Object> Objects = new Dictionary<string, Object>();

        internal AssetImportContext(string path) => assetPath = path;

        public string assetPath { get; internal set; }

        public Object mainObject { get; private set; }

        public void AddObjectToAsset(string identifier, Object obj) => Objects.Add(identifier, obj);

        public void SetMainObject(Object obj) => mainObject = obj;

        public void DependsOnSourceAsset(string path) => Dependencies.Add(path);

        public void LogImportError(string msg, Object obj = null) => Errors.Add(msg);

        public void LogImportWarning(string msg, Object obj = null) => Warnings.Add(msg);
    }
}
