using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>What kind of answer an intent calls for.</summary>
    internal enum AnswerKind
    {
        /// <summary>Free words from the reply bank of the intent.</summary>
        Words,

        /// <summary>A fact of the world if there is one, else "I do not know".</summary>
        Fact,

        /// <summary>News: any fact that is at hand.</summary>
        News,

        /// <summary>More about the last subject.</summary>
        FollowUp,

        /// <summary>A place: a fact about it, or words.</summary>
        Place,

        /// <summary>A person: role or whereabouts from the card, else a fact, else "I do not know".</summary>
        Person,

        /// <summary>An item: its price, or that it is not for sale.</summary>
        Item,

        /// <summary>"I do not know".</summary>
        Unknown,

        /// <summary>Goodbye.</summary>
        Farewell,

        /// <summary>The one authored line that the player's words were made from.</summary>
        Authored,
    }

    /// <summary>A thing players say, how it is meant, and how it is answered.</summary>
    /// <param name="Name">Name of the player bank.</param>
    /// <param name="Reply">Name of the reply bank; empty when the answer is not free words.</param>
    /// <param name="Tone">How the line is meant.</param>
    /// <param name="Kind">What answers it.</param>
    /// <param name="Weight">How often it is drawn, relative to the others.</param>
    /// <param name="CanBeAuthored">True if authored lines are drawn for it.</param>
    internal sealed record Intent(string Name, string Reply, Tone Tone, AnswerKind Kind, double Weight, bool CanBeAuthored = false);

    /// <summary>All intents in one table.</summary>
    internal static class IntentTable
    {
        public static readonly Intent[] All =
        [
            new("greet", "greet", Tone.Friendly, AnswerKind.Words, 4, true),
            new("farewell", "", Tone.Friendly, AnswerKind.Farewell, 2.5, true),
            new("ask_identity", "identity", Tone.Neutral, AnswerKind.Words, 4, true),
            new("ask_role", "role", Tone.Neutral, AnswerKind.Words, 3, true),
            new("ask_where_am_i", "where_am_i", Tone.Neutral, AnswerKind.Words, 2, true),
            new("ask_place_about", "place_about", Tone.Neutral, AnswerKind.Place, 2),
            new("ask_where_place", "where_place", Tone.Neutral, AnswerKind.Place, 3),
            new("ask_where_person", "where_person", Tone.Neutral, AnswerKind.Person, 4),
            new("ask_who_person", "who_person", Tone.Neutral, AnswerKind.Person, 4),
            new("ask_price", "price", Tone.Neutral, AnswerKind.Item, 5),
            new("buy_item", "buy", Tone.Neutral, AnswerKind.Item, 3),
            new("ask_wares", "wares", Tone.Neutral, AnswerKind.Item, 3, true),
            new("haggle", "haggle", Tone.Neutral, AnswerKind.Words, 1.5, true),
            new("ask_item_available", "item_available", Tone.Neutral, AnswerKind.Item, 3),
            new("sell_offer", "sell_offer", Tone.Neutral, AnswerKind.Words, 1, true),
            new("demand_free", "demand_free", Tone.Hostile, AnswerKind.Words, 1.5, true),
            new("ask_fact_direct", "", Tone.Neutral, AnswerKind.Fact, 14),
            new("ask_fact_indirect", "", Tone.Neutral, AnswerKind.Fact, 7),
            new("ask_secret", "", Tone.Neutral, AnswerKind.Fact, 4),
            new("ask_rumours", "rumours", Tone.Neutral, AnswerKind.News, 3),
            new("ask_quest", "quest", Tone.Neutral, AnswerKind.News, 3),
            new("follow_up_more", "", Tone.Neutral, AnswerKind.FollowUp, 3),
            new("follow_up_why", "", Tone.Neutral, AnswerKind.FollowUp, 1.5),
            new("follow_up_who", "", Tone.Neutral, AnswerKind.FollowUp, 1.5),
            new("follow_up_where", "", Tone.Neutral, AnswerKind.FollowUp, 1.5),
            new("follow_up_when", "", Tone.Neutral, AnswerKind.FollowUp, 1.5),
            new("accept_quest", "accept_quest", Tone.Neutral, AnswerKind.Words, 1, true),
            new("refuse_quest", "refuse_quest", Tone.Neutral, AnswerKind.Words, 1, true),
            new("report_done", "report_done", Tone.Neutral, AnswerKind.Words, 1, true),
            new("unknown_topic", "", Tone.Neutral, AnswerKind.Unknown, 6),
            new("meta_attack", "", Tone.Neutral, AnswerKind.Unknown, 3),
            new("nonsense", "", Tone.Neutral, AnswerKind.Unknown, 2),
            new("stage_direction", "stage_direction", Tone.Neutral, AnswerKind.Words, 2),
            new("thanks", "thanks", Tone.Friendly, AnswerKind.Words, 2.5, true),
            new("apology", "apology", Tone.Friendly, AnswerKind.Words, 1.5, true),
            new("compliment", "compliment", Tone.Friendly, AnswerKind.Words, 2, true),
            new("flirt", "flirt", Tone.Friendly, AnswerKind.Words, 1.5, true),
            new("insult", "insult", Tone.Hostile, AnswerKind.Words, 2.5, true),
            new("threat", "threat", Tone.Hostile, AnswerKind.Words, 2.5, true),
            new("bye_threat", "threat", Tone.Hostile, AnswerKind.Words, 0.7, true),
            new("ask_wellbeing", "wellbeing", Tone.Friendly, AnswerKind.Words, 2.5, true),
            new("ask_weather", "weather", Tone.Neutral, AnswerKind.Words, 1.5, true),
            new("ask_opinion_person", "opinion_person", Tone.Neutral, AnswerKind.Words, 1.5),
            new("ask_family", "family", Tone.Neutral, AnswerKind.Words, 1.5, true),
            new("ask_past", "past", Tone.Neutral, AnswerKind.Words, 1.5, true),
            new("ask_food", "food", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("ask_joke", "joke", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("ask_fear", "fear", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("ask_wish", "wish", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("ask_advice", "advice", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("ask_hobby", "hobby", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("state_feeling_good", "state_feeling_good", Tone.Friendly, AnswerKind.Words, 0.6, true),
            new("state_feeling_bad", "state_feeling_bad", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("state_self", "state_self", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("agree", "agree", Tone.Neutral, AnswerKind.Words, 1.2),
            new("disagree", "disagree", Tone.Neutral, AnswerKind.Words, 1.2),
            new("confusion", "confusion", Tone.Neutral, AnswerKind.Words, 1.2),
            new("ask_time", "time", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("ask_help", "help", Tone.Neutral, AnswerKind.Words, 1, true),
            new("ask_player_identity", "player_identity", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("ask_like_here", "like_here", Tone.Neutral, AnswerKind.Words, 1.2, true),
            new("ask_story", "story", Tone.Neutral, AnswerKind.Words, 1, true),
            new("ask_trust", "trust", Tone.Neutral, AnswerKind.Words, 1, true),
            new("ask_belief", "belief", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("ask_animals", "animals", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("celebrate", "celebrate", Tone.Friendly, AnswerKind.Words, 0.8, true),
            new("gift_offer", "gift_offer", Tone.Friendly, AnswerKind.Words, 1, true),
            new("bribe", "bribe", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("accuse", "accuse", Tone.Hostile, AnswerKind.Words, 1, true),
            new("ask_danger", "danger", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("ask_reward", "reward", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("boast", "boast", Tone.Neutral, AnswerKind.Words, 0.8, true),
            new("ask_opinion_me", "opinion_me", Tone.Neutral, AnswerKind.Words, 1, true),
        ];

        public static Intent Find(string name) => All.First(i => i.Name == name);
    }
}
