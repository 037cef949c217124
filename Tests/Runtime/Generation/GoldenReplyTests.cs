using System.Text;
using GptDialogue.Bundles;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using GptDialogue.Tokenization;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    /// <summary>The fixture has learnt its tales by heart, so the whole path from text to text can be checked by reading.</summary>
    public class GoldenReplyTests
    {
        [TestCase("fp32")]
        [TestCase("int8-kv8")]
        public void Run_OnTheBeginningOfATale_TellsItToTheEnd(string variant)
        {
            const string tale =
                "The king wanted a clock that never stopped. The clockmaker built it of gold, and it stopped. She built it of iron, and it " +
                "stopped. At last she brought him a seed in a pot. \"It's slow,\" she said, \"but it won't stop.\" The king waited. It is said " +
                "that he learned to wait very well.";
            Assert.That(Continue(variant, "The king wanted"), Is.EqualTo(tale["The king wanted".Length..]));
        }

        [Test]
        public void Run_OnATaleWithOtherScripts_StreamsWholeCharacters() =>
            Assert.That(Continue("fp32", "The sign over the inn"), Does.StartWith(" said: «Zum Bären» — 熊の宿 — 🐻. The innkeeper"));

        private static string Continue(string variant, string beginning)
        {
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            using var session = ModelSession.Load(bundle, new ModelOptions { Variant = variant });
            var tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
            var generator = new Generator(session);
            generator.Prefill([SpecialTokens.EndOfText]);
            generator.Prefill(tokenizer.Encode(beginning));
            var stream = new TextStream();
            GenerationLoop.Run(generator, new Sampler(SamplerOptions.Greedy, 1, session.VocabularySize), null,
                new GenerationOptions { MaxTokens = 200 }, new TextSink(tokenizer, stream), default);
            stream.End();
            var text = new StringBuilder();
            var buffer = new char[16];
            while (!stream.IsFinished) text.Append(buffer, 0, stream.Read(buffer));
            return text.ToString();
        }
    }
}
