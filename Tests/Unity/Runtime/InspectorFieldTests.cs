using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GptDialogue.Samples.Tavern.Unity;
using NUnit.Framework;
using UnityEngine;

namespace GptDialogue.Unity.Tests.Runtime
{
    /// <summary>What a developer meets in the inspector.</summary>
    public sealed class InspectorFieldTests
    {
        private static readonly Type[] Types = new[] { typeof(DialogueNpc), typeof(TavernScene) }.SelectMany(type => type.Assembly.GetTypes()).Distinct()
            .Where(type => type.Namespace?.EndsWith(".Editor", StringComparison.Ordinal) == false).ToArray();

        private static IEnumerable<FieldInfo> Fields => Types
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(shown => shown.GetCustomAttribute<SerializeField>() != null && shown.GetCustomAttribute<HideInInspector>() == null);

        [Test]
        public void Fields_WhenShown_HaveATooltipThatIsASentence()
        {
            Assert.That(Fields.Count(), Is.GreaterThan(25));
            Assert.That(Fields.Where(shown => shown.GetCustomAttribute<TooltipAttribute>()?.tooltip.EndsWith('.') != true).Select(Name), Is.Empty);
        }

        [Test]
        public void Components_WhenAdded_AreInTheMenu() =>
            Assert.That(Types.Where(type => type.Namespace == "GptDialogue.Unity" && typeof(MonoBehaviour).IsAssignableFrom(type))
                .Where(type => type.GetCustomAttribute<AddComponentMenu>()?.componentMenu.StartsWith("GPT Dialogue/", StringComparison.Ordinal) != true), Is.Empty);

        [Test]
        public void Messages_WhenDeclared_ArePrivateSoThatNobodyElseCallsThem() =>
            Assert.That(Types.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
                .Where(method => method.Name is "Awake" or "OnEnable" or "Start" or "Update" or "OnDisable" or "OnDestroy" or "OnApplicationQuit" or "OnGUI")
                .Select(method => method.DeclaringType!.Name + "." + method.Name), Is.Empty);

        private static string Name(FieldInfo field) => field.DeclaringType!.Name + "." + field.Name;
    }
}
