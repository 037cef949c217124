using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>An intent that, in the line at hand, asks for an action in other words than the action's own.</summary>
    internal readonly struct IndirectRequest
    {
        public IndirectRequest(PlayerIntent intent, ActionMatch action)
        {
            Intent = intent;
            Action = action;
        }

        public PlayerIntent Intent { get; }

        public ActionMatch Action { get; }
    }

    /// <summary>
    /// Lines that ask for an action in the words of a question: whoever asks to see the wares of a character that can open a shop
    /// asks for the shop. What an action is for follows from its description, so this works for the actions of any game.
    /// </summary>
    internal static class ActionReading
    {
        private static readonly string _give = Stemmer.Stem("give");
        private static readonly string _shop = Stemmer.Stem("shop");
        private static readonly string _lead = Stemmer.Stem("lead");

        private static readonly HashSet<string> _having = WordSet.Of("have got any spare take buy sell sale available left lend borrow");

        private static readonly HashSet<string> _self = WordSet.Of("i i'm i'd i'll im we we'd we'll let's lets");
        private static readonly HashSet<string> _buying = WordSet.Of("buy buying buyin purchase purchasing browse browsing peruse spend shop shopping");

        private static readonly PlayerIntent _request = PlayerIntent.Find(PlayerIntent.Request);

        private static readonly PlayerIntent[] _intents =
        {
            PlayerIntent.Find("buy_item"), PlayerIntent.Find("ask_item_available"), PlayerIntent.Find("ask_wares"),
            PlayerIntent.Find("ask_where_place"), PlayerIntent.Find("ask_help"), PlayerIntent.Find("raise_alarm"),
            PlayerIntent.Find("ask_where_person"), PlayerIntent.Find("sell_offer"),
        };

        /// <summary>The legal action that a line of this intent asks for; null if there is none, and the line means what it says.</summary>
        public static ActionMatch? Of(PlayerIntent intent, TurnAnalysis turn)
        {
            foreach (var match in turn.Actions)
            {
                if (match.IsLegal && match.IsMeant && Serves(match, intent, turn))
                    return match;
            }

            return null;
        }

        /// <summary>The intents of which a line, if it is of one of them, asks for an action.</summary>
        public static IReadOnlyList<IndirectRequest> Find(TurnAnalysis turn)
        {
            List<IndirectRequest>? found = null;
            foreach (var intent in _intents)
            {
                if (Of(intent, turn) is { } action)
                    (found ??= new List<IndirectRequest>()).Add(new IndirectRequest(intent, action));
            }

            return found ?? (IReadOnlyList<IndirectRequest>)Array.Empty<IndirectRequest>();
        }

        /// <summary>
        /// The action that the line asks for if it asks for any: that of the likeliest reading, in other words or in the words of
        /// the action itself, and among those the one the line points to most.
        /// </summary>
        public static ActionMatch? Requested(TurnAnalysis turn)
        {
            var best = turn.Readings?[_request.Index] ?? float.PositiveInfinity;
            ActionMatch? requested = null;
            foreach (var indirect in turn.Indirect)
            {
                if (turn.Readings != null && turn.Readings[indirect.Intent.Index] > best)
                    (best, requested) = (turn.Readings[indirect.Intent.Index], indirect.Action);
            }

            return requested ?? turn.Actions.FirstOrDefault(a => a.IsMeant);
        }

        private static bool Serves(ActionMatch match, PlayerIntent intent, TurnAnalysis turn)
        {
            switch (intent.Name)
            {
                case "buy_item":
                case "ask_item_available":
                    return match.Action.Argument == ArgumentKind.Item && IsFor(match.Action, _give) && NamesUnsold(match, turn)
                        && !turn.Shape.AsksAbout && !turn.Shape.Supposes // "who gave you that whistle?"
                        && (turn.Shape.AsksToAct || SpeaksOfHaving(turn)); // "is it the only whistle there is?"
                case "ask_wares":
                    return match.Action.Argument == ArgumentKind.None && IsFor(match.Action, _shop) && AsksToSee(turn);
                case "sell_offer": // "I'm here to buy" has the words of "will you buy this"
                    return match.Action.Argument == ArgumentKind.None && IsFor(match.Action, _shop) && WantsToBuy(turn);
                case "ask_where_place":
                case "ask_where_person":
                    return match.Action.Argument == ArgumentKind.Place && IsFor(match.Action, _lead) && turn.Shape.AsksToAct && NamesArgument(match, turn) && Has(turn, _lead);
                case "ask_help":
                    return match.Action.Argument == ArgumentKind.None;
                case "raise_alarm": // "the cellar's on fire, ring the bell!"
                    return turn.Shape.AsksToAct && match.Score >= FactRetriever.HitScore;
                default:
                    return false;
            }
        }

        private static bool IsFor(GameAction action, string purpose)
        {
            foreach (var word in Word.Split(action.Id.Replace('_', ' ') + " " + action.Does))
            {
                if (Synonyms.Share(word.Stem, purpose))
                    return true;
            }

            return false;
        }

        private static bool NamesUnsold(ActionMatch match, TurnAnalysis turn)
        {
            foreach (var entity in turn.Entities)
            {
                if (entity.Ware == null && Contains(match, entity))
                    return true;
            }

            return false;
        }

        private static bool NamesArgument(ActionMatch match, TurnAnalysis turn)
        {
            foreach (var entity in turn.Entities)
            {
                if (Contains(match, entity))
                    return true;
            }

            return false;
        }

        private static bool Contains(ActionMatch match, World.Entity entity)
        {
            foreach (var argument in match.Arguments)
            {
                if (argument == entity)
                    return true;
            }

            return false;
        }

        // "What do you sell?" wants to be told; these want to look.
        private static bool AsksToSee(TurnAnalysis turn)
        {
            foreach (var word in turn.Words)
            {
                switch (word.Lower)
                {
                    case "see":
                    case "seeing":
                    case "show":
                    case "look":
                    case "lemme":
                    case "view":
                    case "browse":
                    case "glance":
                    case "lay":
                    case "trade":
                    case "shop":
                    case "peek":
                    case "check":
                        return true;
                }
            }

            return false;
        }

        // Of a thing that is named the price is told, or that it is not sold.
        private static bool WantsToBuy(TurnAnalysis turn)
        {
            foreach (var entity in turn.Entities)
            {
                if (entity.Kind == World.EntityKind.Item)
                    return false;
            }

            var speaksOfSelf = false;
            foreach (var word in turn.Words)
            {
                if (speaksOfSelf && _buying.Contains(word.Lower))
                    return true;
                speaksOfSelf |= _self.Contains(word.Lower);
            }

            return false;
        }

        private static bool SpeaksOfHaving(TurnAnalysis turn)
        {
            foreach (var word in turn.Words)
            {
                if (_having.Contains(word.Lower))
                    return true;
            }

            return false;
        }

        private static bool Has(TurnAnalysis turn, string purpose)
        {
            foreach (var word in turn.Words)
            {
                if (Synonyms.Share(word.Stem, purpose))
                    return true;
            }

            return false;
        }
    }
}
