using System;
using System.IO;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Soak
{
    /// <summary>The people of the sample world, and what a player says to them.</summary>
    internal sealed class Village
    {
        private static readonly string[] _lines =
        [
            "hello there", "what is your name?", "what happened to the bridge?", "any news?", "who runs this place?", "what do you sell?",
            "how much is the ale?", "where can i find captain orrin?", "tell me about the marsh", "do you like it here?", "can you help me?",
            "i need a bed for the night", "why?", "what do you know of the key?", "that is kind of you", "you are a fool", "where is saltgate?",
            "tell me more", "have you seen any bandits?", "thank you", "what should i do now?", "is the road safe?", "goodbye",
        ];

        private readonly WorldPack _world;

        public Village()
        {
            var problems = new ProblemList();
            var world = WorldLoader.Load(Path.Combine(Root, "Samples", "Tavern", "World"), problems);
            if (world == null || problems.Errors > 0) throw new GptDialogueException(problems.Sorted().First().ToString());
            _world = WorldCompiler.Compile(world);
        }

        public static string ShippedBundle => Path.Combine(Root, "Samples", "Tavern", "Model", "tavern.gptbundle");

        /// <summary>A conversation with one of the people, in turn.</summary>
        public Conversation Open(DialogueEngine engine, int index) => engine.Open(
            _world, _world.Characters[index % _world.Characters.Count].Id, null, new ConversationOptions { Seed = (ulong)index + 1 });

        /// <summary>What the player says; another line for every conversation at a time.</summary>
        public static string Line(int conversation, int turn) => _lines[(conversation * 7 + turn) % _lines.Length];

        private static string Root { get; } = FindRoot();

        private static string FindRoot()
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))
                    ?? throw new GptDialogueException($"{AppContext.BaseDirectory} does not lie inside the repository.");
            return folder;
        }
    }
}
