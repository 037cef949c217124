using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using UnityEngine;
using Object = UnityEngine.Object;

namespace UnityShims
{
    /// <summary>
    /// A tiny engine for tests: calls the messages of scripts in the engine's order, on the thread that drives it. Enter play, build a
    /// scene, run frames, stop.
    /// </summary>
    public static class PlayLoop
    {
        private static readonly List<GameObject> Objects = new List<GameObject>();
        private static readonly List<Object> Doomed = new List<Object>();
        private static readonly HashSet<GameObject> Kept = new HashSet<GameObject>();
        private static readonly List<Coroutine> Coroutines = new List<Coroutine>();

        /// <summary>What was logged since play began.</summary>
        public static IReadOnlyList<(LogType Type, string Text)> Log => Debug.Lines;

        /// <summary>Begins a play session. Statics survive from the last one, as with domain reload off.</summary>
        public static void Enter(params Assembly[] scripts)
        {
            if (Application.isPlaying)
                throw new InvalidOperationException("The last session was not stopped.");
            Debug.Lines.Clear();
            MainThread.Install();
            Application.isPlaying = true;
            if (Application.persistentDataPath.Length == 0)
                Application.persistentDataPath = System.IO.Path.Combine(AppContext.BaseDirectory, "data");
            foreach (var method in scripts.SelectMany(s => s.GetTypes()).SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)))
                if (method.GetCustomAttribute<RuntimeInitializeOnLoadMethodAttribute>() != null)
                    method.Invoke(null, null);
        }

        /// <summary>One frame: starts, updates, coroutines, what was posted to the main thread, destruction.</summary>
        public static void Frame(float seconds = 1 / 60f)
        {
            Time.deltaTime = Time.unscaledDeltaTime = seconds;
            Time.time += seconds;
            Time.realtimeSinceStartup += seconds;
            Time.frameCount++;
            foreach (var script in Scripts(s => s.IsOn && !s.IsStarted))
            {
                script.IsStarted = true;
                Message(script, "Start");
            }

            foreach (var script in Scripts(s => s.IsOn))
                if (script.IsOn) Message(script, "Update");
            foreach (var routine in Coroutines.ToArray())
                Step(routine);
            MainThread.RunPosted();
            foreach (var doomed in Doomed.ToArray())
                DestroyNow(doomed);
            Doomed.Clear();
        }

        /// <summary>Leaves the scene: everything that is not kept is destroyed.</summary>
        public static void UnloadScene()
        {
            foreach (var gameObject in Objects.Where(o => !Kept.Contains(o)).ToArray())
                DestroyNow(gameObject);
        }

        /// <summary>Leaves play as the editor does and a player does: quit, disable, destroy.</summary>
        public static void Stop()
        {
            foreach (var script in Scripts(s => s.IsAwake))
                Message(script, "OnApplicationQuit");
            Application.RaiseQuitting();
            Kept.Clear();
            UnloadScene();
            Coroutines.Clear();
            Doomed.Clear();
            MainThread.RunPosted();
            MainThread.Uninstall();
            Application.isPlaying = false;
        }

        /// <summary>
        /// What the editor does when scripts change during play: scripts are disabled, every static and everything that is not serialized
        /// is lost, and new instances are enabled without being awoken again.
        /// </summary>
        /// <param name="before">What listens to the reload being about to happen.</param>
        /// <param name="isFirst">Whether it hears before the scripts are disabled, or after.</param>
        public static void ReloadDomain(Action before, bool isFirst)
        {
            var scripts = Scripts(s => s.IsOn);
            if (isFirst)
                before();
            foreach (var script in scripts)
                SetOn(script, false);
            if (!isFirst)
                before();
            DomainReload.ResetStatics(scripts.Select(s => s.GetType().Assembly).Distinct());
            Coroutines.Clear();
            MainThread.Install();
            foreach (var script in DomainReload.Renew(scripts))
                SetOn(script, true);
        }

        internal static void Add(GameObject gameObject) => Objects.Add(gameObject);

        internal static void Keep(Object target) =>
            Kept.Add(target as GameObject ?? ((Component)target).gameObject);

        internal static T Find<T>() where T : Object => Objects.SelectMany(o => o.Components).OfType<T>().FirstOrDefault();

        internal static void Refresh(GameObject gameObject)
        {
            foreach (var other in Objects.Where(o => o == gameObject || IsBelow(o, gameObject)).ToArray())
                foreach (var component in other.Components.ToArray())
                    Refresh(component);
        }

        internal static void Refresh(Component component)
        {
            if (!Application.isPlaying || !(component is MonoBehaviour script) || script.IsDestroyed)
                return;
            if (script.gameObject.activeInHierarchy && !script.IsAwake)
            {
                script.IsAwake = true;
                Message(script, "Awake");
            }

            SetOn(script, script.isActiveAndEnabled);
        }

        internal static void DestroyLater(Object target) => Doomed.Add(target);

        internal static void DestroyNow(Object target)
        {
            if (target is null || target.IsDestroyed)
                return;
            if (target is GameObject gameObject)
            {
                foreach (var child in Objects.Where(o => IsBelow(o, gameObject)).ToArray())
                    DestroyNow(child);
                foreach (var component in gameObject.Components.ToArray())
                    DestroyNow(component);
                Objects.Remove(gameObject);
            }
            else if (target is MonoBehaviour script)
            {
                SetOn(script, false);
                StopAll(script);
                if (script.IsAwake)
                    Message(script, "OnDestroy");
                script.gameObject.Components.Remove(script);
            }

            target.IsDestroyed = true;
        }

        internal static Coroutine Run(Coroutine routine)
        {
            Coroutines.Add(routine);
            Step(routine);
            return routine;
        }

        internal static void Stop(Coroutine routine) => Coroutines.Remove(routine);

        internal static void StopAll(MonoBehaviour owner) => Coroutines.RemoveAll(c => ReferenceEquals(c.Owner, owner));

        private static void SetOn(MonoBehaviour script, bool on)
        {
            if (script.IsOn == on)
                return;
            script.IsOn = on;
            Message(script, on ? "OnEnable" : "OnDisable");
        }

        private static List<MonoBehaviour> Scripts(Func<MonoBehaviour, bool> wanted) => Objects
            .SelectMany(o => o.Components).OfType<MonoBehaviour>().Where(wanted)
            .OrderBy(s => s.GetType().GetCustomAttribute<DefaultExecutionOrder>()?.order ?? 0).ToList();

        private static bool IsBelow(GameObject gameObject, GameObject ancestor)
        {
            for (var up = gameObject.transform.parent; !(up is null); up = up.parent)
                if (up.gameObject == ancestor) return true;
            return false;
        }

        private static void Step(Coroutine routine)
        {
            try
            {
                if (!routine.Steps.MoveNext())
                    Coroutines.Remove(routine);
            }
            catch (Exception e)
            {
                Coroutines.Remove(routine);
                Debug.LogException(e);
            }
        }

        // As the engine does: what a script throws is logged and the loop goes on.
        private static void Message(MonoBehaviour script, string name)
        {
            var method = script.GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
            try
            {
                method?.Invoke(script, null);
            }
            catch (TargetInvocationException e)
            {
                Debug.LogException(e.InnerException);
            }
        }
    }
}
