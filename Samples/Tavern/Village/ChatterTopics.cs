using System;
using System.Globalization;
using System.Linq;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>What people ask each other: how the other is, and what the other knows of the village.</summary>
    internal static class ChatterTopics
    {
        private static readonly string[] Small =
        [
            "How was your day, {0}?", "How are you feeling today, {0}?", "Do you know any jokes, {0}?", "What do you dream about, {0}?",
            "Are you afraid of anything, {0}?", "What would you wish for, {0}?", "What did you eat today, {0}?",
        ];

        private static readonly string[] News = ["Any news of {1}, {0}?", "What do you know about {1}?", "Tell me about {1}, {0}.", "What do they say of {1}, {0}?"];

        /// <summary>A question of one person to another; each number gives another one, about something that the other may tell.</summary>
        public static string Question(WorldPack world, CharacterCard to, IGameState state, int number)
        {
            var name = to.Name.Split(' ')[0];
            var known = world.Facts
                .Where(fact => fact.Topics.Count > 0 && (to.Knows.Contains(fact.Id) || fact.IsPublicFor(to)) && fact.When.Evaluate(state)).ToList();
            if (number % 3 == 2 || known.Count == 0)
                return string.Format(CultureInfo.InvariantCulture, Small[number / 3 % Small.Length], name);
            // A step that shares no factor with most counts visits the facts in a mixed order.
            var fact = known[number * 7 % known.Count];
            return string.Format(CultureInfo.InvariantCulture, News[number % News.Length], name, Topic(world, fact.Topics[0]));
        }

        // "the flood", but "Saltgate" and "Mara Fenwick": topics are written in lower case, names are not.
        private static string Topic(WorldPack world, string topic)
        {
            var name = world.Places.Concat(world.People)
                .FirstOrDefault(n => n.Split(' ').Any(word => string.Equals(word, topic, StringComparison.OrdinalIgnoreCase)));
            return name == null ? "the " + topic : Names.Place(name);
        }
    }
}
