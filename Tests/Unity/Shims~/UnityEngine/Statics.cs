using System;
using System.Collections.Generic;

namespace UnityEngine
{
    public enum RuntimePlatform
    {
        OSXEditor = 0,
        OSXPlayer = 1,
        WindowsPlayer = 2,
        WindowsEditor = 7,
        IPhonePlayer = 8,
        Android = 11,
        LinuxPlayer = 13,
        LinuxEditor = 16,
        WebGLPlayer = 17,
    }

    public class Application
    {
        public static event Action quitting;

        public static bool isPlaying { get; internal set; }

        public static bool isEditor => true;

        public static RuntimePlatform platform { get; internal set; } = RuntimePlatform.LinuxEditor;

        public static string streamingAssetsPath { get; internal set; } = string.Empty;

        public static string persistentDataPath { get; internal set; } = string.Empty;

        public static string dataPath { get; internal set; } = string.Empty;

        public static string productName { get; internal set; } = string.Empty;

        public static void Quit()
        {
        }

        internal static void RaiseQuitting() => quitting?.Invoke();
    }

    public class Time
    {
        public static float deltaTime { get; internal set; }

        public static float unscaledDeltaTime { get; internal set; }

        public static float time { get; internal set; }

        public static float realtimeSinceStartup { get; internal set; }

        public static int frameCount { get; internal set; }
    }

    public sealed class SystemInfo
    {
        public static string graphicsDeviceName { get; internal set; } = "Null Device";

        public static string graphicsDeviceVersion { get; internal set; } = "NULL 1.0";
    }

    public enum LogType
    {
        Error = 0,
        Assert = 1,
        Warning = 2,
        Log = 3,
        Exception = 4,
    }

    public class Debug
    {
        internal static readonly List<(LogType Type, string Text)> Lines = new List<(LogType, string)>();

        public static void Log(object message) => Add(LogType.Log, message);

        public static void Log(object message, Object context) => Add(LogType.Log, message);

        public static void LogWarning(object message) => Add(LogType.Warning, message);

        public static void LogWarning(object message, Object context) => Add(LogType.Warning, message);

        public static void LogError(object message) => Add(LogType.Error, message);

        public static void LogError(object message, Object context) => Add(LogType.Error, message);

        public static void LogException(Exception exception) => Add(LogType.Exception, exception);

        public static void LogException(Exception exception, Object context) => Add(LogType.Exception, exception);

        private static void Add(LogType type, object message)
        {
            lock (Lines) Lines.Add((type, message?.ToString() ?? "Null"));
        }
    }
}
