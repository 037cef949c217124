using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>What the shape of a line says about its purpose, whatever the line is about.</summary>
    internal readonly struct LineShape
    {
        private static readonly HashSet<string> _telling = WordSet.Of("heard hear told explain describe wonder wondering curious rumour rumours rumor rumors news gossip");
        private static readonly HashSet<string> _me = WordSet.Of("me us about of");
        private static readonly HashSet<string> _learning = WordSet.Of("to me us wanna not don't");
        private static readonly HashSet<string> _sayers = WordSet.Of("they people folk folks some everybody everyone somebody someone he she who");
        private static readonly HashSet<string> _subjects = WordSet.Of(
            "know tell hear heard told more all anything what what's how talk talking talked speak ask asking asked curious wondering story stories say says word read");
        internal static readonly HashSet<string> Listener = WordSet.Of("you u ya your yours yourself you've you're you'd you'll youre");
        private static readonly HashSet<string> _sharing = WordSet.Of("have got sell see seen know remember think recommend suggest show");
        private static readonly HashSet<string> _forbidding = WordSet.Of("don't dont never stop");
        private static readonly HashSet<string> _pleading = WordSet.Of("please pls plz oh hey just");
        private static readonly HashSet<string> _openers = WordSet.Of("so and but well ok okay um uh er erm hey hi hello oh ah now then anyway listen look also please say");
        internal static readonly HashSet<string> QuestionWords = WordSet.Of("what what's whats when when's whens where where's wheres which who who's whos whom whose why why's whys how how's hows");
        private static readonly HashSet<string> _others = WordSet.Of("somebody someone anybody anyone he she they people");
        private static readonly HashSet<string> _relative = WordSet.Of("when where which who whom whose");
        internal static readonly HashSet<string> Auxiliaries = WordSet.Of(
            "is isn't are aren't r was wasn't were weren't do does did don't doesn't didn't can can't could couldn't will won't would wouldn't "
            + "should shouldn't shall may might has hasn't have haven't had hadn't am must");
        private static readonly HashSet<string> _sensing = WordSet.Of("know seen see heard got have met tried been");
        private static readonly HashSet<string> _until = WordSet.Of("till until since by");
        private static readonly HashSet<string> _any = WordSet.Of("any anyone anybody anything anywhere ever");
        private static readonly HashSet<string> _anything = WordSet.Of("anyone anybody anything anywhere");
        private static readonly HashSet<string> _polite = WordSet.Of("please can could may possible don't mind would");

        private static readonly HashSet<string> _copulas = WordSet.Of("is isn't are aren't was wasn't were weren't");
        private static readonly HashSet<string> _definite = WordSet.Of("the this that these those your his her their it he she they");
        private static readonly HashSet<string> _helping = WordSet.Of("me us possible able free");
        // "You hear every word" is about the listener, and who heard somebody tells of a sound.
        private static readonly HashSet<string> _news = WordSet.Of("about of what anything that the any");
        private static readonly HashSet<string> _heard = WordSet.Of("you him her them");
        private static readonly HashSet<string> _consequences = WordSet.Of("i'll ill else we'll you'll");

        /// <summary>Looks at the words of a line and at the line itself, cleaned.</summary>
        public LineShape(IReadOnlyList<Word> words, string text)
        {
            var opening = FirstWord(words);
            var asksLater = AsksInLaterClause(words, text);
            IsQuestion = text.IndexOf('?') >= 0 || AsksAt(words, text, opening) || IsElliptic(words, opening) || asksLater || AsksForAnyLater(words, text);
            AsksAbout = opening < words.Count && QuestionWords.Contains(words[opening].Lower) && !Orders.Offers(words, opening);
            AsksOpenly = AsksAbout || asksLater;
            AsksToBeTold = false;
            // "Ever been scared?" asks who is spoken to.
            var speaksOfListener = opening < words.Count && words[opening].Lower == "ever" && !(opening + 1 < words.Count && words[opening + 1].Lower == "since");
            var shares = false;
            var speaksOfYourself = false;
            for (var i = 0; i < words.Count; i++)
            {
                speaksOfYourself |= i > 0 && words[i].Lower == "yourself" && (words[i - 1].Lower == "about" || words[i - 1].Lower == "of");
                AsksToBeTold |= IsTelling(words, i);
                speaksOfListener |= Listener.Contains(words[i].Lower);
                shares |= _sharing.Contains(words[i].Lower) && !IsAuxiliary(words, i);
            }

            SeeksAgreement = IsQuestion && QuestionTag.Ends(words, text, opening);
            AsksToAct = !SeeksAgreement && Orders.AsksToAct(words, text, opening);
            Recounts = !IsQuestion && !AsksToAct && Orders.Recounts(words, text, opening);

            var isToldOfYourself = AsksToBeTold && speaksOfYourself;
            AsksToBeTold &= !isToldOfYourself;
            AsksListener = (IsQuestion || isToldOfYourself) && speaksOfListener && !shares && !AsksToBeTold && !AsksToAct;
            Forbids = IsForbidding(words);
            Threatens = IsThreatening(words);
            AsksOfAThing = IsQuestion && IsOfAThing(words, opening);
            Supposes = IsSupposing(words, opening) && (!AsksToAct || (words[opening].Lower == "if" && (!Orders.AsksYou(words) || IsOfOthers(words, opening))));
        }

        /// <summary>True for a question; "what a horse!" is none.</summary>
        public bool IsQuestion { get; }

        /// <summary>True for a line that begins with a question word ("what", "who", "how"): it is after an answer, hardly ever after a deed.</summary>
        public bool AsksAbout { get; }

        /// <summary>True for a line of which any clause begins with a question word: "yes" is no answer to it.</summary>
        public bool AsksOpenly { get; }

        /// <summary>True for a line that only supposes: "what would happen if", "if I fell".</summary>
        public bool Supposes { get; }

        /// <summary>True if the line names telling or knowing: it is after something the character may know.</summary>
        public bool AsksToBeTold { get; }

        /// <summary>True for a question about whom it is put to, not about what they know: "do you pray" and "tell me about yourself", not "do you know the chapel".</summary>
        public bool AsksListener { get; }

        /// <summary>True if the line or a clause of it begins like a wish or an order, be it in the words of a question, see <see cref="Orders"/>.</summary>
        public bool AsksToAct { get; }

        /// <summary>True for a statement that only ends like a question: "lovely evening, isn't it?", "I'd run. Wouldn't you?".</summary>
        public bool SeeksAgreement { get; }

        /// <summary>True for a statement of what was: "I heard the bell", "my mother used to sew".</summary>
        public bool Recounts { get; }

        /// <summary>True for "... or I'll ...": what is asked for so is no wish that is granted.</summary>
        public bool Threatens { get; }

        /// <summary>True for a question what something is: "is the key the only one".</summary>
        public bool AsksOfAThing { get; }

        /// <summary>True for "don't do that" and "do not do that", not for "don't you".</summary>
        public bool Forbids { get; }

        // "Tell me", "I want to know", "they say", "anything about"; not "you know", "I said so", "just about" and "about to".
        internal static bool IsTelling(IReadOnlyList<Word> words, int i)
        {
            var before = i > 0 ? words[i - 1].Lower : "";
            var next = i + 1 < words.Count ? words[i + 1].Lower : "";
            return words[i].Lower switch
            {
                "tell" => _me.Contains(next) && !_forbidding.Contains(before),
                "know" => _learning.Contains(before) || _me.Contains(next),
                "say" or "says" or "said" => _sayers.Contains(before),
                "hear" or "heard" => !_heard.Contains(next) && (before != "you" || _news.Contains(next) || (i > 1 && Auxiliaries.Contains(words[i - 2].Lower))),
                "true" => before == "it" || before == "that" || before == "this",
                "about" => (i == 0 && next != "to") || _subjects.Contains(before),
                _ => _telling.Contains(words[i].Lower),
            };
        }

        // "Have you ever fallen in" is not after what the listener has.
        private static bool IsAuxiliary(IReadOnlyList<Word> words, int i) =>
            words[i].Lower == "have" && i + 1 < words.Count && Listener.Contains(words[i + 1].Lower);

        // Words like "so" and "hey" come before what the line is.
        private static int FirstWord(IReadOnlyList<Word> words)
        {
            var first = 0;
            while (first < words.Count - 1 && _openers.Contains(words[first].Lower))
                first++;
            return first;
        }

        internal static bool AsksAt(IReadOnlyList<Word> words, string text, int first)
        {
            if (first >= words.Count || !FunctionWords.IsQuestion(words[first].Lower))
                return false;
            if (first + 1 >= words.Count)
                return true;
            // "When I was young" tells something, and "what a horse!" does too.
            var next = words[first + 1].Lower;
            return words[first].Lower switch
            {
                // "What's an acre" is a question.
                "what" => (next != "a" && next != "an") || IsContracted(words, text, first),
                "when" => Auxiliaries.Contains(next) || IsContracted(words, text, first),
                _ => true,
            };
        }

        // "Know anyone who can mend it", "you ever been there", "till when": the verb is left out, or comes late.
        private static bool IsElliptic(IReadOnlyList<Word> words, int first)
        {
            var verb = first < words.Count && Listener.Contains(words[first].Lower) ? first + 1 : first;
            if (verb + 1 >= words.Count)
                return false;
            var next = words[verb + 1].Lower;
            if (_anything.Contains(words[verb].Lower))
                return !Auxiliaries.Contains(next) && next != "but" && next != "who's";
            return words[verb].Lower == "ever" ? next != "since" && next != "so"
                : (_sensing.Contains(words[verb].Lower) && _any.Contains(next)) || (_until.Contains(words[verb].Lower) && (next == "when" || next == "what"));
        }

        // "I have a letter here, where's the office": players often leave out the mark.
        private static bool AsksInLaterClause(IReadOnlyList<Word> words, string text)
        {
            for (var i = 1; i < words.Count; i++)
            {
                if (!QuestionWords.Contains(words[i].Lower) || !HasBreak(words, text, i))
                    continue;
                if (!_relative.Contains(words[i].Lower) || (i + 1 < words.Count && Auxiliaries.Contains(words[i + 1].Lower)))
                    return AsksAt(words, text, i);
            }

            return false;
        }

        // "My cough's no better, anyone here who could look at it".
        private static bool AsksForAnyLater(IReadOnlyList<Word> words, string text)
        {
            for (var i = 1; i < words.Count; i++)
            {
                if (_anything.Contains(words[i].Lower) && HasBreak(words, text, i) && IsElliptic(words, i))
                    return true;
            }

            return false;
        }

        /// <summary>Whether the word is the first of a clause after another one, openers such as "so" left aside.</summary>
        internal static bool BeginsClause(IReadOnlyList<Word> words, string text, int i)
        {
            while (i > 0 && !HasBreak(words, text, i) && _openers.Contains(words[i - 1].Lower))
                i--;
            return i > 0 && HasBreak(words, text, i);
        }

        /// <summary>Whether the word had an "'s" or the like, which is no part of it.</summary>
        internal static bool IsContracted(IReadOnlyList<Word> words, string text, int i)
        {
            var end = words[i].Start + words[i].Length;
            return end + 1 < text.Length && (text[end] == '\'' || text[end] == '\u2019') && char.IsLetter(text[end + 1]);
        }

        /// <summary>Whether a stop or a comma stands before the word, which is not the first.</summary>
        internal static bool HasBreak(IReadOnlyList<Word> words, string text, int i)
        {
            for (var at = words[i - 1].Start + words[i - 1].Length; at < words[i].Start; at++)
            {
                if (text[at] == ',' || text[at] == '.' || text[at] == '!' || text[at] == '?' || text[at] == ';' || text[at] == ':' || text[at] == '\n')
                    return true;
            }

            return false;
        }

        private static bool IsSupposing(IReadOnlyList<Word> words, int opening)
        {
            for (var i = opening; i < words.Count; i++)
            {
                var next = i + 1 < words.Count ? words[i + 1].Lower : "";
                switch (words[i].Lower)
                {
                    case "if":
                        // "if you please" asks for it all the same.
                        return !_polite.Contains(next) && !(i + 2 < words.Count && _polite.Contains(words[i + 2].Lower));
                    case "suppose":
                    case "supposing":
                    case "imagine":
                        return i == opening;
                    case "happens":
                    case "happen":
                        return AsksWhat(words, opening);
                }
            }

            return false;
        }

        // "If somebody fell ill, would you send for the healer": what others might do wants nothing done.
        private static bool IsOfOthers(IReadOnlyList<Word> words, int opening) => opening + 1 < words.Count && _others.Contains(words[opening + 1].Lower);

        private static bool AsksWhat(IReadOnlyList<Word> words, int opening) => words[opening].Lower.StartsWith("what", StringComparison.Ordinal);

        // "Is the key the only one"; not "is the boat free" or "are they here to take me".
        private static bool IsOfAThing(IReadOnlyList<Word> words, int opening)
        {
            if (opening + 1 >= words.Count || !_copulas.Contains(words[opening].Lower) || !_definite.Contains(words[opening + 1].Lower))
                return false;
            for (var i = opening; i < words.Count; i++)
            {
                if (_helping.Contains(words[i].Lower))
                    return false;
            }

            return true;
        }

        private static bool IsThreatening(IReadOnlyList<Word> words)
        {
            for (var i = 1; i + 1 < words.Count; i++)
            {
                if (words[i].Lower == "or" && _consequences.Contains(words[i + 1].Lower))
                    return true;
            }

            return false;
        }

        private static bool IsForbidding(IReadOnlyList<Word> words)
        {
            var first = 0;
            while (first < words.Count && _pleading.Contains(words[first].Lower))
                first++;
            if (words.Count < first + 2)
                return false;
            var second = words[first + 1].Lower;
            return words[first].Lower switch
            {
                "do" => second == "not",
                "no" => second == "need",
                "stop" => first == 0,
                _ => _forbidding.Contains(words[first].Lower) && !Orders.Actors.Contains(second) && second != "mind" && second != "forget",
            };
        }
    }
}
