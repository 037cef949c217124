using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GptDialogue.Dialogue;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>An engine on the tiny fixture whose runs can be watched and disturbed.</summary>
    internal sealed class Stage : IDisposable
    {
        public static readonly string[] Lines = ["hello", "what happened to the bridge?", "who is captain orrin?", "how much is the ale?", "why?", "where is saltgate?"];

        public Stage(int rows = 2, DialogueOptions? options = null)
        {
            options ??= new DialogueOptions();
            options.Rows = rows;
            options.Clock = Clock;
            options.Wrap = session => Session = new FaultySession(session);
            Engine = DialogueEngine.Load(Fixture.BundlePath, options);
        }

        public FakeClock Clock { get; } = new();

        public FaultySession Session { get; private set; } = null!;

        public DialogueEngine Engine { get; }

        public Conversation Open(ulong seed = 1) => Engine.Open(TestWorlds.Village(), "mara", null, new ConversationOptions { Seed = seed });

        /// <summary>Replies of a conversation that nothing disturbs.</summary>
        public static string[] Undisturbed(ulong seed = 1)
        {
            using var stage = new Stage();
            var conversation = stage.Open(seed);
            return Lines.Select(line => conversation.Say(line).Wait().Text).ToArray();
        }

        /// <summary>Waits until the worker has nothing left to do.</summary>
        public void Settle() => SpinWait.SpinUntil(() => Engine.Figures.QueueDepth == 0, TimeSpan.FromSeconds(30));

        /// <summary>All events of a finished reply.</summary>
        public static List<ReplyEvent> Events(PendingReply reply)
        {
            reply.Wait();
            var events = new List<ReplyEvent>();
            while (reply.TryRead(out var item)) events.Add(item);
            return events;
        }

        /// <summary>All text of a finished reply.</summary>
        public static string Text(PendingReply reply)
        {
            reply.Wait();
            var buffer = new char[4096];
            return new string(buffer, 0, reply.Drain(buffer));
        }

        public void Dispose() => Engine.Dispose();
    }
}
