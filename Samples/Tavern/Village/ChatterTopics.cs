using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>
    /// What people ask each other: how the other is, and what the other knows of the village; then the other way round, about what
    /// was just said.
    /// </summary>
    internal static class ChatterTopics
    {
        private static readonly string[] Small =
        [
            "how was your day", "how are you feeling today", "do you know any jokes", "what do you dream about", "are you afraid of anything",
            "what would you wish for", "what did you eat today",
        ];

        private static readonly string[] News = ["Any news of {1}, {0}?", "What do you know about {1}?", "Tell me about {1}, {0}.", "What do they say of {1}, {0}?"];

        private static readonly string[] More = ["And what do you know about {1}, {0}?", "And {1}, {0}? What do they say of it?", "Speaking of {1}: any news, {0}?"];

        /// <summary>A question of one person to another; each number gives another one, about something that the other may tell.</summary>
        public static ChatterQuestion Question(WorldPack world, CharacterCard to, IGameState state, int number)
        {
            var known = Known(world, to, state).ToList();
            if (number % 3 == 2 || known.Count == 0)
            {
                var small = Small[number / 3 % Small.Length];
                return new ChatterQuestion($"{Names.Sentence(small)}, {First(to)}?", small, null);
            }

            // A step that shares no factor with most counts visits the facts in a mixed order.
            var topic = known[number * 7 % known.Count].Topics[0];
            return new ChatterQuestion(Format(News, number, to, Topic(world, topic)), null, topic);
        }

        /// <summary>
        /// What the one who answered asks back: the same about the other's own life, or something that came up in the answer and that
        /// the other knows more of.
        /// </summary>
        public static ChatterQuestion Return(WorldPack world, CharacterCard to, IGameState state, ChatterQuestion asked, string answer, IReadOnlyList<string> told, int number)
        {
            if (asked.Small is { } small)
                return new ChatterQuestion($"And you, {First(to)}? {Names.Sentence(small)}?", small, null);
            var words = answer.Split([' ', ',', '.', ';', ':', '!', '?'], StringSplitOptions.RemoveEmptyEntries);
            // The first topic of a fact is what it is about; those after it are only words that bring it up.
            var topics = Known(world, to, state).Where(fact => !told.Contains(fact.Id)).Select(fact => fact.Topics[0])
                .Where(topic => topic != asked.Topic && words.Contains(topic, StringComparer.OrdinalIgnoreCase)).Distinct().ToList();
            return topics.Count == 0
                ? new ChatterQuestion($"I see. And you, {First(to)}? {Names.Sentence(Small[number % Small.Length])}?", Small[number % Small.Length], null)
                : new ChatterQuestion(Format(More, number, to, Topic(world, topics[number % topics.Count])), null, topics[number % topics.Count]);
        }

        private static IEnumerable<Fact> Known(WorldPack world, CharacterCard to, IGameState state) => world.Facts
            .Where(fact => fact.Topics.Count > 0 && (to.Knows.Contains(fact.Id) || fact.IsPublicFor(to)) && fact.When.Evaluate(state));

        private static string First(CharacterCard person) => person.Name.Split(' ')[0];

        private static string Format(string[] patterns, int number, CharacterCard to, string topic) =>
            string.Format(CultureInfo.InvariantCulture, patterns[number % patterns.Length], First(to), topic);

        // "the flood", but "Saltgate" and "Mara Fenwick": topics are written in lower case, names are not.
        private static string Topic(WorldPack world, string topic)
        {
            var name = world.Places.Concat(world.People)
                .FirstOrDefault(n => n.Split(' ').Any(word => string.Equals(word, topic, StringComparison.OrdinalIgnoreCase)));
            return name == null ? "the " + topic : Names.Place(name);
        }
    }
}
