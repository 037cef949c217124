using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptDialogue.Authoring;
using GptDialogue.Bundles;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Cli
{
    /// <summary>
    /// Writes training examples as JSON lines: <c>tokens</c> and the <c>spans</c> whose loss counts, which is what training reads,
    /// and the line and reply in words, which is what people read.
    /// </summary>
    internal static class ExampleWriter
    {
        private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public static int Write(WorldPack world, ComposeOptions options, TextWriter output)
        {
            using var bundle = BundleReader.Open(BundleFinder.Find(options.Bundle, options.Folder));
            var tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
            var composer = DialogueComposer.Create(tokenizer, Lexicon.Of(bundle.Header), options.Facts, worlds: [world]);
            var written = 0;
            foreach (var turn in composer.Compose(options.Seed).Take(options.Count))
            {
                output.WriteLine(JsonSerializer.Serialize(
                    new { intent = turn.Intent, player = turn.Player, reply = turn.Reply, tokens = turn.Tokens, spans = turn.Counted().Select(c => new[] { c.Start, c.End }) }, _plain));
                written++;
            }

            return written;
        }
    }
}
