using GptDialogue.Worlds;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>A small world with one of everything: a gated fact, a secret, wares, actions with and without argument, lines.</summary>
    internal static class TestWorlds
    {
        public static WorldPack Village() => new(
            "hollow", "Hollowmere", "", ["The Drowned Lantern", "north bridge", "Saltgate"], ["Mara Fenwick", "Captain Orrin"],
            ["ale", "lantern oil", "iron key"], ["bridge_repaired"], ["damnation"],
            [
                new Fact("bridge_out", "The spring flood washed away the north bridge.", ["bridge", "north", "flood"], null, Condition.Parse("!bridge_repaired")),
                new Fact("bridge_fixed", "The north bridge stands again.", ["bridge", "north"], null, Condition.Parse("bridge_repaired")),
                new Fact("key_hidden", "The iron key lies under the loose hearthstone.", ["key", "hearth", "cellar"], [], Condition.Always),
                new Fact("eel_feast", "The eel feast begins at the full moon.", ["feast", "eel", "moon"], ["orrin"], Condition.Always),
            ],
            [
                new GameAction("rent_room", "lets the player a room for the night"),
                new GameAction("give_item", "hands the player something", ArgumentKind.Item, Condition.Parse("trust >= 1")),
            ],
            [Mara(), new CharacterCard("orrin", "Captain Orrin", "captain of the watch", "north bridge")]);

        public static CharacterCard Mara() => new(
            "mara", "Mara Fenwick", "tavern keeper", "The Drowned Lantern", ["warm", "nosy"], SpeechStyle.Plain, Emotion.Happy, [],
            [new Secret("key_hidden", Condition.Parse("trust >= 2"))], [new Ware("ale", "2 copper")],
            [new ActionGrant("rent_room"), new ActionGrant("give_item", ["iron key"])],
            [
                new AuthoredLine("l1", "I need a bed for the night.", "Two silver, and mind the third stair.", Emotion.Happy, new ActionCall("rent_room")),
                new AuthoredLine("l2", "Do you like the fog?", "I like what it hides.", Emotion.Sad),
            ],
            new Fallbacks(["That's beyond me, traveller."], ["I'll not speak of that."], ["One moment, love."], ["Dry roads to you."]));
    }
}
