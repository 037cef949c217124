using System.Threading.Tasks;
using GptDialogue.Dialogue;
using NUnit.Framework;
using UnityEngine;
using UnityShims;
using Object = UnityEngine.Object;

namespace GptDialogue.Unity.Tests.Runtime
{
    /// <summary>A character that is disabled or destroyed in the middle of a talk.</summary>
    public sealed class NpcLifetimeTests : LifetimeTest
    {
        [Test]
        public void Disable_WhileTalking_EndsTheTalkAndTheConversationGoesOnLater()
        {
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            var conversation = Npc.Conversation;
            var talk = Npc.SayAsync(Line);
            Npc.enabled = false;

            AssertOver(talk);
            Npc.gameObject.SetActive(false);
            Npc.enabled = true;
            Npc.gameObject.SetActive(true);
            Assert.That(Reply(), Is.EqualTo(ReplyEnd.Finished));
            Assert.That(Npc.Conversation, Is.SameAs(conversation));
        }

        [Test]
        public void Destroy_MidReply_EndsTheTalk()
        {
            var talk = Npc.SayAsync(Line);
            Object.Destroy(Npc.gameObject);
            PlayLoop.Frame();

            AssertOver(talk);
        }

        [Test]
        public void Destroy_WhenTheReplyIsMadeButNotYetSaid_SaysNothing()
        {
            Reply(); // opens the conversation, so that the next line is asked at once
            Log.Names.Clear();
            var talk = Npc.SayAsync(Line);
            Stage.UntilMade(); // the reply waits, complete, for its frame
            Object.DestroyImmediate(Npc);

            AssertOver(talk);
            Assert.That(Log.Names, Is.Empty);
        }

        [TestCase("words")]
        [TestCase("tone")]
        [TestCase("emotion")]
        [TestCase("done")]
        public void Destroy_WhenAListenerDoesIt_IsTheLastEvent(string last)
        {
            void Die()
            {
                if (Npc != null) Object.DestroyImmediate(Npc.gameObject);
            }

            Npc.Events.Words.AddListener(_ => { if (last == "words") Die(); });
            Npc.Events.Tone.AddListener(_ => { if (last == "tone") Die(); });
            Npc.Events.Emotion.AddListener(_ => { if (last == "emotion") Die(); });
            Npc.Events.Done.AddListener(_ => { if (last == "done") Die(); });

            var talk = Npc.SayAsync(Line);
            Stage.Until(() => talk.IsCompleted);
            Stage.Frames(3);

            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(Log.Names[^1], Is.EqualTo(last));
        }

        [Test]
        public void Say_WhenAListenerAsksTheNextQuestion_IsAnswered()
        {
            var asked = false;
            Npc.Events.Done.AddListener(_ =>
            {
                if (asked) return;
                asked = true;
                Npc.Say("And then?");
            });

            Npc.Say(Line);
            Stage.Until(() => asked && !Npc.IsTalking);

            Assert.That(Npc.Conversation!.Turns, Is.EqualTo(2));
        }

        [Test]
        public void Destroy_WhileTheConversationIsBeingOpened_EndsTheTalk()
        {
            var talk = Npc.SayAsync(Line);
            Assert.That(Npc.Conversation, Is.Null, "the first line opens the conversation on another thread");
            Object.DestroyImmediate(Npc.gameObject);

            AssertOver(talk);
        }

        [Test]
        public void Awaiting_WhenOwnerIsDestroyed_DoesNotRunOn()
        {
            var ranOn = false;
            async Task Talk()
            {
                await Npc.SayAsync(Line);
                ranOn = true;
            }

            var talk = Talk();
            Object.DestroyImmediate(Npc.gameObject);
            Stage.Until(() => talk.IsCompleted);

            Assert.That(talk.IsCanceled, Is.True);
            Assert.That(ranOn, Is.False);
        }
    }
}
