using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Whether what a topic says is likely to be an answer: the probability that the line was read rightly and one and a half times the share of its
    /// content words that the topic knows must reach 1.2, so that four in five known words are enough alone. Fitted to readers' verdicts
    /// on 463 answers, of which more than four in five above that were sensible and half below.
    /// </summary>
    internal static class TopicTrust
    {
        private const float ShareWeight = 1.5f;
        private const float Sure = 1.2f;

        /// <summary>Whether a topic that knows a line is sure to be what it is about; a guard is, as its words were chosen against other readings.</summary>
        /// <param name="topic">The topic.</param>
        /// <param name="words">The words of the line.</param>
        /// <param name="heard">Log-probabilities of the intent reader.</param>
        public static bool IsSure(Topic topic, IReadOnlyList<string> words, IReadOnlyList<float> heard) =>
            topic.IsGuard || (float)Math.Exp(heard[PlayerIntent.Find(topic.Intent).Index]) + ShareWeight * topic.Share(words) >= Sure;
    }
}
