using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using NUnit.Framework;
using UnityEngine;
using UnityShims;

namespace GptDialogue.Unity.Tests.Runtime
{
    public sealed class DialogueNpcTests
    {
        private const string Line = "What happened to the bridge?";

        [SetUp]
        public void Enter() => Stage.Enter();

        [TearDown]
        public void Stop() => PlayLoop.Stop();

        [Test]
        public void Say_WhenEngineIsReady_RaisesToneAndEmotionBeforeTheWordsAndDoneAtLast()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);

            npc.Say(Line);
            Assert.That(npc.IsTalking, Is.True);
            Stage.Until(() => !npc.IsTalking);

            Assert.That(log.Whole, Is.Not.Empty.And.EqualTo(log.Text));
            Assert.That(log.Names[..2], Is.EqualTo(new[] { "tone", "emotion" }));
            Assert.That(log.Names.FindAll(name => name == "tone"), Has.Count.EqualTo(1));
            Assert.That(log.Names[^2..], Is.EqualTo(new[] { "done", "replied" }));
            Assert.That(log.Reply!.End, Is.EqualTo(ReplyEnd.Finished));
            Assert.That(Stage.Errors(), Is.Empty);
        }

        [Test]
        public void Say_WhenEngineIsStillLoading_RepliesLater()
        {
            var host = Stage.Host(Stage.Bundle);
            var npc = Stage.Npc();
            var log = new EventLog(npc);

            npc.Say(Line);

            Assert.That(host.State, Is.EqualTo(HostState.Loading));
            Stage.Until(() => log.Whole != null);
            Assert.That(log.Reply!.End, Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void SayAsync_WhenAwaited_ContinuesOnTheMainThreadAfterTheEvents()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);
            var main = System.Environment.CurrentManagedThreadId;
            string? seen = null;
            var thread = 0;

            async Task Talk()
            {
                var reply = await npc.SayAsync(Line);
                thread = System.Environment.CurrentManagedThreadId;
                seen = reply.Text == log.Whole ? reply.Text : null;
            }

            var talk = Talk();
            Stage.Until(() => talk.IsCompleted);

            Assert.That(talk.Exception, Is.Null);
            Assert.That(thread, Is.EqualTo(main));
            Assert.That(seen, Is.Not.Null);
        }

        [Test]
        public void SayAsync_WhenTokenIsCancelled_EndsWithoutFurtherEvents()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);
            using var cancel = new CancellationTokenSource();

            var talk = npc.SayAsync(Line, cancel.Token);
            cancel.Cancel();
            Stage.Until(() => talk.IsCompleted);

            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(log.Names, Has.None.EqualTo("done"));
            Assert.That(npc.SayAsync(Line, cancel.Token).IsCanceled, Is.True, "said with a token that is already cancelled");
        }

        [Test]
        public void SayAsync_WhenAnotherLineIsSaid_CutsTheFirstOff()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);

            var first = npc.SayAsync(Line);
            var second = npc.SayAsync("Any rooms?");
            Stage.Until(() => second.IsCompleted);

            Assert.That(first.IsCanceled, Is.True);
            Assert.That(log.Names.FindAll(name => name == "done"), Has.Count.EqualTo(1));
        }

        [Test]
        public void SayRoutine_WhenStarted_CallsBackWithTheReply()
        {
            var npc = Stage.ReadyNpc();
            ReplyResult? reply = null;

            npc.StartCoroutine(npc.SayRoutine(Line, r => reply = r));
            Stage.Until(() => reply != null);

            Assert.That(reply!.Text, Is.Not.Empty);
        }

        [Test]
        public void Spoken_WhenWordsAreNotRaised_StillGetsAllOfThem()
        {
            var npc = Stage.ReadyNpc();
            npc.RaiseWords = false;
            var log = new EventLog(npc);
            var words = "";
            npc.Spoken += piece => words += piece.ToString();

            npc.Say(Line);
            Stage.Until(() => log.Whole != null);

            Assert.That(words, Is.EqualTo(log.Whole));
            Assert.That(log.Names, Has.None.EqualTo("words"));
        }

        [Test]
        public void Replies_WhenSeedIsTheSame_AreTheSame()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);

            npc.Say(Line);
            Stage.Until(() => !npc.IsTalking);
            var first = log.Whole;
            npc.Restart();
            npc.Say(Line);
            Stage.Until(() => !npc.IsTalking);

            Assert.That(log.Whole, Is.EqualTo(first));
        }

        [Test]
        public void Say_WhenHostFailed_PlaysTheWrittenLineAndSaysWhy()
        {
            var host = Stage.Host(Stage.MakeBundle([1, 2, 3]));
            var npc = Stage.Npc();
            var log = new EventLog(npc);

            npc.Say(Line);
            Stage.Until(() => log.Reply != null);

            Assert.That(host.State, Is.EqualTo(HostState.Failed));
            Assert.That(log.Reply!.End, Is.EqualTo(ReplyEnd.Failed));
            Assert.That(log.Text, Is.EqualTo(Stage.World.Pack.FindCharacter("mara")!.Fallback.Busy[0]));
            Assert.That(log.Fault, Is.EqualTo(host.Fault).And.Contains("not a usable bundle"));
        }

        [Test]
        public void Say_WhenLineIsAuthoredWithAnAction_ProposesItOnceBeforeDone()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);
            var proposed = "";
            npc.Events.Action.AddListener((id, argument) => proposed += id + argument);

            npc.Say("I need a bed for the night.");
            Stage.Until(() => log.Reply != null);

            Assert.That(proposed, Is.EqualTo(log.Reply!.Action!.Action).And.EqualTo("rent_room"));
            Assert.That(log.Names[^3..], Is.EqualTo(new[] { "action", "done", "replied" }));
        }

        [Test]
        public void Anticipate_WhenLineIsThenSaid_AnswersAsWithout()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);
            npc.Say(Line);
            Stage.Until(() => log.Reply != null);
            var expected = log.Whole;

            var other = Stage.Npc();
            var otherLog = new EventLog(other);
            other.Prepare();
            other.Anticipate(new[] { Line, "Any rooms?" });
            Stage.Until(() => DialogueHost.Current!.Engine!.Figures.QueueDepth == 0);
            other.Say(Line);
            Stage.Until(() => otherLog.Reply != null);

            Assert.That(otherLog.Whole, Is.EqualTo(expected));
        }

        [Test]
        public void Restore_WhenSaveIsFromAnotherSession_GoesOnWhereItEnded()
        {
            var npc = Stage.ReadyNpc();
            var log = new EventLog(npc);
            npc.Say(Line);
            Stage.Until(() => !npc.IsTalking);
            var save = npc.Save()!;
            npc.Say("And the key?");
            Stage.Until(() => !npc.IsTalking);
            var expected = log.Whole;

            PlayLoop.Stop();
            Stage.Enter();
            var host = Stage.Host(Stage.Bundle);
            npc = Stage.Npc();
            log = new EventLog(npc);
            npc.Restore(save); // before there is an engine
            Assert.That(npc.Save(), Is.EqualTo(save));
            npc.Say("And the key?");
            Stage.Until(() => log.Reply != null);

            Assert.That(host.State, Is.EqualTo(HostState.Ready));
            Assert.That(log.Whole, Is.EqualTo(expected));
            Assert.That(npc.Conversation!.Turns, Is.EqualTo(2));
            Assert.That(save, Has.Length.LessThan(4096));
        }

        [Test]
        public void Restore_WhenSaveIsDamaged_BeginsAnewAndSaysSo()
        {
            var npc = Stage.ReadyNpc();
            npc.Restore(new byte[] { 1, 2, 3 });
            var log = new EventLog(npc);

            npc.Say(Line);
            Stage.Until(() => log.Reply != null);

            Assert.That(log.Reply!.End, Is.EqualTo(ReplyEnd.Finished));
            Assert.That(Stage.Errors(), Has.Length.EqualTo(1));
        }

        [TestCase("nobody", "has no character 'nobody'")]
        [TestCase("mara", "no enabled dialogue host")]
        public void Say_WhenSetupIsIncomplete_SaysWhatToDo(string id, string message)
        {
            if (id == "nobody")
            {
                var host = Stage.Host(Stage.Bundle);
                Stage.Until(() => host.State == HostState.Ready);
            }

            var npc = Stage.Npc(id);
            var log = new EventLog(npc);

            npc.Say(Line);
            Stage.Until(() => log.Reply != null);

            Assert.That(log.Fault, Does.Contain(message));
        }

        [Test]
        public void SayAsync_WhenComponentIsDisabledOrHasNoWorld_FaultsWithTheWayOut()
        {
            var npc = Stage.Npc();
            npc.World = null;

            Assert.That(() => npc.SayAsync(Line).GetAwaiter().GetResult(), Throws.TypeOf<GptDialogueException>().With.Message.Contains("no world"));
            npc.enabled = false;
            Assert.That(() => npc.SayAsync(Line).GetAwaiter().GetResult(), Throws.TypeOf<GptDialogueException>().With.Message.Contains("is disabled"));
            npc.Say(Line);
            Assert.That(Stage.Errors(), Has.One.Contains("is disabled"));
        }
    }
}
