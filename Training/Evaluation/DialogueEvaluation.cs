using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>
    /// How well a model predicts what characters say, on composed dialogues with player phrasings and worlds that training never
    /// draws. The prompt is given; only the reply is scored.
    /// </summary>
    internal static class DialogueEvaluation
    {
        private const int TrainingSeed = 1;
        private const int HeldOutSeed = 77;

        /// <summary>Held-out examples.</summary>
        public static IReadOnlyList<ComposedTurn> HeldOut(BpeTokenizer tokenizer, IReadOnlyList<string> words, string[] factFiles, int count) =>
            DialogueComposer.Create(tokenizer, new Lexicon(words), factFiles, heldOut: true).Compose(HeldOutSeed).Take(count).ToArray();

        /// <summary>Training examples as the fine-tuning draws them, for the baseline.</summary>
        public static IReadOnlyList<ushort[]> Training(BpeTokenizer tokenizer, IReadOnlyList<string> words, string[] factFiles, int count) =>
            DialogueComposer.Create(tokenizer, new Lexicon(words), factFiles).Compose(TrainingSeed).Take(count).Select(t => Ids(t.Tokens)).ToArray();

        /// <summary>Scores the replies: the likelihood of the whole example less that of its prompt.</summary>
        public static HeldOutScore Score(IReadOnlyList<ComposedTurn> examples, ILanguageModel model)
        {
            var whole = model.LogLikelihoods(examples.Select(e => Ids(e.Tokens)).ToArray());
            var prompts = model.LogLikelihoods(examples.Select(e => Ids(e.Tokens[..e.ReplyStart])).ToArray());
            return new HeldOutScore(
                examples.Sum(e => (long)e.Reply.Length), examples.Sum(e => (long)e.Tokens.Length - e.ReplyStart), whole.Sum() - prompts.Sum());
        }

        private static ushort[] Ids(int[] tokens) => Array.ConvertAll(tokens, t => (ushort)t);
    }
}
