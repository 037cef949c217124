using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>Words that carry no topic of their own, so that retrieval does not match on them.</summary>
    public static class FunctionWords
    {
        /// <summary>True for articles, pronouns, auxiliaries, question words and the verbs of asking.</summary>
        public static bool Contains(string lower) => _words.Contains(lower);

        /// <summary>The same for a word of any case, without allocating.</summary>
        public static bool Contains(ReadOnlySpan<char> word)
        {
            foreach (var known in _words)
            {
                if (word.Equals(known.AsSpan(), StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }

        /// <summary>True for words that point back at something said before ("it", "she", "there").</summary>
        public static bool IsPronoun(string lower) => _pronouns.Contains(lower);

        /// <summary>True for words that stand alone or before the noun they point at ("that", "that fellow").</summary>
        public static bool IsDemonstrative(string lower) => lower == "this" || lower == "that" || lower == "these" || lower == "those";

        /// <summary>True for words that a question begins with ("what", "are", "did").</summary>
        public static bool IsQuestion(string lower) => _questions.Contains(lower);

        /// <summary>
        /// True for words that say nothing of what a line is about: function words in all their spellings. <see cref="Contains(string)"/>
        /// knows those alone that the intent reader was trained with.
        /// </summary>
        public static bool IsEmpty(string lower) => Contains(lower) || _idle.Contains(lower);

        private static readonly HashSet<string> _idle = WordSet.Of(
            "is isn't ain't aint u ur r ya ye yer im ive id youre dont cant wont isnt wasnt werent didnt doesnt couldnt wouldnt shouldnt havent hasnt hadnt "
            + "they've we've we'll we'd they'd they'll he'd she'd he'll she'll it'd it'll who'd who'll what'd what'll there'd there'll that'd that'll "
            + "should've would've could've might've must've shouldn't mustn't needn't shan't mightn't daren't theres heres hows "
            + "thou thee thy thine hath doth dost hast shalt wilt o em 'em y'all yall bout coz cuz bc tho pls plz lol "
            + "um uh er erm eh huh hm hmm ah wanna gimme lemme dunno");

        private static readonly HashSet<string> _questions = WordSet.Of(
            "what what's whats when where where's wheres which who who's whos whom whose why why's whys how how's hows whens is isn't are aren't was "
            + "wasn't were weren't do does did doesn't didn't can can't could couldn't will won't would wouldn't has hasn't have haven't "
            + "had should shall may might any");

        private static readonly HashSet<string> _pronouns = WordSet.Of(
            "he him his she her hers it its they them their theirs that this those these there one ones");

        private static readonly HashSet<string> _words = WordSet.Of(
            "a an the and or but so if then than as at by for from in into of off on onto out over to under up with without about "
            + "after again against all also am any anybody anyone anything are aren't around ask away be because been before "
            + "being between both can can't cannot come could couldn't did didn't do does doesn't doing don't done down each else "
            + "ever every everybody everyone everything few find get gets getting give given go goes going gone gonna got gotta had "
            + "happen happened happening happens has hasn't have haven't having hear heard hello hey hi her here hers herself him "
            + "himself his how i i'd i'll i'm i've its it it's itself just kind know known knows let let's like ll look looking lot "
            + "lots make many matter may maybe me mean might mine more most much must my myself need no nor not nothing now oh ok "
            + "okay once one only other our ours own particular people perhaps please quite rather really right said say saying "
            + "says see seen shall she should since some somebody someone something somewhere sort speak still story such sure "
            + "talk tell telling that that's thats the their theirs them themselves there there's these they they're thing things "
            + "think this those though through time too until upon us use used very want wanted wants was wasn't way we we're well "
            + "went were weren't what what's whats when where where's wheres which while who who's whos whom whose why why's will "
            + "won't would wouldn't yeah yes yet you you'd you'll you're you've your yours yourself tis aye sir madam friend mate");
    }
}
