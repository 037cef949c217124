using System;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>Jokes and riddles that players tell, which share words with facts and ask for none.</summary>
    internal static class Riddles
    {
        private static readonly WordPattern[] _announced = Array.ConvertAll(
            ("riddle_for_you got_one_for_you have_one_for_you i've_one_for_you here's_one_for_you heres_one_for_you joke_for_you i've_got_a_riddle i_have_a_riddle i_know_a_riddle i've_a_riddle heard_the_one_about hear_the_one_about").Split(' '), WordPattern.Parse);

        private static readonly WordPattern _stock = WordPattern.Parse("why_did_the+cross*");

        /// <summary>Whether a line says that a joke is coming: "here's one for you: what has teeth".</summary>
        public static bool IsAnnounced(string line)
        {
            var words = WordPattern.Split(line);
            return Array.Exists(_announced, p => p.Matches(words));
        }

        /// <summary>Whether a line is a joke or a riddle by its words and by what was found.</summary>
        public static bool IsTold(TurnAnalysis turn)
        {
            var line = turn.Line.Text;
            if (IsAnnounced(line))
                return true;
            if (turn.Mentions.Count > 0 || !QuestionForm.IsRiddle(line))
                return false;
            // "Why did the well dry up? Because of the flood" may ask in earnest.
            var isAFact = turn.Facts.Count > 0 && turn.Facts[0].IsHit && !GeneralTalk.MayBeAJoke(turn.Heard);
            return !isAFact || _stock.Matches(WordPattern.Split(line));
        }
    }
}
