using System;
using System.Linq;
using System.Text.Json;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Samples.Tavern.Village;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>Writes what a page needs to know of the whole scene, and of its motion.</summary>
    internal static class StateMessages
    {
        /// <summary>What never changes while the program runs: the map and the people.</summary>
        public static void WriteWelcome(Utf8JsonWriter json, VillagePlay village, TavernPlay play)
        {
            var scene = village.Scene;
            json.WriteString("world", scene.Game.World.Name);
            json.WriteString("about", scene.Game.World.About);
            json.WriteString("bundle", play.Bundle);
            json.WriteNumber("longest", Talk.LongestLine);
            PageView.WriteTexts(json, "rows", scene.Map.Rows);
            json.WriteStartArray("areas");
            foreach (var area in scene.Map.Areas)
            {
                json.WriteStartObject();
                json.WriteString("place", area.Place);
                json.WriteNumber("left", area.Left);
                json.WriteNumber("top", area.Top);
                json.WriteNumber("right", area.Right);
                json.WriteNumber("bottom", area.Bottom);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("people");
            foreach (var person in scene.People)
            {
                json.WriteStartObject();
                json.WriteString("id", person.Card.Id);
                json.WriteString("name", person.Card.Name);
                json.WriteString("role", person.Card.Role);
                json.WriteBoolean("sells", person.Card.Sells.Count > 0);
                json.WriteString("face", PageView.Word(person.Face));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        /// <summary>What changes by what the player does: belongings, quest, trust, saved games.</summary>
        public static void WriteState(Utf8JsonWriter json, VillagePlay village)
        {
            var game = village.Scene.Game;
            json.WriteNumber("copper", game.Purse.Copper);
            json.WriteString("purse", game.Purse.ToString());
            json.WriteStartArray("items");
            foreach (var group in game.Satchel.Items.GroupBy(item => item))
            {
                json.WriteStartObject();
                json.WriteString("item", group.Key);
                json.WriteNumber("count", group.Count());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("journal");
            foreach (var (text, done) in Journal.Of(game))
            {
                json.WriteStartObject();
                json.WriteString("text", text);
                json.WriteBoolean("done", done);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            PageView.WriteTexts(json, "flags", game.World.Flags.Where(game.Flags.Flag));
            PageView.WriteTexts(json, "map", game.Map);
            json.WriteStartObject("trust");
            foreach (var card in game.World.Characters)
                json.WriteNumber(card.Id, game.Trust.Of(card.Id));
            json.WriteEndObject();
            json.WriteBoolean("wounded", game.IsWounded);
            json.WriteBoolean("room", game.HasRoom);
            json.WriteBoolean("chatter", village.Chatter.IsOn);
            json.WriteStartArray("slots");
            foreach (var time in village.Slots.Times)
            {
                if (time is DateTime written)
                    json.WriteStringValue(written);
                else
                    json.WriteNullValue();
            }

            json.WriteEndArray();
        }

        /// <summary>Where everybody is: [x, y, facing x, facing y, 1 when moving], the player first, the people in the order of the welcome.</summary>
        public static void WriteMotion(Utf8JsonWriter json, VillageScene scene)
        {
            json.WriteString("place", scene.Game.Place);
            json.WriteString("near", scene.Nearest()?.Card.Id);
            json.WriteBoolean("hearth", scene.IsAtHearth());
            json.WriteNumber("clock", MathF.Round(scene.Clock.Minutes, 1));
            json.WriteString("mood", scene.Clock.Mood);
            json.WriteStartArray("at");
            WriteBody(json, scene.Player);
            foreach (var person in scene.People)
                WriteBody(json, person.Body);
            json.WriteEndArray();
        }

        private static void WriteBody(Utf8JsonWriter json, Walker body)
        {
            json.WriteStartArray();
            json.WriteNumberValue(MathF.Round(body.Position.X, 3));
            json.WriteNumberValue(MathF.Round(body.Position.Y, 3));
            json.WriteNumberValue(MathF.Round(body.Facing.X, 2));
            json.WriteNumberValue(MathF.Round(body.Facing.Y, 2));
            json.WriteNumberValue(body.IsMoving ? 1 : 0);
            json.WriteEndArray();
        }
    }
}
