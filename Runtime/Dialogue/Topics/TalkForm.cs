using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// The form of a line of small talk: what kind of question or remark it is, whatever it is about. For each form there are written replies that
    /// fit every line of it, in the section <see cref="TopicBank.General"/> of the topics.
    /// </summary>
    public static class TalkForm
    {
        /// <summary>Fewer words than these have no form: "hm", "my lord".</summary>
        private const int LeastWords = 3;

        /// <summary>What a line was read as with less than this probability may be any small talk.</summary>
        private const double Doubtful = 0.5;

        /// <summary>The same for anger and news, which are not to be smiled at.</summary>
        private const double DoubtfullyGrave = 0.25;

        private static readonly PlayerIntent[] _grave = "insult threat bye_threat demand_free tell_bad_news tell_good_news raise_alarm".Split(' ').Select(PlayerIntent.Find).ToArray();

        private static readonly HashSet<PlayerIntent> _talk = new HashSet<PlayerIntent>((
            "compliment flirt apology thanks tease state_feeling_good state_feeling_bad ask_opinion_me ask_opinion_person ask_trust disagree "
            + "ask_player_identity celebrate greet").Split(' ').Select(PlayerIntent.Find));

        // Business that is easily heard in a remark: "I'd be hopeless at your job" refuses nothing.
        private static readonly PlayerIntent[] _business = "accept_quest refuse_quest report_done".Split(' ').Select(PlayerIntent.Find).ToArray();

        private static readonly PlayerIntent _role = PlayerIntent.Find("ask_role");

        // "What do you do here" is answered by the role; "do you ever get a day off" is about the work and is not.
        private static readonly string[] _ofRole = { "what", "who", "are_you" };
        private static readonly HashSet<string> _work = WordSet.Of(
            "what whats what's whatcha job jobs work works working trade living profession role boss charge run runs owner business busy who whos who's");

        /// <summary>All forms.</summary>
        public static IReadOnlyList<string> All { get; } = QuestionForm.All.Concat(RemarkForm.All).Distinct().ToArray();

        /// <summary>The form of a line; null where it was clearly heard as something that has answers of its own.</summary>
        /// <param name="intent">What the line was read as.</param>
        /// <param name="hasTopics">Whether there are topics of that: of small talk there are, of business not.</param>
        /// <param name="turn">The line.</param>
        /// <param name="words">Its words.</param>
        internal static string? Of(PlayerIntent intent, bool hasTopics, TurnAnalysis turn, IReadOnlyList<string> words)
        {
            if (turn.Heard == null || words.Count < LeastWords)
                return null;
            var form = QuestionForm.Of(turn.Line.Text) ?? RemarkForm.Of(turn.Line.Text, turn.Heard);
            if (intent == _role && Array.IndexOf(_ofRole, form) < 0 && !words.Any(_work.Contains))
                return form;
            var isDoubtful = (hasTopics || Array.IndexOf(_business, intent) >= 0) && Math.Exp(turn.Heard[intent.Index]) < (Array.IndexOf(_grave, intent) < 0 ? Doubtful : DoubtfullyGrave);
            return GeneralTalk.IsSmallTalk(intent) || _talk.Contains(intent) || isDoubtful ? form : null;
        }
    }
}
