using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Judging
{
    /// <summary>What the judge looks at: what the rules of <see cref="ReadingPrior"/> make of each class, what the intent reader heard, the shape of the line, and what retrieval found.</summary>
    internal static class JudgeFeatures
    {
        private const float LeastClass = -8f;
        private const float LeastIntent = -7f;
        private const float MostScore = 2.5f;
        private const float NoLine = 0.45f;

        // The intents whose likelihood says more than that of their class.
        private static readonly PlayerIntent[] _intents =
            ("look_alike unknown_topic ask_help raise_alarm ask_advice tell_bad_news state_feeling_bad ask_secret meta_attack ask_danger ask_rumours ask_time ask_trust ask_fact_indirect "
            + "ask_fact_direct demand_free chat ask_self ask_item_available buy_item ask_where_person ask_where_place").Split(' ').Select(PlayerIntent.Find).ToArray();

        private static readonly string[] _forms = { "where", "how_much", "either_or" };

        private static readonly HashSet<string>[] _words =
        {
            WordSet.Of("you your you're you've u ur yourself"), WordSet.Of("me my us our"), WordSet.Of("i i'm im i've ive"), WordSet.Of("ever always best worst"),
            WordSet.Of("any anyone anybody anywhere anything somebody someone"), WordSet.Of("here around town place"), WordSet.Of("please pls plz kindly"), WordSet.Of("the"),
            WordSet.Of("was were did had went last yesterday once used"), WordSet.Of("buy sell sells sold selling sale price cost costs pay worth stock wares goods"),
        };

        private static readonly EntityKind[] _named = { EntityKind.Item, EntityKind.Person, EntityKind.Place, EntityKind.Here };

        /// <summary>The numbers of a line, always as many and in the same order.</summary>
        /// <param name="turn">A line that was read.</param>
        /// <param name="masses">What the rules make of each class, in nats; minus infinity for one that is impossible.</param>
        public static float[] Collect(TurnAnalysis turn, float[] masses)
        {
            var features = new List<float>(96);
            var most = masses.Max();
            foreach (var mass in masses)
                features.Add(Math.Max(LeastClass, mass - most));
            foreach (var intent in _intents)
                features.Add(Math.Max(LeastIntent, turn.Heard![intent.Index]));
            AddShape(turn, features);
            AddFact(turn, features);
            AddAction(turn, features);
            AddLine(turn, features);
            AddNames(turn, features);
            AddWords(turn, features);
            return features.ToArray();
        }

        private static void AddShape(TurnAnalysis turn, List<float> features)
        {
            var shape = turn.Shape;
            foreach (var holds in new[]
            {
                shape.IsQuestion, shape.AsksAbout, shape.AsksOpenly, shape.Supposes, shape.AsksToBeTold, shape.AsksListener, shape.AsksToAct, shape.SeeksAgreement, shape.Recounts,
                shape.Threatens, shape.AsksOfAThing, shape.Forbids, turn.IsPersonal, turn.IsRiddle, turn.IsLocked, turn.AsksIdentity, turn.IsThin,
            })
                features.Add(holds ? 1f : 0f);
        }

        private static void AddFact(TurnAnalysis turn, List<float> features)
        {
            var found = turn.Facts.Count > 0 && !turn.Facts[0].IsFiller;
            features.Add(found ? 0f : 1f);
            features.Add(found ? Math.Min(MostScore, turn.Facts[0].Score) : 0f);
            features.Add(found ? turn.Facts[0].Nearness : 0f);
            features.Add(found && turn.Facts[0].IsSingle ? 1f : 0f);
            features.Add(found && turn.Facts[0].IsHit ? 1f : 0f);
            features.Add(found ? Math.Min(1f, turn.Facts[0].Score - (turn.Facts.Count > 1 ? turn.Facts[1].Score : 0f)) : 0f);
        }

        private static void AddAction(TurnAnalysis turn, List<float> features)
        {
            var action = turn.Requested;
            var deed = action == null ? NamedDeed.None : NamedDeeds.Find(turn, action);
            features.Add(action == null ? 1f : 0f);
            features.Add(action == null ? 0f : Math.Min(MostScore, action.Score));
            features.Add(action != null && action.IsLegal ? 1f : 0f);
            foreach (var place in new[] { NamedDeed.Begins, NamedDeed.BeginsAlike, NamedDeed.Follows, NamedDeed.FollowsAlike })
                features.Add((deed & place) != 0 ? 1f : 0f);
            features.Add(action == null ? 0f : action.Likeness);
            features.Add(action != null && action.Action.Argument != ArgumentKind.None ? 1f : 0f);
            features.Add(action != null && turn.Mentions.Any(m => Retrieval.ActionMatcher.IsOfKind(m.Entity, action.Action.Argument)) ? 1f : 0f);
            features.Add(turn.Indirect.Count > 0 ? 1f : 0f);
        }

        private static void AddLine(TurnAnalysis turn, List<float> features)
        {
            var found = turn.Lines.Count > 0;
            features.Add(found ? 0f : 1f);
            features.Add(found ? turn.Lines[0].Score : NoLine);
            features.Add(found ? turn.Lines[0].Odds : LeastIntent);
            features.Add(found && turn.Lines[0].Line.Action != null ? 1f : 0f);
            features.Add(found ? Bit(turn.Lines[0].Shape.IsQuestion) - Bit(turn.Shape.IsQuestion) : 0f);
            features.Add(found ? Bit(turn.Shape.AsksAbout) - Bit(turn.Lines[0].Shape.AsksAbout) : 0f);
        }

        private static void AddNames(TurnAnalysis turn, List<float> features)
        {
            foreach (var kind in _named)
                features.Add(Bit(turn.Mentions.Any(m => m.Entity.Kind == kind)));
            features.Add(Bit(turn.Entities.Any(e => e.Ware != null)));
            features.Add(Bit(turn.Entities.Any(e => e.Ware == null && e.Kind == EntityKind.Item)));
        }

        private static void AddWords(TurnAnalysis turn, List<float> features)
        {
            features.Add(Math.Min(25, turn.Words.Count) / 10f);
            features.Add(Math.Min(10, turn.Query.Weights.Count) / 5f);
            features.Add(Math.Min(3, turn.Strange));
            features.Add(Bit(turn.Line.Text.IndexOf('!') >= 0));
            features.Add(Bit(turn.Line.Text.IndexOf('?') >= 0));
            var form = QuestionForm.Of(turn.Line.Text);
            foreach (var one in _forms)
                features.Add(Bit(form == one));
            foreach (var set in _words)
                features.Add(Bit(turn.Words.Any(w => set.Contains(w.Lower))));
        }

        private static float Bit(bool holds) => holds ? 1f : 0f;
    }
}
