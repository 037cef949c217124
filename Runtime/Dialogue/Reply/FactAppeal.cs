using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Whether a line for which a fact was found asks for one: small talk shares words with facts all the time ("does it get lonely here, with only the
    /// candles"). A logistic regression over what the intent reader heard, how near the fact is and what the line looks like, fitted to 400 questions of
    /// players for facts and 3,800 of their lines that want none.
    /// </summary>
    internal static class FactAppeal
    {
        private const float Bias = -3.35f;

        /// <summary>How much the intent reader's own odds of a fact against small talk count.</summary>
        private const float ReaderShare = 0.6f;

        private const float Near = 1.14f;
        private const float Question = 1.55f;
        private const float SeeksAgreement = -2.45f;
        private const float AsksToBeTold = 0.57f;
        private const float AsksToAct = -1.34f;
        private const float Recounts = -0.36f;
        private const float Listener = -0.79f;
        private const float Superlative = -0.62f;
        private const float EitherOr = -2.2f;
        private const float Where = 1.9f;
        private const float HowMuch = 1.9f;

        // What the reader hears beside: other questions about the world speak for a fact, requests and what only sounds like one against it.
        private const float OtherQuestion = 0.6f;
        private const float Request = -0.28f;
        private const float LookAlike = -0.79f;

        /// <summary>Smoothing of probabilities.</summary>
        private const double Least = 0.01;

        private static readonly HashSet<string> _listener = WordSet.Of("you your you're you've u ur yourself");
        private static readonly HashSet<string> _superlative = WordSet.Of("ever always best worst");

        private static readonly int[] _facts = All(i => i.Answer == AnswerKind.Fact);
        private static readonly int[] _requests = All(i => i.Answer == AnswerKind.Request);
        private static readonly int[] _lookAlikes = All(i => i.Name == PlayerIntent.LookAlike);
        private static readonly int[] _others = All(i => i.Name.StartsWith("ask_where", StringComparison.Ordinal)
            || "ask_place_about ask_who_person ask_danger ask_rumours unknown_topic".Split(' ').Contains(i.Name));

        private static readonly int[][] _talk = Enumerable.Range(0, PlayerIntent.Families)
            .Select(f => PlayerIntent.MembersOf(f).Where(i => i.Answer == AnswerKind.Words && i.Name != PlayerIntent.LookAlike).Select(i => i.Index).ToArray()).ToArray();

        /// <summary>What to add to the reader's share of every question for a fact, so that together they are as likely beside the likeliest family of small talk as they should be.</summary>
        /// <param name="turn">A line that was read and for which a fact was found.</param>
        /// <param name="readerShare">What the reader's log-probabilities count.</param>
        public static float Of(TurnAnalysis turn, float readerShare)
        {
            var facts = Mass(turn.Readings!, _facts, readerShare);
            var talk = _talk.Max(family => Mass(turn.Readings!, family, readerShare));
            return talk + Logit(turn, facts - talk) - facts;
        }

        /// <summary>How likely the reader holds any question for a fact, in nats.</summary>
        public static float Heard(TurnAnalysis turn, float readerShare) => Mass(turn.Readings!, _facts, readerShare);

        private static float Logit(TurnAnalysis turn, float odds)
        {
            var shape = turn.Shape;
            var form = QuestionForm.Of(turn.Line.Text);
            var logit = Bias + ReaderShare * odds + Near * turn.Facts[0].Nearness
                + OtherQuestion * Log(turn, _others) + Request * Log(turn, _requests) + LookAlike * Log(turn, _lookAlikes);
            logit += shape.IsQuestion ? Question : 0f;
            logit += shape.SeeksAgreement ? SeeksAgreement : 0f;
            logit += shape.AsksToBeTold ? AsksToBeTold : 0f;
            logit += shape.AsksToAct ? AsksToAct : 0f;
            logit += shape.Recounts ? Recounts : 0f;
            logit += turn.Words.Any(w => _listener.Contains(w.Lower)) ? Listener : 0f;
            logit += turn.Words.Any(w => _superlative.Contains(w.Lower)) ? Superlative : 0f;
            return logit + (form == "either_or" ? EitherOr : form == "where" ? Where : form == "how_much" ? HowMuch : 0f);
        }

        private static float Log(TurnAnalysis turn, int[] intents) => (float)Math.Log(intents.Sum(i => Math.Exp(turn.Heard![i])) + Least);

        private static float Mass(IReadOnlyList<float> readings, int[] intents, float share) => (float)Math.Log(intents.Sum(i => Math.Exp(share * readings[i])) + 1e-9);

        private static int[] All(Func<PlayerIntent, bool> which) => PlayerIntent.All.Where(which).Select(i => i.Index).ToArray();
    }
}
