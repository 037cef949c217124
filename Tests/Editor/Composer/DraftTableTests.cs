using System;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Composer
{
    public sealed class DraftTableTests
    {
        [Test]
        public void Count_OfComposedReplies_KnowsHowOthersGoOn()
        {
            using var bundle = BundleReader.Open(Path.Combine(DialogueComposerTests.RepositoryRoot(), "Samples", "Tavern", "Model", "tavern.gptbundle"));
            var tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
            var turns = DialogueComposer.Create(tokenizer, new Lexicon(bundle.Header.Words), []).Compose(1).Take(6000).ToArray();
            var table = DraftTable.Count(turns.Take(5500));

            var (tokens, right, wrong) = (0, 0, 0);
            foreach (var turn in turns.Skip(5500))
            {
                var reply = turn.Tokens.AsSpan(turn.ReplyStart);
                for (var i = 3; i < reply.Length; i++)
                {
                    var guess = table.Next(NgramTable.Context(turn.Reading, reply[i - 2], reply[i - 1]), out var share);
                    tokens++;
                    if (share < 0.5) continue;
                    if (guess == NgramTable.Common(reply[i])) right++;
                    else wrong++;
                }
            }
            Assert.That(right, Is.GreaterThan(tokens / 4)); // with one of two contexts, in a small sample
            Assert.That(right, Is.GreaterThan(3 * wrong));
        }
    }
}
