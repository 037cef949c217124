using System.Collections.Generic;

namespace GptDialogue.Benchmarks.Workloads
{
    /// <summary>What a player says to the six people of Hollowmere: small talk, questions for facts, wishes, prices, quests, nonsense.</summary>
    internal static class PlayerScript
    {
        /// <summary>Character and lines, in the order they are said.</summary>
        public static IReadOnlyList<(string Character, string[] Lines)> Talks { get; } =
        [
            ("mara", ["Good evening. Is there a bed free tonight?", "What happened to the bridge?", "whats an ale cost", "Do you know Captain Orrin?", "I'd like to rent a room tonight please", "thanks, good night"]),
            ("orrin", ["hello captain", "Is Saltgate a long way off?", "Who washed the bridge away?", "Send your men to repair the bridge now.", "are there bandits on the road?", "you are a fool"]),
            ("ysolt", ["what kind of work do you do", "And the willow salve, how much is it?", "my arm hurts, can you help me", "who is Aldous Thorley?", "what are you afraid of?", "bye then"]),
            ("bregga", ["why's there no salt anywhere?", "Do you know Ysolt?", "where does she live?", "can you sharpen my blade", "tell me a joke", "goodbye"]),
            ("tam", ["hiya tam!", "is the north bridge still broken?", "Would you row me over to Alder Stilts?", "give me a fishhook for free", "what's the longest river in the world", "see you"]),
            ("aldous", ["Good morning, father.", "please ring the bell", "where can I find Mara?", "any news?", "do you like it here?", "farewell"]),
        ];
    }
}
