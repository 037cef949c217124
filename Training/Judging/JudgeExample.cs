using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Training.Judging
{
    /// <summary>What a judge sees of a line, which classes are possible, which of them would answer it rightly, and what the rules would choose.</summary>
    /// <param name="Features">See <see cref="JudgeFeatures"/>.</param>
    /// <param name="Possible">By class.</param>
    /// <param name="Right">By class; none where what was looked up leads to no right answer.</param>
    /// <param name="Rules">The class that the rules hold likeliest.</param>
    /// <param name="Weight">What it counts.</param>
    internal sealed record JudgeExample(float[] Features, bool[] Possible, bool[] Right, LineClass Rules, float Weight)
    {
        // Questions for facts in other words are often lost because the fact was not found, so those that are left stand for more; questions
        // that nothing answers are rarer in play than among the lines, and an action nobody asked for is worse than one missed.
        private const float FactWeight = 1.65f;
        private const float UnknownWeight = 0.5f;
        private const float RequestWeight = 0.45f;
        private const float LineWeight = 0.3f;

        /// <summary>Whether any possible class answers the line.</summary>
        public bool IsAnswerable => Right.Any(r => r);

        /// <summary>Looks at the lines of a world as a character would; those that no judge is asked about are left out.</summary>
        public static IEnumerable<JudgeExample> Of(IReadOnlyList<LabelledLine> lines, Lexicon lexicon, IntentReader reader, TopicBank? topics)
        {
            var analysers = new Dictionary<CharacterCard, TurnAnalyser>();
            foreach (var line in lines)
            {
                if (!analysers.TryGetValue(line.Self, out var analyser))
                    analysers[line.Self] = analyser = new TurnAnalyser(line.World, line.Self, lexicon, reader, topics);
                var turn = analyser.Analyse(line.Text, new DialogueMemory(new SlotTable(analyser.Glossary)), line.State, line.Self.Mood);
                if (LineJudge.Judges(turn, out var masses))
                    yield return Create(line, turn, masses);
            }
        }

        private static JudgeExample Create(LabelledLine line, TurnAnalysis turn, float[] masses)
        {
            var classes = Enum.GetValues<LineClass>();
            var right = line.Labels.SelectMany(l => Answers(l, turn, line.Self)).ToHashSet();
            var possible = classes.Select(c => LineJudge.MayBe(c, masses)).ToArray();
            var features = JudgeFeatures.Collect(turn, masses);
            return new JudgeExample(features, possible, classes.Select((c, i) => right.Contains(c) && possible[i]).ToArray(), classes.MaxBy(c => masses[(int)c]), WeightOf(line.Labels[0]));
        }

        private static float WeightOf(LineLabel label) => label.Kind switch
        {
            "fact" or "refuse" => FactWeight,
            "unknown" => UnknownWeight,
            "action" => RequestWeight,
            "line" or "not" => LineWeight,
            _ => 1f,
        };

        // The classes by which what was looked up becomes the right answer.
        private static IEnumerable<LineClass> Answers(LineLabel label, TurnAnalysis turn, CharacterCard self)
        {
            var fact = turn.Facts.Count > 0 && !turn.Facts[0].IsFiller ? turn.Facts[0].Fact.Id : null;
            var authored = turn.Lines.Count > 0 ? turn.Lines[0].Line : null;
            switch (label.Kind)
            {
                case "action":
                    if (Proposes(turn, label.Target))
                        yield return LineClass.Request;
                    if (authored?.Action != null && authored.Action.Action == label.Target.Split('(')[0])
                        yield return LineClass.Authored;
                    break;
                case "fact" when !turn.IsLocked && fact == label.Target:
                    yield return LineClass.Fact;
                    if (turn.Facts[0].IsHit) // which is told to whoever asks about a person or place
                        yield return LineClass.Whereabouts;
                    break;
                case "refuse" when turn.IsLocked:
                case "unknown" when !turn.IsLocked && fact == null:
                    yield return LineClass.Fact;
                    break;
            }

            switch (label.Kind)
            {
                case "unknown":
                    yield return LineClass.Unknown;
                    break;
                case "price" or "wares" or "have" or "buy":
                    yield return LineClass.Item;
                    break;
                case "name" or "role" or "here":
                    yield return LineClass.Identity;
                    break;
                case "where":
                    yield return LineClass.Whereabouts;
                    break;
                case "talk":
                    yield return LineClass.Talk;
                    break;
                case "line" when authored == Numbered(self, label.Target):
                    yield return LineClass.Authored;
                    break;
                case "line" when Numbered(self, label.Target).Action is ActionCall action:
                    if (Proposes(turn, action.ToString()))
                        yield return LineClass.Request;
                    break;
                case "line":
                    yield return LineClass.Talk;
                    break;
                case "not":
                    foreach (var other in Enum.GetValues<LineClass>().Where(c => c != LineClass.Request && (c != LineClass.Authored || authored != Numbered(self, label.Target))))
                        yield return other;
                    break;
            }
        }

        private static AuthoredLine Numbered(CharacterCard self, string number) => self.Lines[int.Parse(number, CultureInfo.InvariantCulture) - 1];

        private static bool Proposes(TurnAnalysis turn, string call)
        {
            var requested = turn.Requested;
            if (requested == null || !requested.IsLegal || requested.Action.Id != call.Split('(')[0])
                return false;
            var open = call.IndexOf('(', StringComparison.Ordinal);
            return open < 0 || requested.Arguments.Any(a => a.Name == call[(open + 1)..^1]);
        }
    }
}
