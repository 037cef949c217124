using System;
using GptDialogue.Dialogue;
using GptDialogue.Traces;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>Runs suites on the dialogue engine itself.</summary>
    public sealed class EngineSpeaker : ISuiteSpeaker
    {
        private readonly DialogueEngine _engine;

        /// <summary>Takes over an engine, which is disposed with the speaker.</summary>
        public EngineSpeaker(DialogueEngine engine)
        {
            _engine = engine;
        }

        /// <inheritdoc/>
        public string Device => _engine.Device;

        /// <summary>Records the next conversation that is opened; null for no trace.</summary>
        public TraceRecorder? Trace { get; set; }

        /// <inheritdoc/>
        public ISuiteConversation Open(WorldPack world, string character, IGameState state, ulong seed) =>
            new Talk(_engine.Open(world, character, state, new ConversationOptions { Seed = seed, Trace = Trace }));

        /// <inheritdoc/>
        public void Dispose() => _engine.Dispose();

        private sealed class Talk : ISuiteConversation
        {
            private readonly Conversation _conversation;

            public Talk(Conversation conversation)
            {
                _conversation = conversation;
            }

            public SuiteReply Say(string text)
            {
                var result = _conversation.Say(text).Wait();
                if (result.End == ReplyEnd.Failed)
                    throw new GptDialogueException("A reply failed: " + result.Fault);
                return new SuiteReply
                {
                    Text = result.Text,
                    Tone = result.Tone,
                    Emotion = result.Emotion,
                    Action = result.Action,
                    Facts = result.Facts,
                    LineId = result.LineId,
                    Topic = result.Topic,
                    Fallback = NameOf(result.Fallback),
                    Tokens = result.Tokens,
                    FirstMs = result.FirstWordMs,
                    TotalMs = result.TotalMs,
                };
            }

            public void Dispose()
            {
            }

            // A goodbye is what was asked for, not a stand-in for an answer.
            private static string? NameOf(FallbackKind kind) => kind switch
            {
                FallbackKind.Unknown => "unknown",
                FallbackKind.Refuse => "refuse",
                FallbackKind.Busy => "busy",
                _ => null,
            };
        }
    }
}
