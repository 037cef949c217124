using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>A thing players say, how it is meant, and how it is answered.</summary>
    /// <param name="Name">Name of the player bank.</param>
    /// <param name="Reply">Name of the reply bank; empty when the answer is not free words.</param>
    /// <param name="Tone">How the line is meant.</param>
    /// <param name="Weight">How often it is drawn, relative to the others.</param>
    /// <param name="CanBeAuthored">True if authored lines are drawn for it.</param>
    internal sealed record Intent(string Name, string Reply, Tone Tone, double Weight, bool CanBeAuthored = false)
    {
        /// <summary>What answers it.</summary>
        public AnswerKind Kind => PlayerIntent.Find(Name).Answer;
    }

    /// <summary>All intents in one table.</summary>
    internal static class IntentTable
    {
        public static readonly Intent[] All =
        [
            new("greet", "greet", Tone.Friendly, 8, true),
            new("farewell", "", Tone.Friendly, 2.5, true),
            new("ask_identity", "identity", Tone.Neutral, 4, true),
            new("ask_role", "role", Tone.Neutral, 3, true),
            new("ask_where_am_i", "where_am_i", Tone.Neutral, 2, true),
            new("ask_place_about", "place_about", Tone.Neutral, 2),
            new("ask_where_place", "where_place", Tone.Neutral, 3),
            new("ask_where_person", "where_person", Tone.Neutral, 4),
            new("ask_who_person", "who_person", Tone.Neutral, 4),
            new("ask_price", "price", Tone.Neutral, 5),
            new("buy_item", "buy", Tone.Neutral, 3),
            new("ask_wares", "wares", Tone.Neutral, 3, true),
            new("haggle", "haggle", Tone.Neutral, 1.5, true),
            new("ask_item_available", "item_available", Tone.Neutral, 3),
            new("sell_offer", "sell_offer", Tone.Neutral, 1, true),
            new("demand_free", "demand_free", Tone.Hostile, 3, true),
            new("ask_fact_direct", "", Tone.Neutral, 14),
            new("ask_fact_indirect", "", Tone.Neutral, 7),
            new("ask_secret", "", Tone.Neutral, 4),
            new("ask_rumours", "rumours", Tone.Neutral, 3),
            new("ask_quest", "quest", Tone.Neutral, 3),
            new("follow_up_more", "", Tone.Neutral, 3),
            new("follow_up_why", "", Tone.Neutral, 1.5),
            new("follow_up_who", "", Tone.Neutral, 1.5),
            new("follow_up_where", "", Tone.Neutral, 1.5),
            new("follow_up_when", "", Tone.Neutral, 1.5),
            new("accept_quest", "accept_quest", Tone.Neutral, 2, true),
            new("refuse_quest", "refuse_quest", Tone.Neutral, 2, true),
            new("report_done", "report_done", Tone.Neutral, 2, true),
            new("unknown_topic", "", Tone.Neutral, 6),
            new("meta_attack", "", Tone.Neutral, 3),
            new("nonsense", "", Tone.Neutral, 2),
            new("stage_direction", "stage_direction", Tone.Neutral, 4),
            new("thanks", "thanks", Tone.Friendly, 5, true),
            new("apology", "apology", Tone.Friendly, 3, true),
            new("compliment", "compliment", Tone.Friendly, 4, true),
            new("flirt", "flirt", Tone.Friendly, 3, true),
            new("insult", "insult", Tone.Hostile, 5, true),
            new("threat", "threat", Tone.Hostile, 5, true),
            new("bye_threat", "threat", Tone.Hostile, 1.4, true),
            new("ask_wellbeing", "wellbeing", Tone.Friendly, 5, true),
            new("ask_weather", "weather", Tone.Neutral, 3, true),
            new("ask_opinion_person", "opinion_person", Tone.Neutral, 3),
            new("ask_family", "family", Tone.Neutral, 3, true),
            new("ask_past", "past", Tone.Neutral, 3, true),
            new("ask_food", "food", Tone.Neutral, 2.4, true),
            new("ask_joke", "joke", Tone.Neutral, 2.4, true),
            new("ask_fear", "fear", Tone.Neutral, 2.4, true),
            new("ask_wish", "wish", Tone.Neutral, 2.4, true),
            new("ask_advice", "advice", Tone.Neutral, 2.4, true),
            new("ask_hobby", "hobby", Tone.Neutral, 2.4, true),
            new("state_feeling_good", "state_feeling_good", Tone.Friendly, 1.2, true),
            new("state_feeling_bad", "state_feeling_bad", Tone.Neutral, 2.4, true),
            new("state_self", "state_self", Tone.Neutral, 2.4, true),
            new("agree", "agree", Tone.Neutral, 2.4),
            new("disagree", "disagree", Tone.Neutral, 2.4),
            new("confusion", "confusion", Tone.Neutral, 2.4),
            new("tell_bad_news", "tell_bad_news", Tone.Neutral, 4, true),
            new("tell_good_news", "tell_good_news", Tone.Friendly, 4, true),
            new("raise_alarm", "raise_alarm", Tone.Neutral, 4, true),
            new("ask_time", "time", Tone.Neutral, 1.6, true),
            new("ask_help", "help", Tone.Neutral, 2, true),
            new("ask_player_identity", "player_identity", Tone.Neutral, 1.6, true),
            new("ask_like_here", "like_here", Tone.Neutral, 2.4, true),
            new("ask_story", "story", Tone.Neutral, 2, true),
            new("ask_trust", "trust", Tone.Neutral, 2, true),
            new("ask_belief", "belief", Tone.Neutral, 1.6, true),
            new("ask_animals", "animals", Tone.Neutral, 1.6, true),
            new("celebrate", "celebrate", Tone.Friendly, 1.6, true),
            new("gift_offer", "gift_offer", Tone.Friendly, 2, true),
            new("bribe", "bribe", Tone.Neutral, 1.6, true),
            new("accuse", "accuse", Tone.Hostile, 2, true),
            new("ask_danger", "danger", Tone.Neutral, 1.6, true),
            new("ask_reward", "reward", Tone.Neutral, 1.6, true),
            new("boast", "boast", Tone.Neutral, 1.6, true),
            new("ask_opinion_me", "opinion_me", Tone.Neutral, 2, true),
            // Small talk about nothing in particular; together drawn often, because most of what players come up with is of this kind.
            new("ask_favourite", "ask_favourite", Tone.Neutral, 3),
            new("ask_ever", "ask_ever", Tone.Neutral, 3),
            new("ask_looks", "ask_looks", Tone.Neutral, 2.5),
            new("remark_place", "remark_place", Tone.Neutral, 3),
            new("remark_mishap", "remark_mishap", Tone.Neutral, 3),
            new("remark_doing", "remark_doing", Tone.Neutral, 3),
            new("remark_people", "remark_people", Tone.Neutral, 3),
            new("remark_time", "remark_time", Tone.Neutral, 3),
            new("remark_nature", "remark_nature", Tone.Neutral, 3),
            new("remark_food", "remark_food", Tone.Neutral, 3),
            new("remark_music", "remark_music", Tone.Neutral, 3),
            new("remark_memory", "remark_memory", Tone.Neutral, 3),
            new("remark_musing", "remark_musing", Tone.Neutral, 3),
            new("remark_joke", "remark_joke", Tone.Neutral, 3),
            new("tease", "tease", Tone.Neutral, 3),
            // What nothing above covers.
            new("ask_self", "ask_self", Tone.Neutral, 3.5),
            new("ask_self_what", "ask_self_what", Tone.Neutral, 3.5),
            new("chat", "chat", Tone.Neutral, 4),
        ];

        public static Intent Find(string name) => All.First(i => i.Name == name);
    }
}
