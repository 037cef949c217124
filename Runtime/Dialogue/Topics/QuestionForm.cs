using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// The form of a question in small talk, which tells what counts as an answer whatever it is about: "more often than I'd like" answers
    /// every "how often do you", "a bit of both" every "are you this or that".
    /// </summary>
    internal static class QuestionForm
    {
        /// <summary>All that <see cref="Of"/> can return.</summary>
        public static readonly string[] All =
        {
            "either_or", "tag", "yes_no_world", "what", "what_most", "what_would", "did_you", "do_you", "are_you", "can_you", "would_you", "who", "why", "how", "how_much",
            "where", "world", "guess_you", Riddle,
        };

        /// <summary>A question that its teller answers.</summary>
        public const string Riddle = "riddle";

        /// <summary>Words of an answer at most that is no reason: "A comb!", not "A man in a red cloak did".</summary>
        private const int LongestAnswer = 3;

        private static readonly HashSet<string> _wh = WordSet.Of("who who's whos who'd who'll what what's whats what'd why why's why'd where where's where'd when how how's hows how'd which whose");
        private static readonly HashSet<string> _auxiliaries = WordSet.Of(
            "do don't dont does doesn't did didn't are aren't arent is isn't isnt was wasn't were weren't have haven't havent has hasn't can can't cant could "
            + "couldn't would wouldn't will won't should shouldn't mustn't may might shall ever");
        private static readonly HashSet<string> _you = WordSet.Of("you your ya u you're you've you'd yours yourself ur");
        private static readonly HashSet<string> _openers = WordSet.Of("so and but oh hey well um say honestly then tell me or is that on in at of");
        private static readonly HashSet<string> _begins = WordSet.Of("do did are have can were");
        private static readonly HashSet<string> _joints = WordSet.Of("and but");
        private static readonly HashSet<string> _tags = WordSet.Of(
            "isn't aren't don't doesn't didn't wasn't weren't haven't won't wouldn't can't right eh no is are do does did huh am");
        private static readonly HashSet<string> _asking = WordSet.Of("is are do does did am");
        private static readonly HashSet<string> _measures = WordSet.Of("long often many much old far late early soon");
        private static readonly HashSet<string> _superlatives = WordSet.Of("ever best worst most first last");
        private static readonly HashSet<string> _notSuperlative = WordSet.Of("guest honest interest rest test request forest west east chest nest modest priest quest");
        private static readonly HashSet<string> _riddling = WordSet.Of("what what's whats why who");
        private static readonly HashSet<string> _vague = WordSet.Of("something what anything somewhere so");
        private static readonly HashSet<string> _solutions = WordSet.Of("a an nothing nobody me to for because cause cos he'd she'd they'd");
        private static readonly HashSet<string> _reasons = WordSet.Of("because cause cos he'd she'd they'd");

        /// <summary>The form of a line; null where it asks nothing.</summary>
        public static string? Of(string line)
        {
            var sentences = Sentences.Of(line);
            var last = -1;
            for (var i = 0; i < sentences.Count; i++)
                last = IsQuestion(sentences[i]) ? i : last;
            if (last < 0)
                return null;
            return IsRiddle(sentences) || Riddles.IsAnnounced(line) ? Riddle : OfSentence(sentences[last]);
        }

        /// <summary>Whether a line begins with a riddle and its answer: "what has teeth but never eats? A comb!".</summary>
        public static bool IsRiddle(string line) => IsRiddle(Sentences.Of(line));

        private static string? OfSentence(string sentence)
        {
            var all = WordPattern.Split(sentence);
            if (all.Count == 0)
                return null;
            var words = Core(sentence, all);
            var first = words[0];
            var isOpen = _wh.Contains(first);
            if (!isOpen && EndsWithTag(sentence))
                return "tag";
            if (!isOpen && all.Count > 2 && OffersAChoice(all))
                return "either_or";
            var you = all.Exists(_you.Contains);
            if (isOpen)
                return you ? Open(words, all) : first.StartsWith("where", System.StringComparison.Ordinal) ? "where" : "world";
            if (!you)
                return _auxiliaries.Contains(first) ? "yes_no_world" : "tag";
            return Closed(words, all);
        }

        private static string Open(List<string> words, List<string> all)
        {
            var (first, second) = (words[0], words.Count > 1 ? words[1] : "");
            if (first.StartsWith("who", System.StringComparison.Ordinal))
                return "who";
            if (first.StartsWith("why", System.StringComparison.Ordinal))
                return "why";
            if (first.StartsWith("where", System.StringComparison.Ordinal))
                return "where";
            if (first == "when" || (first == "how" && _measures.Contains(second)))
                return "how_much";
            if (second == "about")
                return "tag";
            if (first.StartsWith("how", System.StringComparison.Ordinal))
                return "how";
            if (second == "if" || words.IndexOf("would") is > 0 and < 4 || words.Contains("you'd"))
                return "what_would";
            return all.Exists(IsSuperlative) ? "what_most" : "what";
        }

        private static string Closed(List<string> words, List<string> all)
        {
            var (first, second) = (words[0], words.Count > 1 ? words[1] : "");
            switch (first)
            {
                case "do":
                case "don't":
                case "dont":
                    return second != "your" && _you.Contains(second) ? "do_you" : "yes_no_world";
                case "are":
                case "aren't":
                case "arent":
                    return second == "you" || second == "u" ? "are_you" : "yes_no_world";
                case "did":
                case "didn't":
                case "were":
                case "weren't":
                case "was":
                case "have":
                case "haven't":
                    return "did_you";
                case "ever":
                    return "did_you";
                case "can":
                case "can't":
                case "cant":
                case "could":
                case "couldn't":
                    return "can_you";
                case "would":
                case "wouldn't":
                case "will":
                case "won't":
                case "should":
                    return "would_you";
            }

            return first == "you" && all.Contains("ever") ? "do_you" : _auxiliaries.Contains(first) ? "yes_no_world" : "guess_you";
        }

        // Players often leave out the mark: "I'm no early riser, how late do you serve".
        private static bool IsQuestion(string sentence) =>
            (sentence.IndexOf('?') >= 0 && WordPattern.Split(sentence).Count > 0) || Sentences.Parts(sentence).Exists(p => BeginsAsQuestion(WordPattern.Split(p)));

        private static bool BeginsAsQuestion(List<string> words)
        {
            var i = 0;
            while (i < words.Count && _openers.Contains(words[i]) && words[i] != "is")
                i++;
            if (i + 1 >= words.Count)
                return false;
            var next = words[i + 1];
            return _wh.Contains(words[i]) ? _auxiliaries.Contains(next) || _measures.Contains(next) || next == "you" : _begins.Contains(words[i]) && (next == "you" || next == "u" || next == "ya");
        }

        // What has teeth but never eats? A comb!
        private static bool IsRiddle(List<string> sentences)
        {
            if (sentences.Count < 2 || !IsQuestion(sentences[0]) || IsQuestion(sentences[1]))
                return false;
            // "Here's one for you: what has teeth".
            var parts = Sentences.Parts(sentences[0]);
            var (question, answer) = (WordPattern.Split(parts[parts.Count - 1]), WordPattern.Split(sentences[1]));
            if (question.Count == 0 || answer.Count == 0)
                return false;
            return _riddling.Contains(question[0]) && _solutions.Contains(answer[0]) && (answer.Count <= LongestAnswer || _reasons.Contains(answer[0])) && (!question.Exists(_you.Contains) || question.Contains("call"));
        }

        // The question proper: an address or a reason often comes before it.
        private static List<string> Core(string sentence, List<string> all)
        {
            foreach (var part in Sentences.Parts(sentence))
            {
                var words = WordPattern.Split(part);
                for (var i = 0; i + 1 < words.Count; i++)
                {
                    if (i > 0 && !_openers.Contains(words[i - 1]) && !(_joints.Contains(words[i - 1]) && BeginsQuestion(words, i)))
                        break;
                    if (BeginsQuestion(words, i))
                        return words.GetRange(i, words.Count - i);
                }

                var joint = words.FindIndex(_joints.Contains);
                if (joint >= 0 && joint + 2 < words.Count && BeginsQuestion(words, joint + 1))
                    return words.GetRange(joint + 1, words.Count - joint - 1);
            }

            return all;
        }

        private static bool BeginsQuestion(List<string> words, int i) => _wh.Contains(words[i]) || _auxiliaries.Contains(words[i]);

        private static bool EndsWithTag(string sentence)
        {
            var parts = Sentences.Parts(sentence);
            var last = parts.Count > 1 ? WordPattern.Split(parts[parts.Count - 1]) : new List<string>();
            // "Captain, are you married?" asks.
            return last.Count > 0 && last.Count <= (_asking.Contains(last[0]) ? 2 : 3) && _tags.Contains(last[0]);
        }

        // Not "... or something?".
        private static bool OffersAChoice(List<string> words)
        {
            var or = words.LastIndexOf("or");
            return or > 0 && !(or == words.Count - 2 && _vague.Contains(words[or + 1]));
        }

        private static bool IsSuperlative(string word) =>
            _superlatives.Contains(word) || (word.Length > 5 && word.EndsWith("est", System.StringComparison.Ordinal) && !_notSuperlative.Contains(word));
    }
}
