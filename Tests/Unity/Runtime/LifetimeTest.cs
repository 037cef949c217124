using System;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using NUnit.Framework;
using UnityEngine;
using UnityShims;
using Object = UnityEngine.Object;

namespace GptDialogue.Unity.Tests.Runtime
{
    /// <summary>
    /// Base of the tests of what must never happen: an event after its owner is gone, an engine that outlives its host, a talk that
    /// never ends.
    /// </summary>
    public abstract class LifetimeTest
    {
        /// <summary>What is said to it.</summary>
        protected const string Line = "What happened to the bridge?";

        /// <summary>A character that can talk.</summary>
        protected DialogueNpc Npc { get; set; } = null!;

        /// <summary>What was heard of it.</summary>
        protected EventLog Log { get; set; } = null!;

        [SetUp]
        public void Enter()
        {
            Stage.Enter();
            Npc = Stage.ReadyNpc();
            Log = new EventLog(Npc);
        }

        [TearDown]
        public void Stop()
        {
            if (Application.isPlaying)
                PlayLoop.Stop();
            Assert.That(LiveEngines.Count, Is.Zero, "an engine outlived the session");
            Assert.That(Stage.Errors(), Is.Empty);
        }

        /// <summary>Says the line, waits for the whole reply and tells how it ended.</summary>
        protected ReplyEnd Reply()
        {
            var talk = Npc.SayAsync(Line);
            Stage.Until(() => talk.IsCompleted);
            return talk.Result.End;
        }

        /// <summary>The talk was cancelled, and nothing of it is heard later.</summary>
        protected void AssertOver(Task<ReplyResult> talk)
        {
            Assert.That(talk.IsCanceled, Is.True);
            var events = Log.Names.Count;
            if (Application.isPlaying)
                Stage.Frames(5);
            Assert.That(Log.Names, Has.Count.EqualTo(events), "an event came after the end");
        }
    }
}
