using System;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using NUnit.Framework;
using UnityEngine;
using UnityShims;
using Object = UnityEngine.Object;

namespace GptDialogue.Unity.Tests.Runtime
{
    /// <summary>What must never happen: an event after its owner is gone, an engine that outlives its host, a talk that never ends.</summary>
    public sealed class LifetimeTests
    {
        private const string Line = "What happened to the bridge?";
        private static readonly TimeSpan Reload = TimeSpan.FromSeconds(60);

        private DialogueNpc _npc = null!;
        private EventLog _log = null!;

        [SetUp]
        public void Enter()
        {
            Stage.Enter();
            _npc = Stage.ReadyNpc();
            _log = new EventLog(_npc);
        }

        [TearDown]
        public void Stop()
        {
            if (Application.isPlaying)
                PlayLoop.Stop();
            Assert.That(LiveEngines.Count, Is.Zero, "an engine outlived the session");
            Assert.That(Stage.Errors(), Is.Empty);
        }

        [Test]
        public void Disable_WhileTalking_EndsTheTalkAndTheConversationGoesOnLater()
        {
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            var conversation = _npc.Conversation;
            var talk = _npc.SayAsync(Line);
            _npc.enabled = false;

            AssertOver(talk);
            _npc.gameObject.SetActive(false);
            _npc.enabled = true;
            _npc.gameObject.SetActive(true);
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            Assert.That(_npc.Conversation, Is.SameAs(conversation));
        }

        [Test]
        public void Destroy_MidReply_EndsTheTalk()
        {
            var talk = _npc.SayAsync(Line);
            Object.Destroy(_npc.gameObject);
            PlayLoop.Frame();

            AssertOver(talk);
        }

        [Test]
        public void Destroy_WhenTheReplyIsMadeButNotYetSaid_SaysNothing()
        {
            Reply(); // opens the conversation, so that the next line is asked at once
            _log.Names.Clear();
            var talk = _npc.SayAsync(Line);
            Stage.UntilMade(); // the reply waits, complete, for its frame
            Object.DestroyImmediate(_npc);

            AssertOver(talk);
            Assert.That(_log.Names, Is.Empty);
        }

        [TestCase("words")]
        [TestCase("tone")]
        [TestCase("emotion")]
        [TestCase("done")]
        public void Destroy_WhenAListenerDoesIt_IsTheLastEvent(string last)
        {
            void Die()
            {
                if (_npc != null) Object.DestroyImmediate(_npc.gameObject);
            }

            _npc.Events.Words.AddListener(_ => { if (last == "words") Die(); });
            _npc.Events.Tone.AddListener(_ => { if (last == "tone") Die(); });
            _npc.Events.Emotion.AddListener(_ => { if (last == "emotion") Die(); });
            _npc.Events.Done.AddListener(_ => { if (last == "done") Die(); });

            var talk = _npc.SayAsync(Line);
            Stage.Until(() => talk.IsCompleted);
            Stage.Frames(3);

            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(_log.Names[^1], Is.EqualTo(last));
        }

        [Test]
        public void Say_WhenAListenerAsksTheNextQuestion_IsAnswered()
        {
            var asked = false;
            _npc.Events.Done.AddListener(_ =>
            {
                if (asked) return;
                asked = true;
                _npc.Say("And then?");
            });

            _npc.Say(Line);
            Stage.Until(() => asked && !_npc.IsTalking);

            Assert.That(_npc.Conversation!.Turns, Is.EqualTo(2));
        }

        [Test]
        public void HostDisabled_WhileTalking_EndsTheTalk()
        {
            var host = DialogueHost.Current!;
            Reply(); // opens the conversation, so that the next line is asked at once
            var talk = _npc.SayAsync(Line);
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
            var host = _npc.Host == null ? Stage.Host(Stage.Bundle) : _npc.Host;
            Stage.Until(() => host.State == HostState.Ready);

            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            Assert.That(_npc.Conversation!.Turns, Is.EqualTo(3));
            Assert.That(_npc.RestoredChanges, Is.Empty);
        }

        [Test]
        public void Destroy_WhileTheConversationIsBeingOpened_EndsTheTalk()
        {
            var talk = _npc.SayAsync(Line);
            Assert.That(_npc.Conversation, Is.Null, "the first line opens the conversation on another thread");
            Object.DestroyImmediate(_npc.gameObject);

            AssertOver(talk);
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
            var talk = _npc.SayAsync(Line);
            PlayLoop.UnloadScene();

            AssertOver(talk);
            Assert.That(LiveEngines.Count, Is.Zero);
            Assert.That(DialogueHost.Current, Is.Null);
            _npc = Stage.ReadyNpc();
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
            _npc = Stage.Npc();

            Assert.That(second.enabled, Is.False);
            Assert.That(DialogueHost.Current, Is.SameAs(kept));
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            Assert.That(kept.Engine, Is.SameAs(engine));
        }

        [TestCase(true)]
        [TestCase(false)]
        public void DomainReload_WhileTalking_LeavesNoEngineBehindAndTalksAfterwards(bool listenerIsFirst)
        {
            var talk = _npc.SayAsync(Line);
            var place = _npc.gameObject;
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
            Assert.That(_log.Names, Has.None.EqualTo("done"));
            _npc = place.GetComponent<DialogueNpc>();
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
                var talk = _npc.SayAsync(Line);
                PlayLoop.Stop();
                AssertOver(talk);
                Assert.That(LiveEngines.Count, Is.Zero);

                Stage.Enter();
                Assert.That(DialogueHost.Current, Is.Null);
                _npc = Stage.ReadyNpc();
                _log = new EventLog(_npc);
                Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
                Assert.That(_log.Names.FindAll(name => name == "done"), Has.Count.EqualTo(1));
            }
        }

        [Test]
        public void Quit_MidReply_EndsEverything()
        {
            var talk = _npc.SayAsync(Line);
            PlayLoop.Stop();

            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(_log.Names, Has.None.EqualTo("done"));
            Assert.That(LiveEngines.Count, Is.Zero);
        }

        [Test]
        public void Awaiting_WhenOwnerIsDestroyed_DoesNotRunOn()
        {
            var ranOn = false;
            async Task Talk()
            {
                await _npc.SayAsync(Line);
                ranOn = true;
            }

            var talk = Talk();
            Object.DestroyImmediate(_npc.gameObject);
            Stage.Until(() => talk.IsCompleted);

            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(ranOn, Is.False);
        }

        private ReplyEnd Reply()
        {
            var talk = _npc.SayAsync(Line);
            Stage.Until(() => talk.IsCompleted);
            return talk.Result.End;
        }

        private void AssertOver(Task<ReplyResult> talk)
        {
            Assert.That(talk.IsCanceled, Is.True);
            var events = _log.Names.Count;
            if (Application.isPlaying)
                Stage.Frames(5);
            Assert.That(_log.Names, Has.Count.EqualTo(events), "an event came after the end");
        }
    }
}
