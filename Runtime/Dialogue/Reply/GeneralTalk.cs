using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Small talk whose subject is uncertain is read as small talk in general: a reply that takes up the wrong subject is worse than
    /// one that fits any. Every subject gives a part of its probability to the general intent, which so wins unless one
    /// subject is clearly likelier than all others together.
    /// </summary>
    internal static class GeneralTalk
    {
        /// <summary>The part of its probability that a subject gives. With no reading but subjects, the likeliest wins from 0.43 on.</summary>
        private const float Doubt = 0.3f;

        /// <summary>The part that readings give which want an answer about the world, from a line that wants none.</summary>
        private const float Unasked = 0.7f;

        /// <summary>The part that subjects give once the general intent leads.</summary>
        private const float Lost = 0.95f;

        /// <summary>A subject less likely than one in seven is none.</summary>
        private static readonly float _leastSubject = (float)Math.Log(0.15);

        private static readonly float _leastJoke = (float)Math.Log(0.1);

        private static readonly PlayerIntent[] _all = PlayerIntent.All.ToArray();

        private static readonly PlayerIntent _lookAlike = PlayerIntent.Find(PlayerIntent.LookAlike);
        private static readonly PlayerIntent _joke = PlayerIntent.Find("remark_joke");
        private static readonly PlayerIntent _remark = PlayerIntent.Find("chat");
        private static readonly PlayerIntent _question = PlayerIntent.Find("ask_self");
        private static readonly PlayerIntent _openQuestion = PlayerIntent.Find("ask_self_what");

        private static readonly bool[] _isSubject = Mark((
            "ask_family ask_past ask_hobby ask_fear ask_wish ask_like_here ask_belief ask_looks ask_wellbeing ask_weather ask_food ask_animals ask_time "
            + "ask_trust ask_favourite ask_ever boast state_self remark_place remark_mishap remark_doing remark_people remark_time remark_nature "
            + "remark_food remark_music remark_memory remark_musing remark_joke").Split(' ').Select(PlayerIntent.Find));

        private static readonly bool[] _wantsAnswer = Mark(PlayerIntent.All.Where(i => i.Answer == AnswerKind.Fact || i.Name == "unknown_topic" || i.Name == "ask_rumours"));

        /// <summary>Whether a line read so may be about another subject of small talk.</summary>
        public static bool IsSmallTalk(PlayerIntent intent) => _isSubject[intent.Index] || intent == _remark || intent == _question || intent == _openQuestion
            || intent == _lookAlike;

        /// <summary>Whether the reader heard a joke at all.</summary>
        /// <param name="readings">Log-probabilities in the order of <see cref="PlayerIntent.All"/>, before any was moved; null without a reader.</param>
        public static bool MayBeAJoke(IReadOnlyList<float>? readings) => readings != null && readings[_joke.Index] > _leastJoke;

        /// <summary>The subjects that are at all likely, the likeliest first.</summary>
        /// <param name="readings">Log-probabilities in the order of <see cref="PlayerIntent.All"/>, before any was moved.</param>
        public static IReadOnlyList<PlayerIntent> Subjects(float[] readings) =>
            _all.Where(i => _isSubject[i.Index] && readings[i.Index] > _leastSubject).OrderByDescending(i => readings[i.Index]).ToList();

        /// <summary>Moves probability to the general intent.</summary>
        /// <param name="readings">Log-probabilities in the order of <see cref="PlayerIntent.All"/>; changed in place, their sum stays.</param>
        /// <param name="shape">The shape of the line.</param>
        /// <param name="mayTell">Whether the line may be after an answer about the world.</param>
        public static void Lend(Span<float> readings, LineShape shape, bool mayTell)
        {
            var asks = shape.IsQuestion && !shape.SeeksAgreement;
            var general = (!asks ? _remark : shape.AsksOpenly ? _openQuestion : _question).Index;
            // Of the two kinds of question the words alone tell which it is.
            if (asks)
                Move(readings, (shape.AsksOpenly ? _question : _openQuestion).Index, general, Lost);
            var likeliest = float.NegativeInfinity;
            for (var i = 0; i < readings.Length; i++)
            {
                if (i != general && !mayTell && _wantsAnswer[i])
                    Move(readings, i, general, Unasked);
                else if (i != general && _isSubject[i])
                    Move(readings, i, general, Doubt);
                if (i != general && _isSubject[i])
                    likeliest = Math.Max(likeliest, readings[i]);
            }

            if (readings[general] < likeliest)
                return;
            // Families are chosen by what their members sum up to, so subjects that have lost must not win together.
            for (var i = 0; i < readings.Length; i++)
            {
                if (i != general && _isSubject[i])
                    Move(readings, i, general, Lost);
            }
        }

        private static void Move(Span<float> readings, int from, int to, float part)
        {
            var probability = Math.Exp(readings[from]);
            readings[to] = (float)Math.Log(Math.Exp(readings[to]) + part * probability + 1e-30);
            readings[from] += (float)Math.Log(1 - part);
        }

        private static bool[] Mark(IEnumerable<PlayerIntent> intents)
        {
            var marks = new bool[PlayerIntent.All.Count()];
            foreach (var intent in intents)
                marks[intent.Index] = true;
            return marks;
        }
    }
}
