using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using UnityEngine;
using Object = UnityEngine.Object;

namespace UnityShims
{
    /// <summary>What a domain reload does to scripts: only what is serialized survives.</summary>
    internal static class DomainReload
    {
        private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        /// <summary>Gives every static field that code may change its first value.</summary>
        public static void ResetStatics(IEnumerable<Assembly> assemblies)
        {
            foreach (var field in assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters && !t.Name.StartsWith("<", StringComparison.Ordinal))
                .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
            {
                if (!field.IsInitOnly && !field.IsLiteral)
                    field.SetValue(null, field.FieldType.IsValueType ? Activator.CreateInstance(field.FieldType) : null);
            }
        }

        /// <summary>Replaces scripts by new instances with the serialized fields of the old ones; references follow.</summary>
        public static IReadOnlyList<MonoBehaviour> Renew(IReadOnlyList<MonoBehaviour> scripts)
        {
            var renewed = scripts.Select(s => (MonoBehaviour)Activator.CreateInstance(s.GetType(), true)).ToList();
            for (var i = 0; i < scripts.Count; i++)
            {
                foreach (var field in SerializedFields(scripts[i].GetType()))
                {
                    var value = field.GetValue(scripts[i]);
                    var moved = value is MonoBehaviour script ? scripts.TakeWhile(s => !ReferenceEquals(s, script)).Count() : scripts.Count;
                    field.SetValue(renewed[i], moved < scripts.Count ? renewed[moved] : value);
                }

                var old = scripts[i];
                renewed[i].gameObject = old.gameObject;
                renewed[i].IsAwake = renewed[i].IsStarted = true;
                old.gameObject.Components[old.gameObject.Components.IndexOf(old)] = renewed[i];
                old.IsDestroyed = true;
            }

            return renewed;
        }

        private static IEnumerable<FieldInfo> SerializedFields(Type type)
        {
            for (; type != typeof(MonoBehaviour); type = type.BaseType)
                foreach (var field in type.GetFields(Fields).Where(IsSerialized))
                    yield return field;
        }

        // A reload during play also keeps private fields of simple types, even without the attribute: stale state must do no harm.
        private static bool IsSerialized(FieldInfo field) => !field.IsInitOnly && field.GetCustomAttribute<NonSerializedAttribute>() == null
            && (field.IsPublic || field.GetCustomAttribute<SerializeField>() != null || field.FieldType.IsPrimitive || field.FieldType.IsEnum
                || field.FieldType == typeof(string));
    }
}
