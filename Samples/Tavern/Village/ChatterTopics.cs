using System.Globalization;
using System.Linq;
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

        private static readonly string[] News = ["Any news of the {1}, {0}?", "What do you know about the {1}?", "Tell me about the {1}, {0}.", "What happened with the {1}, {0}?"];

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
            return string.Format(CultureInfo.InvariantCulture, News[number % News.Length], name, fact.Topics[0]);
        }
    }
}
