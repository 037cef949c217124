using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Prompt;
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
        public static IReadOnlyList<ComposedTurn> HeldOut(BpeTokenizer tokenizer, Lexicon lexicon, string[] factFiles, int count, PromptForm form) =>
            DialogueComposer.Create(tokenizer, lexicon, factFiles, heldOut: true, form: form).Compose(HeldOutSeed).Take(count).ToArray();

        /// <summary>Training examples as the fine-tuning draws them, for the baseline.</summary>
        public static IReadOnlyList<ushort[]> Training(BpeTokenizer tokenizer, Lexicon lexicon, string[] factFiles, int count, PromptForm form) =>
            DialogueComposer.Create(tokenizer, lexicon, factFiles, form: form).Compose(TrainingSeed).Take(count).Select(t => Ids(t.Tokens)).ToArray();

        /// <summary>
        /// Scores the replies, what they decide and their words apart: the likelihood of the example up to there less that of what
        /// stands before.
        /// </summary>
        public static IReadOnlyList<(string Source, HeldOutScore Score)> Score(IReadOnlyList<ComposedTurn> examples, ILanguageModel model)
        {
            double Sum(Func<ComposedTurn, int> end) => model.LogLikelihoods(examples.Select(e => Ids(e.Tokens[..end(e)])).ToArray()).Sum();
            var prompts = Sum(e => e.ReplyStart);
            var decisions = Sum(e => e.WordsStart);
            var whole = Sum(e => e.Tokens.Length);
            var bytes = examples.Sum(e => (long)e.Reply.Length);
            return
            [
                ("decisions", new HeldOutScore(0, examples.Sum(e => (long)e.WordsStart - e.ReplyStart), decisions - prompts)),
                ("words", new HeldOutScore(bytes, examples.Sum(e => (long)e.Tokens.Length - e.WordsStart), whole - decisions)),
            ];
        }

        private static ushort[] Ids(int[] tokens) => Array.ConvertAll(tokens, t => (ushort)t);
    }
}
