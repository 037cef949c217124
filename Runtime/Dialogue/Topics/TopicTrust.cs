using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Whether what a topic says is likely to be an answer. Weighed on 463 answers of topics that readers judged: with what the line was read as for
    /// sure, and most of its words known to the topic, more than four in five were sensible; without, half.
    /// </summary>
    internal static class TopicTrust
    {
        private const float ShareWeight = 1.5f;
        private const float Sure = 1.2f;

        /// <summary>Whether a topic that knows a line is sure to be what it is about.</summary>
        /// <param name="topic">The topic.</param>
        /// <param name="words">The words of the line.</param>
        /// <param name="heard">Log-probabilities of the intent reader.</param>
        public static bool IsSure(Topic topic, IReadOnlyList<string> words, IReadOnlyList<float> heard) =>
            (float)Math.Exp(heard[PlayerIntent.Find(topic.Intent).Index]) + ShareWeight * topic.Share(words) >= Sure;
    }
}
