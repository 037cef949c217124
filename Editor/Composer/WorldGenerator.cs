using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>Draws a random world with one character to talk to: names, wares, facts (some gated, some secret), actions and authored lines.</summary>
    internal sealed class WorldGenerator(Random random, PhraseBank phrases, FactSource facts, ActionBank actions)
    {
        /// <summary>Intents that make good authored lines: those whose reply is free words.</summary>
        private static readonly string[] _lineIntents = IntentTable.All.Where(i => i.CanBeAuthored).Select(i => i.Name).ToArray();

        private readonly NameGenerator _names = new(random);

        public RandomWorld Draw()
        {
            var places = _names.Distinct(random.Next(3, 6), _names.Place);
            var people = _names.Distinct(random.Next(3, 6), _names.Person);
            var items = random.Some(Vocabulary.Items, random.Next(4, 8));
            var flags = new[] { "flag_a", "flag_b", "flag_c" };
            var speech = (SpeechStyle)random.Next(5);
            var world = new RandomWorld { Speech = speech };
            var worldFacts = DrawFacts(world, people, places, items);
            var drawnActions = actions.Draw(random, random.Next(0, 4));
            var self = new CharacterCard(
                "self", people[0], random.One(Vocabulary.Roles), places[0],
                random.Some(Vocabulary.Traits, random.Next(1, 4)), speech, Mood(),
                knows: [], secrets: world.Secrets, sells: DrawWares(items),
                actions: drawnActions.Select(a => new ActionGrant(a.Id, a.Argument == ArgumentKind.None || random.Chance(0.5) ? null : Arguments(a.Argument, places, people, items))).ToList(),
                lines: DrawLines(world, speech, drawnActions), fallback: new Fallbacks(["I don't know."], ["I won't say."], ["One moment."], ["Goodbye."]));
            var others = people.Skip(1).Select((p, i) => new CharacterCard(
                "other" + i, p, random.One(Vocabulary.Roles), random.One(places), [], SpeechStyle.Plain, Emotion.Neutral, [], [], [], [], [], new Fallbacks([], [], [], [])))
                .Where(_ => random.Chance(0.7)).ToList();
            world.Pack = new WorldPack(
                "world", _names.Settlement(), "", places, people, items, flags, [], worldFacts,
                drawnActions.Select(a => new GameAction(a.Id, a.Does, a.Argument, random.Chance(0.25) ? Condition.Parse("flag_c") : Condition.Always)).ToList(),
                new[] { self }.Concat(others).ToList());
            world.Self = self;
            world.Actions = drawnActions;
            foreach (var flag in flags.Where(_ => random.Chance(0.4)))
                world.State.Set(flag);
            world.State.Trust = random.Next(-1, 4);
            return world;
        }

        private Emotion Mood() => random.Chance(0.5) ? Emotion.Neutral : (Emotion)random.Next(6);

        private List<string> Arguments(ArgumentKind kind, List<string> places, List<string> people, List<string> items) =>
            random.Some(kind == ArgumentKind.Place ? places : kind == ArgumentKind.Person ? people : items, random.Next(1, 3));

        private List<Fact> DrawFacts(RandomWorld world, List<string> people, List<string> places, List<string> items)
        {
            var drawn = new List<Fact>();
            var count = random.Next(4, 12);
            for (var i = 0; i < count; i++)
            {
                var fact = facts.Draw(random, people, places, items);
                var id = "fact" + i;
                world.Questions[id] = fact.Questions;
                var gate = random.NextDouble();
                var when = gate < 0.1 ? Condition.Parse("flag_a") : gate < 0.2 ? Condition.Parse("!flag_b") : Condition.Always;
                IReadOnlyList<string>? knownBy = null;
                if (random.Chance(0.2))
                {
                    // Held back until trust is high enough: the runtime must refuse before, and may tell after.
                    knownBy = [];
                    world.Secrets.Add(new Secret(id, Condition.Parse("trust >= " + random.Next(1, 4))));
                }
                else if (random.Chance(0.12))
                {
                    knownBy = ["somebody_else"];
                }

                drawn.Add(new Fact(id, fact.Text, fact.Topics, knownBy, when));
            }

            return drawn;
        }

        private List<Ware> DrawWares(List<string> items)
        {
            if (random.Chance(0.35))
                return [];
            var currency = random.One(Vocabulary.Currencies);
            return random.Some(items, random.Next(1, 5)).Select(i => new Ware(i, random.Next(1, 60) + " " + currency)).ToList();
        }

        private List<AuthoredLine> DrawLines(RandomWorld world, SpeechStyle speech, IReadOnlyList<BankAction> drawnActions)
        {
            var lines = new List<AuthoredLine>();
            foreach (var intent in random.Some(_lineIntents, random.Next(0, 30)))
            {
                var player = phrases.Player(intent).Where(p => !p.Text.Contains('{')).ToList();
                if (player.Count == 0)
                    continue;
                var copies = random.Chance(0.25) ? 2 : 1;
                for (var k = 0; k < copies; k++)
                {
                    var id = $"line{lines.Count}";
                    lines.Add(new AuthoredLine(id, random.One(player).Text, "An authored reply.", Emotion.Neutral));
                    world.LineIntents[id] = intent;
                }
            }

            foreach (var action in drawnActions.Where(a => a.Argument == ArgumentKind.None && random.Chance(0.5)))
            {
                var id = $"line{lines.Count}";
                lines.Add(new AuthoredLine(id, random.One(action.Requests), "An authored reply.", Emotion.Neutral, new ActionCall(action.Id)));
                world.LineIntents[id] = "action:" + action.Id;
            }

            return lines;
        }
    }

    /// <summary>A random world with what the composer must know about how it was drawn.</summary>
    internal sealed class RandomWorld
    {
        public WorldPack Pack { get; set; } = null!;

        public CharacterCard Self { get; set; } = null!;

        public SpeechStyle Speech { get; init; }

        /// <summary>True for a world that a writer made; its lines are meant word for word.</summary>
        public bool IsAuthored { get; init; }

        public GameState State { get; } = new();

        public List<Secret> Secrets { get; } = [];

        public IReadOnlyList<BankAction> Actions { get; set; } = [];

        /// <summary>What somebody says who needs to know a fact, by fact id.</summary>
        public Dictionary<string, IReadOnlyList<string>> Questions { get; } = [];

        /// <summary>The intent an authored line was drawn for, by line id.</summary>
        public Dictionary<string, string> LineIntents { get; } = [];
    }
}
