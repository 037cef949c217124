using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Sampling;
using GptDialogue.Worlds;

namespace GptDialogue.Runtime.Tests.Saves
{
    /// <summary>Conversations to save and to compare.</summary>
    internal static class Talks
    {
        /// <summary>Names, facts, secrets, trade, gibberish, stage directions, an echo, nothing, repeats, a goodbye.</summary>
        public static readonly string[] Script =
        [
            "Hello there.", "What happened to the bridge?", "Who is Captain Orrin?", "How much is the ale?", "I need a bed for the night.",
            "Tell me more.", "Where is the iron key?", "Give me the iron key!", "(Mara hands me the key) thanks", "", "And the lantern oil?",
            "What happened to the bridge?", "Do you like the fog?", "You are a liar and a thief.", "qwrt zzkp", "Żółć — 名前?", "Is he brave?",
            "When is the eel feast?", "Thank you, you are kind.", "Mara: here is the key", "Why?", "Do you know Saltgate?", "Hello there.",
            "What is your name?", "Where am I?", "Farewell.",
        ];

        public static DialogueEngine Engine(bool greedy, string? bundle = null) => DialogueEngine.Load(
            bundle ?? Fixture.BundlePath,
            new DialogueOptions { Words = greedy ? SamplerOptions.Greedy : new SamplerOptions { Temperature = 0.9f, TopP = 0.95f } });

        public static Conversation Mara(DialogueEngine engine, GameState? state = null, ulong seed = 5) =>
            engine.Open(TestWorlds.Village(), "mara", state ?? new GameState(), new ConversationOptions { Seed = seed, PlayerName = "stranger" });

        /// <summary>Says lines one after another; what came, with everything a game would notice.</summary>
        public static List<string> Say(Conversation conversation, IEnumerable<string> lines) => lines.Select(line => Say(conversation, line)).ToList();

        public static string Say(Conversation conversation, string line)
        {
            var tokens = new TokenList();
            var reply = conversation.Say(line, new SayOptions { Observer = tokens }).Wait();
            return $"{reply.Text} | {reply.Tone} {reply.Emotion} {reply.Kind} {reply.Fallback} {reply.End} {reply.Action} {reply.LineId} "
                + $"{string.Join(",", reply.Facts)} {reply.Fault} | {conversation.Mood} | {string.Join(" ", tokens.Ids)} | {tokens.Prompt}";
        }

        private sealed class TokenList : IReplyObserver
        {
            public List<int> Ids { get; } = [];

            public string Prompt { get; private set; } = "";

            public void Prompted(ReplyPrompt prompt) => Prompt = prompt.Text;

            public void Chosen(ReplyToken token) => Ids.Add(token.Chosen.Id);
        }
    }
}
