using System;
using System.Globalization;
using System.Linq;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Play;

namespace GptDialogue.Samples.Tavern.Console
{
    /// <summary>Everything that is typed with a slash.</summary>
    internal sealed class Commands(TavernPlay play, Screen screen, Action hint)
    {
        private const string Help = """
            /go PLACE     walk to a place            /who         who is where
            /talk NAME    turn to somebody here      /hints       things you could say; a number says one
            /buy ITEM     buy from who you talk to   /bag         what you carry
            /flags        how the story stands       /trust N     set the trust of who you talk to, -3 to 3
            /device       what the model runs on     /quit        leave
            Everything else is said aloud.
            """;

        private TavernGame Game => play.Game;

        /// <summary>Carries out one command line.</summary>
        public void Obey(string line)
        {
            var space = line.IndexOf(' ');
            var rest = space < 0 ? string.Empty : line[(space + 1)..].Trim();
            switch (space < 0 ? line : line[..space])
            {
                case "/go":
                    Go(rest);
                    break;
                case "/who":
                    Who();
                    break;
                case "/talk":
                    Talk(rest);
                    break;
                case "/hints":
                    hint();
                    break;
                case "/buy":
                    Buy(rest);
                    break;
                case "/bag":
                    screen.Line($"You carry {Game.Satchel}, and {Game.Purse}.");
                    break;
                case "/flags":
                    screen.Line(string.Join(", ", Game.World.Flags.Select(f => $"{f}: {(Game.Flags.Flag(f) ? "yes" : "no")}").DefaultIfEmpty("This world has no flags.")));
                    break;
                case "/trust":
                    Trust(rest);
                    break;
                case "/device":
                    screen.Line($"{play.Bundle} on {play.Device}");
                    break;
                case "/help":
                    screen.Line(Help);
                    break;
                default:
                    screen.Line($"There is no command {line}. /help shows all.");
                    break;
            }
        }

        /// <summary>Shows where the player is and who listens.</summary>
        public void Scene()
        {
            var here = string.Join(", ", Game.PeopleHere.Select(p => $"{p.Name}, {p.Role}"));
            screen.Line(here.Length == 0 ? $"{Names.Sentence(Game.Place)}. Nobody is here. /who shows where the people are." : $"{Names.Sentence(Game.Place)}. Here is {here}.");
            if (play.Partner != null)
                hint();
        }

        private void Go(string called)
        {
            var places = NameMatch.Find(called, Game.World.Places);
            if (places.Count != 1)
            {
                screen.Line($"{(places.Count == 0 ? "Where to?" : "Which one?")} {string.Join(", ", places.Count == 0 ? Game.World.Places : places)}.");
                return;
            }

            var outcome = Game.Walk(places[0]);
            screen.Line(outcome.Text);
            if (!outcome.Happened)
                return;
            play.TurnTo(Game.PeopleHere.FirstOrDefault());
            Scene();
        }

        private void Who()
        {
            foreach (var person in Game.World.Characters)
                screen.Line($"{person.Name} ({person.Id}), {person.Role}: {Game.PlaceOf(person)}{(person == play.Partner ? "; listens to you" : Game.IsHere(person) ? "; here" : "")}");
        }

        private void Talk(string called)
        {
            if (People.Find(Game.World, called) is not { } person)
            {
                screen.Line($"Talk to whom? {string.Join(", ", Game.World.Characters.Select(c => c.Name))}.");
            }
            else if (!Game.IsHere(person))
            {
                screen.Line($"{person.Name} is at {Names.Place(Game.PlaceOf(person))}. /go {Game.PlaceOf(person)} first.");
            }
            else
            {
                play.TurnTo(person);
                screen.Line($"You turn to {person.Name}, {person.Role}.");
                hint();
            }
        }

        private void Buy(string item) => screen.Line(play.Partner == null ? "Nobody is here to buy from." : Counter.Buy(Game, play.Partner, item).Text);

        private void Trust(string number)
        {
            if (play.Partner == null)
            {
                screen.Line("Nobody is listening.");
                return;
            }

            if (int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var trust))
                Game.Trust.Set(play.Partner.Id, trust);
            screen.Line($"Trust of {play.Partner.Name}: {Game.Trust.Of(play.Partner.Id)}.");
        }
    }
}
