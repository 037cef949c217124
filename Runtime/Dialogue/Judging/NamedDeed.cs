using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Judging
{
    /// <summary>Where in a line the words of an action stand: "sound that horn" wants what "I heard the horn sound" only speaks of.</summary>
    [Flags]
    internal enum NamedDeed
    {
        /// <summary>Nowhere that matters.</summary>
        None = 0,

        /// <summary>A word of the action begins a clause.</summary>
        Begins = 1,

        /// <summary>A word that means the same begins a clause.</summary>
        BeginsAlike = 2,

        /// <summary>A word of the action follows "to", "you", "me" and the like.</summary>
        Follows = 4,

        /// <summary>A word that means the same follows them.</summary>
        FollowsAlike = 8,
    }

    /// <summary>Finds the words of an action in a line.</summary>
    internal static class NamedDeeds
    {
        private static readonly HashSet<string> _before = WordSet.Of("and so but then please kindly just go quick quickly now come");
        private static readonly HashSet<string> _led = WordSet.Of("to you ya u me us");

        /// <summary>All places where words of the action stand.</summary>
        public static NamedDeed Find(TurnAnalysis turn, ActionMatch action)
        {
            var found = NamedDeed.None;
            for (var i = 0; i < turn.Words.Count; i++)
            {
                var begins = i == 0 || LineShape.HasBreak(turn.Words, turn.Line.Text, i) || _before.Contains(turn.Words[i - 1].Lower);
                if (FunctionWords.Contains(turn.Words[i].Lower) || (!begins && !_led.Contains(turn.Words[i - 1].Lower)))
                    continue;
                if (action.Terms.Contains(turn.Words[i].Stem))
                    found |= begins ? NamedDeed.Begins : NamedDeed.Follows;
                else if (IsAlike(turn.Words[i].Stem, action.Purpose))
                    found |= begins ? NamedDeed.BeginsAlike : NamedDeed.FollowsAlike;
            }

            return found;
        }

        private static bool IsAlike(string stem, IReadOnlyCollection<string> purpose)
        {
            foreach (var own in purpose)
            {
                if (Synonyms.Share(own, stem))
                    return true;
            }

            return false;
        }
    }
}
