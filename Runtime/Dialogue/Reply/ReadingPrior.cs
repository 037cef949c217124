using System;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Lets the runtime vote on what the player's line means. The intent reader's log-probabilities are added to the model's logits,
    /// which makes the choice a product of both opinions (Hinton 2002). Retrieval adds what it found: a question for a fact that
    /// matches well is believed, an authored line counts by how near it is.
    /// </summary>
    internal static class ReadingPrior
    {
        /// <summary>
        /// How much the model's own logits count. Composed dialogues hold few lines that sound like an action or a fact and mean
        /// something else, which makes the model surer than it should be.
        /// </summary>
        private const float ModelShare = 0.2f;

        /// <summary>How much the intent reader counts: a little less than it is sure, as worlds hold words that no composed line has.</summary>
        internal const float ReaderShare = 0.85f;

        /// <summary>Nats for each unit by which the best fact scores above a hit.</summary>
        private const float Belief = 4f;

        /// <summary>The same for a line that is not shaped like a question: "good night" is not about the night of the flood.</summary>
        private const float RemarkBelief = 1.5f;

        /// <summary>The same for a question about the character: "do you pray" is not about the chapel.</summary>
        private const float ListenerBelief = 3f;

        /// <summary>The same for a line that wants something done, and the character has an action it may mean.</summary>
        private const float OrderedBelief = 1.5f;

        /// <summary>Nats by which a fact may be believed beyond <see cref="FactAppeal"/>, in a question and in a remark.</summary>
        private const float Leniency = 2f;
        private const float RemarkLeniency = 1f;

        /// <summary>Nats by which a line has to appeal for a fact more than the fact is believed, for it to be believed more, and the most that it gains.</summary>
        private const float Caution = 0.5f;
        private const float MostRaise = 3f;

        /// <summary>Nats against a fact where the line neither asks nor speaks of telling: it is rather about the player.</summary>
        private const float Telling = 6f;

        /// <summary>Nats against a fact where the line only asks to agree.</summary>
        private const float Agreeing = 3f;

        /// <summary>Nats against anything but small talk where the player tells a riddle and its answer.</summary>
        private const float Riddling = 10f;

        /// <summary>Nats against a fact where the line asks about the character.</summary>
        private const float Personal = 4f;

        /// <summary>Nats against a request: an action nobody asked for is worse than a question back.</summary>
        private const float Reluctance = 1.3f;

        /// <summary>Nats for each unit by which the words for the action score above, or below, <see cref="Meant"/>.</summary>
        private const float Clearness = 3f;

        private const float Meant = 0.5f;

        /// <summary>Nats for a request in the words of a question, see <see cref="ActionReading"/>.</summary>
        private const float Indirectness = 3f;

        /// <summary>Nats for a question when what matches best is a secret.</summary>
        private const float Suspicion = 2.5f;

        /// <summary>Nats for each unit of similarity by which the nearest authored line differs from one that surely fits.</summary>
        private const float Nearness = 20f;

        private const float Fits = 0.55f;

        /// <summary>A line that also proposes an action has to be nearer: said to a remark it would be worse than a weak answer.</summary>
        private const float ActionFits = 0.65f;

        /// <summary>Nats against an action in a line that forbids something: "don't ring the bell".</summary>
        private const float Forbidden = 5f;

        /// <summary>Nats against a line that proposes an action where the player asks what, how or how much and the line's own words do not.</summary>
        private const float Unfit = 30f;

        /// <summary>Nats against a line that proposes an action where the player asks and the line's own words order: "are you the inspector?".</summary>
        private const float Misshapen = 3f;

        /// <summary>Nats against a request in a question that does not begin like one.</summary>
        private const float Asked = 1f;

        /// <summary>Nats against a request in a line that begins with a question word: "what does the key open?".</summary>
        private const float AskedAbout = 3f;

        /// <summary>Nats for a request in a line that begins like one.</summary>
        private const float Wished = 1f;

        /// <summary>Nats against a request in a line that tells of what was.</summary>
        private const float Recounted = 3f;

        /// <summary>Nats against a request in a statement that hardly speaks of what the action is about.</summary>
        private const float Remarked = 3f;

        /// <summary>Nats against a request for what is not legal now in a line that neither orders nor wishes: a refusal of what nobody asked for.</summary>
        private const float Refused = 3f;

        /// <summary>Nats against what only sounds like a request, and against questions for people and places, in a line that begins like a request.</summary>
        private const float Ordered = 1f;

        /// <summary>Nats for a question for the name in a line that asks whether the character is somebody.</summary>
        private const float Addressed = 5f;

        /// <summary>Nats for what the line, by its words, is about a topic of.</summary>
        private const float Topical = 1f;

        /// <summary>Nats against "I do not know" and news where the line neither asks nor speaks of telling: nobody asked.</summary>
        private const float Unasked = 3f;

        /// <summary>Nats against "I do not know" where the reader hears next to no question for it.</summary>
        private const float Unheard = 2f;

        private static readonly float _unheard = (float)Math.Log(0.05);

        private static readonly PlayerIntent _unknown = PlayerIntent.Find("unknown_topic");
        private static readonly PlayerIntent _rumours = PlayerIntent.Find("ask_rumours");
        private static readonly PlayerIntent _identity = PlayerIntent.Find("ask_identity");
        private static readonly PlayerIntent _question = PlayerIntent.Find("ask_fact_direct");
        private static readonly PlayerIntent _lookAlike = PlayerIntent.Find(PlayerIntent.LookAlike);

        /// <summary>Adds the opinion to the logits of families, or of the members of the family that was decided.</summary>
        public static void Add(ReplyStage stage, TurnAnalysis turn, int family, Span<float> logits)
        {
            if (stage == ReplyStage.Family)
            {
                for (var i = 0; i < PlayerIntent.Families; i++)
                    logits[Control.Family(i)] = ShareOf(turn) * logits[Control.Family(i)] + OfFamily(turn, i);
                return;
            }

            foreach (var intent in PlayerIntent.MembersOf(family))
                logits[Control.Member(intent.Member)] = ShareOf(turn) * logits[Control.Member(intent.Member)] + Of(turn, intent);
        }

        /// <summary>What is thought of each <see cref="LineClass"/> without the model, in nats: of its possible intents together; minus infinity for a class without one.</summary>
        public static float[] Masses(TurnAnalysis turn)
        {
            var masses = new float[LineClasses.Count];
            foreach (var intent in PlayerIntent.All)
            {
                if (ReplyChoices.IsReading(intent, turn))
                    masses[(int)LineClasses.Of(intent)] += (float)Math.Exp(Of(turn, intent));
            }

            for (var i = 0; i < masses.Length; i++)
                masses[i] = masses[i] > 0f ? (float)Math.Log(masses[i]) : float.NegativeInfinity;
            return masses;
        }

        private static float ShareOf(TurnAnalysis turn) => turn.Readings == null ? 1f : ModelShare;

        private static float OfFamily(TurnAnalysis turn, int family)
        {
            // A family is as likely as those of its members together that are possible; without a reader, as its likeliest one.
            var sum = 0.0;
            var most = float.NegativeInfinity;
            foreach (var intent in PlayerIntent.MembersOf(family))
            {
                if (!ReplyChoices.IsReading(intent, turn))
                    continue;
                sum += Math.Exp(Of(turn, intent));
                most = Math.Max(most, Of(turn, intent));
            }

            return turn.Readings == null ? most : (float)Math.Log(sum + 1e-9);
        }

        private static float Of(TurnAnalysis turn, PlayerIntent intent)
        {
            var opinion = turn.Readings == null ? 0f : ReaderShare * turn.Readings[intent.Index];
            for (var i = 0; i < turn.Topical.Count; i++)
                opinion += turn.Topical[i] == intent ? Topical : 0f;
            // A question in the words of an action that is none, with a fact at hand, is for the fact.
            if (turn.Readings != null && intent == _question && turn.Shape.IsQuestion && !turn.IsPersonal && turn.Facts.Count > 0 && turn.Facts[0].IsHit)
                opinion = (float)Math.Log(Math.Exp(opinion) + Math.Exp(turn.Readings[_lookAlike.Index]));
            if (turn.IsRiddle && !GeneralTalk.IsSmallTalk(intent) && intent.Answer != AnswerKind.Authored)
                opinion -= Riddling;
            if (intent.Answer == AnswerKind.Authored && turn.Lines.Count > 0)
                return opinion + OfLine(turn, turn.Lines[0]);
            if (intent.Answer == AnswerKind.Request)
            {
                var request = OfRequest(turn, opinion - Reluctance + Clearness * (MeantScore(turn) - Meant)) - Against(turn);
                // What passes for a fact rather than a request, and is neither, is not the request then.
                return request < FactsBelieved(turn) ? request - Overheard(turn) : request;
            }

            if ((intent.Answer == AnswerKind.Person || intent.Answer == AnswerKind.Place) && WantsAction(turn))
                return opinion - Ordered;
            if (intent.Answer == AnswerKind.Fact && turn.IsLocked)
                return opinion + Suspicion - (turn.Shape.IsQuestion || turn.Shape.AsksToBeTold ? 0f : Telling);
            if (intent.Answer == AnswerKind.Fact)
                return opinion + Believed(turn) - Overheard(turn) + Underheard(turn);
            if ((intent == _unknown || intent == _rumours) && (turn.Shape.SeeksAgreement || (!turn.Shape.IsQuestion && !turn.Shape.AsksToBeTold)))
                return opinion - Unasked;
            if (intent == _unknown && turn.Heard != null && turn.Heard[intent.Index] < _unheard)
                return opinion - Unheard;
            if (intent == _lookAlike && WantsAction(turn))
                return opinion - Ordered;
            return intent == _identity && turn.AsksIdentity ? opinion + Addressed : opinion;
        }

        private static float OfLine(TurnAnalysis turn, LineMatch match)
        {
            if (match.Line.Action == null)
                return Nearness * (match.Score - Fits);
            var against = turn.Shape.Forbids || turn.Shape.Supposes ? Forbidden
                : turn.Shape.AsksAbout && !match.Shape.AsksAbout ? Unfit
                : IsPlainQuestion(turn) && !match.Shape.IsQuestion ? Misshapen
                : turn.Shape.Recounts && !match.Shape.Recounts ? Recounted
                : 0f;
            return Nearness * (match.Score - ActionFits) - against;
        }

        // What the shape of the line says against a request; below 0 it speaks for one.
        private static float Against(TurnAnalysis turn)
        {
            if (turn.Shape.Forbids || turn.Shape.Supposes || turn.Shape.Threatens)
                return Forbidden;
            if (turn.Shape.AsksOfAThing && !turn.Shape.AsksToAct)
                return AskedAbout;
            if (turn.Shape.AsksToAct)
                return -Wished;
            if (turn.Requested is { IsLegal: false } && turn.Indirect.Count == 0)
                return Refused;
            if (turn.Shape.Recounts)
                return Recounted;
            if (turn.Indirect.Count > 0)
                return 0f;
            if (!turn.Shape.IsQuestion && MeantScore(turn) < Meant)
                return Remarked;
            return turn.Shape.AsksAbout ? AskedAbout : IsPlainQuestion(turn) ? Asked : 0f;
        }

        private static bool IsPlainQuestion(TurnAnalysis turn) => turn.Shape.IsQuestion && !turn.Shape.AsksToAct;

        private static float OfFact(TurnAnalysis turn)
        {
            var above = turn.Facts.Count > 0 && turn.Facts[0].IsHit ? turn.Facts[0].Score - FactRetriever.HitScore : 0f;
            if (WantsAction(turn) && turn.Shape.IsQuestion)
                return OrderedBelief * above;
            if (turn.Shape.SeeksAgreement && turn.Mentions.Count == 0)
                return Belief * above - Agreeing;
            if (turn.Shape.IsQuestion)
                return turn.IsPersonal ? ListenerBelief * above - Personal : Belief * above;
            return RemarkBelief * above - (turn.Shape.AsksToBeTold ? 0f : Telling);
        }

        // By how much retrieval makes more of a line than it says: nats of belief in a fact above what the line appeals for.
        private static float Overheard(TurnAnalysis turn) =>
            turn.FactAppeal is float appeal ? Math.Max(0f, Believed(turn) - appeal - (Asks(turn) ? Leniency : RemarkLeniency)) : 0f;

        // And by how much less.
        private static float Underheard(TurnAnalysis turn) =>
            turn.FactAppeal is float appeal ? Math.Min(MostRaise, Math.Max(0f, appeal - Caution - Believed(turn))) : 0f;

        private static float Believed(TurnAnalysis turn) => OfFact(turn) - RetrievalPrior.Against(turn);

        private static bool Asks(TurnAnalysis turn) => turn.Shape.IsQuestion || turn.Shape.AsksToBeTold;

        private static float FactsBelieved(TurnAnalysis turn) =>
            turn.FactAppeal == null ? float.NegativeInfinity : turn.FactsHeard + Believed(turn);

        private static bool WantsAction(TurnAnalysis turn) => turn.Shape.AsksToAct && !turn.Shape.AsksToBeTold && !turn.Shape.AsksAbout && turn.Requested != null;

        // An argument that was named speaks for an action as clearly as a word for it.
        private static float MeantScore(TurnAnalysis turn)
        {
            for (var i = 0; i < turn.Actions.Count; i++)
            {
                var match = turn.Actions[i];
                if (match.IsMeant)
                    return match.Action.Argument == ArgumentKind.None ? match.Score : Math.Max(Meant, match.Score);
            }

            return Meant;
        }

        // What would be a question of one of these intents is a request too.
        private static float OfRequest(TurnAnalysis turn, float opinion)
        {
            if (turn.Readings == null)
                return opinion;
            var sum = Math.Exp(opinion);
            for (var i = 0; i < turn.Indirect.Count; i++)
                sum += Math.Exp(turn.Readings[turn.Indirect[i].Intent.Index] + Indirectness);
            return (float)Math.Log(sum + 1e-9);
        }
    }
}
