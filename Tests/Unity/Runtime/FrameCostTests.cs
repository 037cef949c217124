using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using NUnit.Framework;
using UnityShims;

namespace GptDialogue.Unity.Tests.Runtime
{
    /// <summary>What the components cost the game's thread.</summary>
    public sealed class FrameCostTests
    {
        [SetUp]
        public void Enter() => Stage.Enter();

        [TearDown]
        public void Stop() => PlayLoop.Stop();

        [Test]
        public void Frames_WhenNobodyTalks_AllocateNothing()
        {
            var npc = Stage.ReadyNpc();
            var (host, talk) = (Update(DialogueHost.Current!), Update(npc));

            Assert.That(Allocated(1000, () => { host(); talk(); }), Is.Zero);
        }

        [Test]
        public void Frames_WhileAReplyIsDrained_AllocateNothing()
        {
            var npc = Stage.ReadyNpc();
            npc.RaiseWords = false;
            var characters = 0;
            npc.Spoken += words => characters += words.Length;
            var update = Update(npc);
            npc.Say("What happened to the bridge?");
            Stage.Until(() => !npc.IsTalking); // the conversation is open and everything compiled now
            characters = 0;

            var talk = npc.SayAsync("And the iron key?");
            Stage.UntilMade(); // the reply waits, complete, for its frame: one frame takes it all but the end
            var drained = Allocated(1, update);

            Assert.That(talk.IsCompleted, Is.True);
            Assert.That(characters, Is.Positive);
            // The end of a reply completes a task, which costs a little once per reply; the words themselves cost nothing.
            Assert.That(drained, Is.LessThan(2048));
        }

        [Test]
        [Explicit("Prints figures of this machine.")]
        public void Print_WhatTheGamesThreadPays()
        {
            var bundle = Stage.MakeBundle(File.ReadAllBytes(Path.Combine(Stage.Root, "Samples", "Tavern", "Model", "tavern.gptbundle")));
            var watch = Stopwatch.StartNew();
            var host = Stage.Host(bundle);
            TestContext.Out.WriteLine($"enable the host: {watch.Elapsed.TotalMilliseconds:0.00} ms");
            var worst = 0.0;
            watch.Restart();
            Stage.Until(() =>
            {
                var frame = Stopwatch.StartNew();
                Update(host)();
                worst = Math.Max(worst, frame.Elapsed.TotalMilliseconds);
                return host.State == HostState.Ready;
            });
            TestContext.Out.WriteLine($"loaded after {watch.Elapsed.TotalMilliseconds:0} ms, longest frame {worst:0.00} ms");
            foreach (var card in Stage.World.Pack.Characters)
            {
                var npc = Stage.Npc(card.Id);
                watch.Restart();
                npc.Prepare();
                var asked = watch.Elapsed.TotalMilliseconds;
                Stage.Until(() => npc.Conversation != null);
                TestContext.Out.WriteLine($"{card.Id}: prepare {asked:0.00} ms, open after {watch.Elapsed.TotalMilliseconds:0.00} ms");
                foreach (var line in new[] { "Hello!", "What happened to the bridge?" })
                {
                    watch.Restart();
                    var talk = npc.SayAsync(line);
                    var say = watch.Elapsed.TotalMilliseconds;
                    var first = 0.0;
                    npc.Spoken += _ => first = first == 0 ? watch.Elapsed.TotalMilliseconds : first;
                    Stage.Until(() => talk.IsCompleted);
                    TestContext.Out.WriteLine($"  say {say:0.00} ms, first word {first:0.0} ms, done {watch.Elapsed.TotalMilliseconds:0.0} ms: {talk.Result.Text}");
                }
            }

            watch.Restart();
            host.enabled = false;
            TestContext.Out.WriteLine($"disable the host: {watch.Elapsed.TotalMilliseconds:0.00} ms");
        }

        private static Action Update(object script) =>
            script.GetType().GetMethod("Update", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Action>(script);

        // The least of several tries: the runtime itself allocates now and then, as when it compiles a method again.
        private static long Allocated(int times, Action action)
        {
            return Enumerable.Range(0, times == 1 ? 1 : 5).Select(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < times; i++)
                    action();
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }).Min();
        }
    }
}
