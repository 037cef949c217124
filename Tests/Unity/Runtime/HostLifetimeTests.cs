using System;
using GptDialogue.Dialogue;
using NUnit.Framework;
using UnityEngine;
using UnityShims;

namespace GptDialogue.Unity.Tests.Runtime
{
    /// <summary>A host that is disabled, a scene that changes, scripts that are reloaded, a game that stops.</summary>
    public sealed class HostLifetimeTests : LifetimeTest
    {
        private static readonly TimeSpan Reload = TimeSpan.FromSeconds(60);

        [Test]
        public void HostDisabled_WhileTalking_EndsTheTalk()
        {
            var host = DialogueHost.Current!;
            Reply(); // opens the conversation, so that the next line is asked at once
            var talk = Npc.SayAsync(Line);
            host.enabled = false;
            Stage.Until(() => talk.IsCompleted);

            Assert.That(LiveEngines.Count, Is.Zero);
            Assert.That(talk.IsCanceled || talk.Result.End == ReplyEnd.Finished, Is.True);
            host.enabled = true;
            Stage.Until(() => host.State == HostState.Ready);
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void HostDisabled_AfterTalking_LosesNothingOfTheConversation()
        {
            Reply();
            Reply();
            DialogueHost.Current!.enabled = false;
            var host = Npc.Host == null ? Stage.Host(Stage.Bundle) : Npc.Host;
            Stage.Until(() => host.State == HostState.Ready);

            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            Assert.That(Npc.Conversation!.Turns, Is.EqualTo(3));
            Assert.That(Npc.RestoredChanges, Is.Empty);
        }

        [Test]
        public void HostDisabled_WhileLoading_FreesWhatIsLoadedLater()
        {
            var host = DialogueHost.Current!;
            host.enabled = false;
            host.enabled = true;
            var ready = host.WhenReady();
            host.enabled = false;

            Assert.That(ready.IsCanceled, Is.True);
            Assert.That(LiveEngines.Count, Is.Zero);
        }

        [Test]
        public void SceneChange_MidReply_FreesTheEngineAndTheNextSceneTalks()
        {
            var talk = Npc.SayAsync(Line);
            PlayLoop.UnloadScene();

            AssertOver(talk);
            Assert.That(LiveEngines.Count, Is.Zero);
            Assert.That(DialogueHost.Current, Is.Null);
            Npc = Stage.ReadyNpc();
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void SceneChange_WhenHostIsKept_KeepsTheEngine()
        {
            PlayLoop.UnloadScene();
            var kept = Stage.Host(Stage.Bundle, keep: true);
            Stage.Until(() => kept.State == HostState.Ready);
            var engine = kept.Engine;

            PlayLoop.UnloadScene();
            var second = Stage.Host(Stage.Bundle, keep: true, name: "Host of the second scene");
            Npc = Stage.Npc();

            Assert.That(second.enabled, Is.False);
            Assert.That(DialogueHost.Current, Is.SameAs(kept));
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            Assert.That(kept.Engine, Is.SameAs(engine));
        }

        [TestCase(true)]
        [TestCase(false)]
        public void DomainReload_WhileTalking_LeavesNoEngineBehindAndTalksAfterwards(bool listenerIsFirst)
        {
            var talk = Npc.SayAsync(Line);
            var place = Npc.gameObject;
            var count = -1;
            PlayLoop.ReloadDomain(
                () =>
                {
                    LiveEngines.StopAll(Reload);
                    count = LiveEngines.Count;
                },
                listenerIsFirst);

            Assert.That(count, Is.Zero);
            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(Log.Names, Has.None.EqualTo("done"));
            Npc = place.GetComponent<DialogueNpc>();
            Stage.Until(() => DialogueHost.Current!.State == HostState.Ready);
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void DomainReload_WhileLoading_WaitsForTheThread()
        {
            var host = DialogueHost.Current!;
            host.enabled = false;
            host.enabled = true;
            var loader = EngineLoader.Start(Stage.Bundle, new DialogueOptions());

            loader.Stop(Reload);

            Assert.That(loader.IsCompleted, Is.True, "its thread may not outlive the scripts");
            Assert.That(loader.Engine, Is.Null);
        }

        [Test]
        public void PlayAgain_WhenDomainIsNotReloaded_StartsClean()
        {
            for (var session = 0; session < 3; session++)
            {
                var talk = Npc.SayAsync(Line);
                PlayLoop.Stop();
                AssertOver(talk);
                Assert.That(LiveEngines.Count, Is.Zero);

                Stage.Enter();
                Assert.That(DialogueHost.Current, Is.Null);
                Npc = Stage.ReadyNpc();
                Log = new EventLog(Npc);
                Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
                Assert.That(Log.Names.FindAll(name => name == "done"), Has.Count.EqualTo(1));
            }
        }

        [Test]
        public void Quit_MidReply_EndsEverything()
        {
            var talk = Npc.SayAsync(Line);
            PlayLoop.Stop();

            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(Log.Names, Has.None.EqualTo("done"));
            Assert.That(LiveEngines.Count, Is.Zero);
        }
    }
}
