using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using GptDialogue.Authoring;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;
using NUnit.Framework;
using UnityEngine;
using UnityShims;

namespace GptDialogue.Unity.Tests
{
    /// <summary>A play session over the stand-ins with the real engine: the tiny fixture speaks the sample world.</summary>
    internal static class Stage
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        public static string Root { get; } = FindRoot();

        public static string BundlePath { get; } = Path.Combine(Root, "Tests", "Fixtures~", "nano.gptbundle");

        public static DialogueBundle Bundle { get; } = MakeBundle(File.ReadAllBytes(BundlePath));

        public static DialogueWorld World { get; } = MakeWorld();

        public static void Enter() => PlayLoop.Enter(typeof(DialogueHost).Assembly);

        public static DialogueHost Host(DialogueBundle? bundle, bool keep = false, string name = "Host")
        {
            var place = new GameObject(name);
            place.SetActive(false);
            var host = place.AddComponent<DialogueHost>();
            host.Bundle = bundle;
            host.KeepAcrossScenes = keep;
            place.SetActive(true);
            return host;
        }

        public static DialogueNpc Npc(string id = "mara", DialogueWorld? world = null)
        {
            var place = new GameObject(id);
            place.SetActive(false);
            var npc = place.AddComponent<DialogueNpc>();
            npc.World = world ?? World;
            npc.CharacterId = id;
            place.SetActive(true);
            return npc;
        }

        /// <summary>A host that is ready and one character.</summary>
        public static DialogueNpc ReadyNpc()
        {
            var host = Host(Bundle);
            Until(() => host.State == HostState.Ready, host.Fault);
            return Npc();
        }

        /// <summary>Runs frames until something is so.</summary>
        public static void Until(Func<bool> condition, string? otherwise = null)
        {
            var reached = SpinWait.SpinUntil(
                () =>
                {
                    if (condition()) return true;
                    PlayLoop.Frame();
                    return condition();
                },
                Patience);
            Assert.That(reached, Is.True, otherwise ?? "It did not happen within a minute of frames.");
        }

        /// <summary>Waits, without a frame, until the engine has made all that it was asked for.</summary>
        public static void UntilMade() =>
            Assert.That(SpinWait.SpinUntil(() => DialogueHost.Current!.Engine!.Figures.QueueDepth == 0, Patience), Is.True);

        public static void Frames(int count)
        {
            for (var i = 0; i < count; i++)
                PlayLoop.Frame();
        }

        public static string[] Errors() =>
            PlayLoop.Log.Where(line => line.Type is LogType.Error or LogType.Exception or LogType.Assert).Select(line => line.Text).ToArray();

        public static DialogueBundle MakeBundle(byte[] bytes)
        {
            var bundle = ScriptableObject.CreateInstance<DialogueBundle>();
            bundle.name = "nano";
            bundle.SetBytes(bytes);
            return bundle;
        }

        private static DialogueWorld MakeWorld()
        {
            var authored = WorldLoader.Load(Path.Combine(Root, "Samples", "Tavern", "World"), new ProblemList())!;
            var bytes = new System.Buffers.ArrayBufferWriter<byte>();
            WorldCompiler.Compile(authored).Write(bytes);
            var world = ScriptableObject.CreateInstance<DialogueWorld>();
            world.SetBytes(bytes.WrittenSpan.ToArray());
            return world;
        }

        private static string FindRoot()
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))
                    ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} does not lie inside the repository.");
            return folder;
        }
    }

    /// <summary>Writes down every event of a character, with the thread it came on.</summary>
    public sealed class EventLog
    {
        private readonly int _main = Environment.CurrentManagedThreadId;

        public EventLog(DialogueNpc npc)
        {
            npc.Events.Tone.AddListener(tone => Add("tone"));
            npc.Events.Emotion.AddListener(emotion => Add("emotion"));
            npc.Events.Action.AddListener((id, argument) => Add("action"));
            npc.Events.Words.AddListener(words => { Add("words"); Text += words; });
            npc.Events.Done.AddListener(text => { Add("done"); Whole = text; });
            npc.Events.Failed.AddListener(fault => { Add("failed"); Fault = fault; });
            npc.Replied += reply => { Add("replied"); Reply = reply; };
        }

        public List<string> Names { get; } = [];

        public string Text { get; private set; } = "";

        public string? Whole { get; private set; }

        public string? Fault { get; private set; }

        public ReplyResult? Reply { get; private set; }

        private void Add(string name)
        {
            Assert.That(Environment.CurrentManagedThreadId, Is.EqualTo(_main), name + " came on another thread");
            Names.Add(name);
        }
    }
}
