using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// What a line of the player can be read as: a greeting, a question for a price, a threat. Naming it is the first thing a reply
    /// decides; everything after follows from it. In tokens an intent is a family and a member of the family.
    /// </summary>
    public sealed class PlayerIntent
    {
        /// <summary>Most families, and most members of one; both are bounded by the control tokens set aside for them.</summary>
        internal const int MaxCount = 12;

        /// <summary>The line is one that the character has an authored answer for.</summary>
        public const string Authored = "authored";

        /// <summary>The line asks for an action of the game.</summary>
        public const string Request = "request";

        /// <summary>The line speaks of what an action is about but does not ask for it.</summary>
        public const string LookAlike = "look_alike";

        private static readonly Dictionary<string, AnswerKind> _answers = new Dictionary<string, AnswerKind>(StringComparer.Ordinal)
        {
            ["farewell"] = AnswerKind.Farewell,
            ["ask_place_about"] = AnswerKind.Place,
            ["ask_where_place"] = AnswerKind.Place,
            ["ask_where_person"] = AnswerKind.Person,
            ["ask_who_person"] = AnswerKind.Person,
            ["ask_price"] = AnswerKind.Item,
            ["buy_item"] = AnswerKind.Item,
            ["ask_wares"] = AnswerKind.Item,
            ["ask_item_available"] = AnswerKind.Item,
            ["ask_fact_direct"] = AnswerKind.Fact,
            ["ask_fact_indirect"] = AnswerKind.Fact,
            ["ask_secret"] = AnswerKind.Fact,
            ["ask_rumours"] = AnswerKind.News,
            ["ask_quest"] = AnswerKind.News,
            ["follow_up_more"] = AnswerKind.FollowUp,
            ["follow_up_why"] = AnswerKind.FollowUp,
            ["follow_up_who"] = AnswerKind.FollowUp,
            ["follow_up_where"] = AnswerKind.FollowUp,
            ["follow_up_when"] = AnswerKind.FollowUp,
            [Authored] = AnswerKind.Authored,
            [Request] = AnswerKind.Request,
            ["unknown_topic"] = AnswerKind.Unknown,
            ["meta_attack"] = AnswerKind.Unknown,
            ["nonsense"] = AnswerKind.Unknown,
        };

        private static readonly PlayerIntent[][] _families = Build(
            "greet farewell thanks apology compliment flirt celebrate gift_offer agree disagree confusion",
            "insult threat bye_threat accuse demand_free bribe boast stage_direction",
            "ask_identity ask_role ask_wellbeing ask_family ask_past ask_hobby ask_fear ask_wish ask_like_here ask_belief ask_self ask_looks",
            "ask_weather ask_food ask_joke ask_story ask_animals ask_time ask_advice ask_trust ask_opinion_person ask_opinion_me ask_favourite ask_ever",
            "state_feeling_good state_feeling_bad state_self ask_player_identity ask_help tell_bad_news tell_good_news raise_alarm chat ask_self_what",
            "ask_price buy_item ask_wares haggle ask_item_available sell_offer",
            "ask_where_am_i ask_place_about ask_where_place ask_where_person ask_who_person ask_danger",
            "ask_fact_direct ask_fact_indirect ask_secret ask_rumours",
            "follow_up_more follow_up_why follow_up_who follow_up_where follow_up_when",
            "ask_quest accept_quest refuse_quest report_done ask_reward",
            Authored + " " + Request + " " + LookAlike + " unknown_topic meta_attack nonsense",
            "remark_place remark_mishap remark_doing remark_people remark_time remark_nature remark_food remark_music remark_memory remark_musing remark_joke tease");

        private static readonly Dictionary<string, PlayerIntent> _byName = _families.SelectMany(f => f).ToDictionary(i => i.Name, StringComparer.Ordinal);

        private PlayerIntent(string name, int index, int family, int member)
        {
            Name = name;
            Answer = _answers.TryGetValue(name, out var answer) ? answer : AnswerKind.Words;
            Index = index;
            Family = family;
            Member = member;
        }

        /// <summary>All intents, family by family.</summary>
        public static IEnumerable<PlayerIntent> All => _families.SelectMany(f => f);

        /// <summary>Stable name, such as <c>ask_price</c>.</summary>
        public string Name { get; }

        /// <summary>What answers it.</summary>
        internal AnswerKind Answer { get; }

        /// <summary>Place in <see cref="All"/>, from 0.</summary>
        public int Index { get; }

        /// <summary>Number of the family, from 0.</summary>
        internal int Family { get; }

        /// <summary>Number within the family, from 0.</summary>
        internal int Member { get; }

        /// <summary>Number of families.</summary>
        internal static int Families => _families.Length;

        /// <summary>Finds an intent by its name.</summary>
        /// <exception cref="ArgumentException">There is none of that name.</exception>
        public static PlayerIntent Find(string name) =>
            _byName.TryGetValue(name, out var intent) ? intent : throw new ArgumentException($"'{name}' is not an intent.", nameof(name));

        /// <inheritdoc/>
        public override string ToString() => Name;

        internal static PlayerIntent[] MembersOf(int family) => _families[family];

        private static PlayerIntent[][] Build(params string[] families)
        {
            var index = 0;
            return families.Select((names, family) => names.Split(' ').Select((name, member) => new PlayerIntent(name, index++, family, member)).ToArray()).ToArray();
        }
    }
}
