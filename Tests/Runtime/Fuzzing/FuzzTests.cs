using System.Buffers;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Inference;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Runtime.Tests.Saves;
using GptDialogue.Runtime.Tests.Traces;
using GptDialogue.Saves;
using GptDialogue.Tokenization;
using GptDialogue.Traces;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Fuzzing
{
    /// <summary>100,000 damaged bundles, worlds, saves and traces, half of them with valid checksums.</summary>
    public sealed class FuzzTests
    {
        [Test]
        public void Bundles_WhenDamaged_LoadOrGiveTheOneException()
        {
            var bundle = TinyBundle();
            var header = Seal.Header(bundle);
            new FuzzRun("bundle", 29) { BytesPerByte = 32 }.Run(
                mutator => mutator.Chance(50)
                    ? Seal.Bundle(bundle, mutator.Mutate(header, bundle))
                    : mutator.Mutate(bundle, header),
                Load);
        }

        [Test]
        public void Bundles_OfRealSize_LoadOrGiveTheOneException()
        {
            var bundle = File.ReadAllBytes(Fixture.BundlePath);
            var header = Seal.Header(bundle);
            new FuzzRun("whole bundle", 1) { BytesPerByte = 8 }.Run(
                mutator => mutator.Chance(50) ? Seal.Bundle(bundle, mutator.Mutate(header, header)) : mutator.Mutate(bundle, header),
                Load);
        }

        [Test]
        public void Worlds_WhenDamaged_LoadOrGiveTheOneException()
        {
            var world = Bytes(TestWorlds.Village());
            var content = Seal.Content(world);
            var tokenizer = Tokenizer(out var lexicon);
            new FuzzRun("world", 30) { FixedBytes = 256 << 10, BytesPerByte = 64 }.Run(
                mutator => mutator.Chance(75) ? Seal.Envelope(world, mutator.Mutate(content, content)) : mutator.Mutate(world, content),
                file =>
                {
                    var pack = WorldPack.Read(file);
                    foreach (var character in pack.Characters.Take(2)) Speak(pack, character, tokenizer, lexicon);
                });
        }

        [Test]
        public void Saves_WhenDamaged_LoadOrGiveTheOneException()
        {
            var saves = new[] { SaveFixtures.Version(1), SaveFixtures.Version(0) };
            using var engine = Talks.Engine(greedy: true);
            using var conversation = Talks.Mara(engine);
            new FuzzRun("save", 30) { FixedBytes = 256 << 10, BytesPerByte = 64 }.Run(
                mutator =>
                {
                    var save = mutator.Pick(saves);
                    return mutator.Chance(75) ? Seal.Envelope(save, mutator.Mutate(Seal.Content(save), saves[0])) : mutator.Mutate(save, saves[1]);
                },
                file =>
                {
                    var save = ConversationSave.Read(file);
                    conversation.Restore(save.State, save.Exchanges, save.Tokenizer);
                    Prompt(conversation.Speaker, engine);
                    ConversationSave.Read(conversation.Save());
                },
                file => Assert.That(
                    engine.Restore(TestWorlds.Village(), file, characterId: "mara").Conversation!.Say("Tell me more.").Wait().Fault, Is.Null));
        }

        [Test]
        public void Traces_WhenDamaged_LoadOrGiveTheOneException()
        {
            var trace = TraceReplayTests.Record("nano", Talks.Script.Take(3)).ToBytes();
            var content = Seal.Content(trace);
            new FuzzRun("trace", 10) { FixedBytes = 256 << 10, BytesPerByte = 64 }.Run(
                mutator => mutator.Chance(75) ? Seal.Envelope(trace, mutator.Mutate(content, content)) : mutator.Mutate(trace, content),
                file => Trace.Read(file).ToBytes(),
                file => TraceReplay.Run(Trace.Read(file), Fixture.BundlePath));
        }

        [Test]
        public void Models_WhenDamagedBehindAValidHash_RunOrGiveTheOneException()
        {
            using var nano = BundleReader.Open(Fixture.BundlePath);
            var variant = nano.Header.Find("int8-kv8")!;
            var model = nano.ReadVariant(variant.Name);
            var refused = 0;
            for (var seed = 0; seed < 300; seed++)
            {
                var stream = new MemoryStream();
                var damaged = new Mutator(seed).Mutate(model, model);
                BundleWriter.Write(stream, nano.Header, [new BundlePayload(variant.Name, variant.Weights, variant.Cache, damaged)]);
                try
                {
                    using var bundle = BundleReader.Open(stream.ToArray());
                    using var session = ModelSession.Load(bundle, new ModelOptions { Variant = variant.Name, WarmUp = false });
                    session.Extend(0, [200, 201, 202]);
                }
                catch (GptDialogueException)
                {
                    refused++;
                }
            }

            Assert.That(refused, Is.InRange(1, 299));
        }

        private static byte[] TinyBundle()
        {
            using var nano = BundleReader.Open(Fixture.BundlePath);
            var stream = new MemoryStream();
            BundleWriter.Write(stream, nano.Header, [new BundlePayload("fp32", "fp32", CacheKind.Float32, [1, 2, 3, 4, 5])]);
            return stream.ToArray();
        }

        // What an engine does with a bundle before it hands a variant to ONNX Runtime.
        private static void Load(byte[] file)
        {
            using var bundle = BundleReader.Open(file);
            foreach (var variant in bundle.Header.Variants) bundle.ReadVariant(variant.Name);
            var tokenizer = new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens);
            var vocabulary = new VocabularyMap(tokenizer);
            Assert.That(vocabulary.Size, Is.EqualTo(bundle.Header.Model.VocabularySize));
            Assert.That(new Lexicon(bundle.Header.Words).Count, Is.LessThanOrEqualTo(bundle.Header.Words.Count));
            tokenizer.Encode("What happened to the bridge?");
        }

        private static void Speak(WorldPack pack, CharacterCard character, BpeTokenizer tokenizer, Lexicon lexicon)
        {
            var analyser = new TurnAnalyser(pack, character, lexicon);
            var memory = new DialogueMemory(new SlotTable(analyser.Glossary));
            var prompts = new PromptBuilder(tokenizer, analyser);
            prompts.Card();
            foreach (var line in new[] { "What happened to the bridge?", "Give me the iron key, Mara.", "Why?" })
                prompts.Turn(analyser.Analyse(line, memory, new GameState { Trust = 2 }, Emotion.Neutral), memory);
        }

        private static void Prompt(Speaker speaker, DialogueEngine engine)
        {
            var turn = speaker.Analyser.Analyse("Is the bridge by Saltgate?", speaker.Memory, new GameState(), speaker.Mood.Current);
            var prompt = speaker.Prompt(turn, engine.Header.Model.ContextLength);
            Assert.That(prompt, Has.Length.LessThan(engine.Header.Model.ContextLength));
            Assert.That(prompt, Has.All.InRange(0, engine.Vocabulary.Size - 1));
        }

        private static BpeTokenizer Tokenizer(out Lexicon lexicon)
        {
            using var nano = BundleReader.Open(Fixture.BundlePath);
            lexicon = new Lexicon(nano.Header.Words);
            return new BpeTokenizer(nano.Header.Merges, nano.Header.SpecialTokens);
        }

        private static byte[] Bytes(WorldPack pack)
        {
            var bytes = new ArrayBufferWriter<byte>();
            pack.Write(bytes);
            return bytes.WrittenSpan.ToArray();
        }
    }
}
