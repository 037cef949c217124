using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// The form of a remark in small talk, which tells what is a natural answer whatever it is about: thanks for praise, fellow feeling for a
    /// trouble, interest in a memory. Intents that want the same answer count together; where none of these groups is likely, or its answers
    /// are as different as its lines, what tells is whom the remark is about.
    /// </summary>
    internal static class RemarkForm
    {
        /// <summary>All that <see cref="Of"/> can return.</summary>
        public static readonly string[] All;

        /// <summary>The group of a line has at least this probability.</summary>
        private const double Likely = 0.5;

        /// <summary>A word of loss makes a line grave where trouble has at least this probability.</summary>
        private const double GraveFrom = 0.15;

        private const string Here = "here";
        private const string OfMe = "of_me";
        private const string OfYou = "of_you";
        private const string MeAndYou = "me_and_you";
        private const string GuessYou = "guess_you";
        private const string Glad = "glad";
        private const string Others = "others";
        private const string Musing = "musing";
        private const string Trouble = "trouble";
        private const string Grave = "grave";
        private const string Likeness = "likeness";

        private static readonly (string Form, int[] Intents)[] _groups =
        {
            Group("praise_you", "compliment flirt celebrate"),
            Group("thanked", "thanks"),
            Group("greeted", "greet"),
            Group("tease_you", "insult tease accuse threat disagree"),
            Group("sorry", "apology"),
            Group(Trouble, "remark_mishap state_feeling_bad tell_bad_news"),
            Group(Glad, "state_feeling_good tell_good_news"),
            Group("memory", "remark_memory"),
            Group(Here, "remark_place remark_nature remark_time remark_food remark_music ask_weather"),
            Group(Others, "remark_people ask_opinion_person"),
            Group(OfMe, "state_self boast remark_doing"),
            Group(Musing, "remark_musing ask_belief"),
            Group(QuestionForm.Riddle, "remark_joke"),
        };

        private static readonly HashSet<string> _apart = new HashSet<string>(QuestionForm.All.Append("birthday").Except(new[] { GuessYou }));

        private static readonly HashSet<string> _me = WordSet.Of("i i'm i've i'd i'll im ive my me we our we've mine");
        private static readonly HashSet<string> _you = WordSet.Of("you your you're you've you'd you'll youre u ur yours yourself");

        private static readonly WordPattern[] _grave = Patterns(
            "died dead death dies grave funeral buried lost_him passed_away widow* wept crying cried grief griev* mourn* lonely alone afraid scared "
            + "frighten* lost_since is_for miss_him miss_her miss_them miss_my miscarr* divorc* orphan* brother_fell father_fell son_fell husband_fell friend_fell");

        // A loss of somebody, whatever the reader hears: nobody wants to be smiled at then.
        private static readonly WordPattern[] _loss = Patterns(
            "died+-laughing+-nearly+-almost drowned+-nearly+-almost+-sorrows passed_away lost_my lost_him lost_her buried_my buried_him buried_her funeral widow* since_she_went since_he_went");

        private static readonly WordPattern[] _kin = Patterns(
            "mother* father* mum* mom* dad* da brother* sister* son sons daughter* child* baby twin* wife* husband* friend* gran* nan nan's aunt* uncle* cousin* partner boyfriend girlfriend dog* cat "
            + "cat's horse him her he she widow* funeral");

        // Anybody sees and hears: "you can see the clouds in it" is about what is around.
        private static readonly WordPattern[] _anyone = Patterns("you_can_see you_can_hear you_can_smell you_could_walk you_can_feel you_could_hear you_could_cut you_know_what_they");

        private static readonly WordPattern[] _ill = Patterns(
            "foul blister* awful terrible worst horrible hurt* ache* aching broke broken sick tired exhausted no_idea miserable rotten grumpy bad_mood bad_day");

        private static readonly WordPattern[] _likeness = Patterns(
            "remind*_me_of same_*_as_you look_like_you+-you_look looks_like_you look_like_their look_like_my looked_like_you sound_like_my just_like_you exactly_like_you "
            + "exactly_like_my just_like_my exactly_your has_your had_your your_exact exactly_the_same about_your_age about_your_size at_your_age was_your_age as_one_old");

        private static readonly WordPattern[] _guess = Patterns(
            "i_think_you* i_reckon_you* i_bet_you* i'll_bet_you* i'd_bet_you* i_swear_you* i_suppose_you* i_guess_you* people_say_you* they_say_you*");

        private static readonly WordPattern[] _joke = Patterns("haha lol knock_knock walk_into_a walks_into_a walked_into_a joke riddle");

        static RemarkForm() =>
            All = _groups.Select(g => g.Form).Concat(new[] { Grave, Likeness, GuessYou, OfYou, MeAndYou, OfMe }).Distinct().ToArray();

        /// <summary>The form of a line that asks nothing.</summary>
        /// <param name="line">The line.</param>
        /// <param name="heard">Log-probabilities of the intent reader.</param>
        public static string Of(string line, IReadOnlyList<float> heard)
        {
            var words = WordPattern.Split(line);
            if (Fits(_joke, words))
                return QuestionForm.Riddle;
            if (!GeneralTalk.MayBeAJoke(heard) && Fits(_loss, words) && Fits(_kin, words))
                return Grave;
            if (Fits(_likeness, words))
                return Likeness;
            var (form, likeliest) = ("", 0.0);
            var trouble = 0.0;
            foreach (var (name, intents) in _groups)
            {
                var sum = intents.Sum(i => Math.Exp(heard[i]));
                if (sum > likeliest)
                    (form, likeliest) = (name, sum);
                if (name == Trouble)
                    trouble = sum;
            }

            // "I've blisters and a foul mood to match": the reader hears a mood, and the words tell which.
            if (form == Glad && Fits(_ill, words))
                form = Trouble;
            if (trouble > GraveFrom && (likeliest < Likely || form == Trouble) && Fits(_grave, words))
                return Grave;
            var isClear = likeliest >= Likely && form != Here && form != OfMe;
            if (isClear && form != Others && form != Musing)
                return form;
            var about = AboutWhom(words);
            return isClear && about == Here ? form : about;
        }

        /// <summary>Whether a form says no more than whom a line is about, so that its words may tell better what answers it.</summary>
        public static bool IsVague(string form) => form == OfMe || form == MeAndYou || form == Here;

        /// <summary>Whether replies to this form of remark may suit some of another form, and the other way round.</summary>
        public static bool IsMixed(string form) => form != Grave && !_apart.Contains(form);

        private static string AboutWhom(List<string> words)
        {
            if (Fits(_guess, words))
                return GuessYou;
            var me = words.FindIndex(_me.Contains);
            var you = Fits(_anyone, words) ? -1 : words.FindIndex(_you.Contains);
            if (you < 0)
                return me < 0 ? Here : OfMe;
            return me < 0 || you < me ? OfYou : MeAndYou;
        }

        private static bool Fits(WordPattern[] patterns, List<string> words) => Array.Exists(patterns, p => p.Matches(words));

        private static (string, int[]) Group(string form, string intents) => (form, intents.Split(' ').Select(i => PlayerIntent.Find(i).Index).ToArray());

        private static WordPattern[] Patterns(string text) => Array.ConvertAll(text.Split(' '), WordPattern.Parse);
    }
}
