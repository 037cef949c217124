using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Whether what a topic says is likely to be an answer: the probability that the line was read rightly and one and a half times the share of its
    /// content words that the topic knows must reach 1.2, so that four in five known words are enough alone; where topics are less often right than what fits the form of a line, 1.55. Fitted to readers'
    /// verdicts on 2,500 answers.
    /// </summary>
    internal static class TopicTrust
    {
        private const float ShareWeight = 1.5f;
        private const float Sure = 1.2f;

        /// <summary>The same for <see cref="_slippery"/> intents.</summary>
        private const float Surer = 1.55f;

        // So many things may be said of these that whoever answers to one word of the line is beside the point more often than who answers to its form.
        private static readonly HashSet<string> _slippery = WordSet.Of("boast compliment flirt greet remark_food remark_mishap thanks");

        /// <summary>Whether a topic that knows a line is sure to be what it is about; a guard is, as its words were chosen against other readings.</summary>
        /// <param name="topic">The topic.</param>
        /// <param name="words">The words of the line.</param>
        /// <param name="heard">Log-probabilities of the intent reader.</param>
        public static bool IsSure(Topic topic, IReadOnlyList<string> words, IReadOnlyList<float> heard)
        {
            var trust = (float)Math.Exp(heard[PlayerIntent.Find(topic.Intent).Index]) + ShareWeight * topic.Share(words);
            return topic.IsGuard || trust >= (_slippery.Contains(topic.Intent) ? Surer : Sure);
        }
    }
}
