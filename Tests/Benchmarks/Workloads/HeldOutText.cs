using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Bundles;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;

namespace GptDialogue.Benchmarks.Workloads
{
    /// <summary>Composed dialogues with phrasings and worlds that training never draws, and what an engine makes of them.</summary>
    internal static class HeldOutText
    {
        /// <summary>Prompts with their replies, and where the replies begin.</summary>
        public static IReadOnlyList<(int[] Tokens, int ReplyStart)> Dialogues(BundleHeader header, int count)
        {
            var tokenizer = new BpeTokenizer(header.Merges, header.SpecialTokens);
            var composer = DialogueComposer.Create(tokenizer, new Lexicon(header.Words), [], heldOut: true);
            return composer.Compose(seed: 11).Where(turn => turn.Tokens.Length < 480).Take(count).Select(turn => (turn.Tokens, turn.ReplyStart)).ToArray();
        }

        /// <summary>Perplexity of the replies, and of everything.</summary>
        public static (double Replies, double All) Perplexity(ITextEngine engine, IReadOnlyList<(int[] Tokens, int ReplyStart)> dialogues)
        {
            double reply = 0, all = 0;
            int replies = 0, tokens = 0;
            foreach (var (ids, start) in dialogues)
            {
                engine.Keep(0, 0);
                for (var i = 0; i < ids.Length - 1; i++)
                {
                    engine.Step(ids.AsSpan(i, 1));
                    var loss = Training.Parity.Perplexity.CrossEntropy(engine.Logits(0), ids[i + 1]);
                    (all, tokens) = (all + loss, tokens + 1);
                    if (i + 1 >= start)
                        (reply, replies) = (reply + loss, replies + 1);
                }
            }
            return (Math.Exp(reply / replies), Math.Exp(all / tokens));
        }
    }
}
