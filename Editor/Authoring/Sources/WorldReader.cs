using System.Collections.Generic;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Turns the YAML of a world into <see cref="WorldSource"/>, reporting what does not fit the format.</summary>
    internal static class WorldReader
    {
        public static WorldSource Read(YamlMap yaml, ProblemList problems)
        {
            var map = new MapReader(yaml, problems);
            var world = new WorldSource(map.Required("world", "hollowmere"))
            {
                Name = map.Text("name"),
                About = map.Text("about"),
                Places = map.Texts("places") ?? new List<SourceText>(),
                People = map.Texts("people") ?? new List<SourceText>(),
                Items = map.Texts("items") ?? new List<SourceText>(),
                Flags = map.Texts("flags") ?? new List<SourceText>(),
                Blocked = map.Texts("blocked") ?? new List<SourceText>(),
            };
            var facts = new List<FactSource>();
            foreach (MapReader entry in map.Maps("facts"))
            {
                facts.Add(ReadFact(entry));
            }

            var actions = new List<ActionSource>();
            foreach (MapReader entry in map.Maps("actions"))
            {
                actions.Add(ReadAction(entry));
            }

            world.Facts = facts;
            world.Actions = actions;
            map.Finish("a world");
            return world;
        }

        private static FactSource ReadFact(MapReader map)
        {
            var fact = new FactSource(map.Required("id", "bridge_out"), map.Required("text", "The spring flood washed away the north bridge."))
            {
                Topics = map.Texts("topics") ?? new List<SourceText>(),
                When = map.Condition("when"),
            };
            if (map.Given("known_by") is YamlText { IsNull: true } empty)
            {
                // Nothing after the colon could mean nobody or everybody; a secret must not hang on a guess.
                map.Problems.Error("known-by", empty.Place, "'known_by' has no value.", "Write [] for nobody, or leave the key out for everybody.");
                fact.KnownBy = new List<SourceText>();
            }
            else
            {
                fact.KnownBy = map.Texts("known_by");
            }

            map.Finish("a fact");
            return fact;
        }

        private static ActionSource ReadAction(MapReader map)
        {
            var action = new ActionSource(map.Required("id", "rent_room"))
            {
                Does = map.Text("does"),
                Argument = (ArgumentKind)(map.Choice("argument", Spelling.ArgumentKinds) ?? 0),
                When = map.Condition("when"),
            };
            map.Finish("an action");
            return action;
        }
    }
}
