using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using GptDialogue.Bundles;
using GptDialogue.Generation;
using GptDialogue.Sampling;
using GptDialogue.Tokenization;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class GenerationLoopTests
    {
        [Test]
        public void Run_WhenNothingStopsIt_EndsAtMaxTokens()
        {
            using var session = Fixture.Load();
            var (reason, tokens) = Run(GeneratorTests.Prompted(session, 20), new GenerationOptions { MaxTokens = 12, StopTokens = [] });
            Assert.That(reason, Is.EqualTo(StopReason.MaxTokens));
            Assert.That(tokens, Has.Count.EqualTo(12));
        }

        [Test]
        public void Run_WhenAStopTokenComes_EndsWithoutPassingItOn()
        {
            using var session = Fixture.Load();
            var (_, all) = Run(GeneratorTests.Prompted(session, 20), new GenerationOptions { MaxTokens = 12, StopTokens = [] });
            var stop = all[7];
            var before = all.IndexOf(stop);
            var generator = GeneratorTests.Prompted(session, 20);
            var (reason, tokens) = Run(generator, new GenerationOptions { MaxTokens = 12, StopTokens = [stop] });
            Assert.That(reason, Is.EqualTo(StopReason.StopToken));
            Assert.That(tokens, Is.EqualTo(all.Take(before)));
            Assert.That(generator.Tokens[^1], Is.EqualTo(stop));
        }

        [Test]
        public void Run_WhenTheContextIsFull_SaysSo()
        {
            using var session = Fixture.Load(capacity: 32);
            var (reason, tokens) = Run(GeneratorTests.Prompted(session, 20), new GenerationOptions { StopTokens = [] });
            Assert.That(reason, Is.EqualTo(StopReason.ContextFull));
            Assert.That(tokens, Has.Count.EqualTo(12));
        }

        [Test]
        public void Run_WhenTheSinkCloses_Ends()
        {
            using var session = Fixture.Load();
            var sink = new Sink(token => false);
            var reason = GenerationLoop.Run(GeneratorTests.Prompted(session, 20), GeneratorTests.Greedy(session), null,
                new GenerationOptions { StopTokens = [] }, sink, default);
            Assert.That(reason, Is.EqualTo(StopReason.SinkClosed));
            Assert.That(sink.Tokens, Has.Count.EqualTo(1));
        }

        [Test]
        public void Run_WhenCancelledMidReply_LeavesAStateThatGoesOnTokenForToken()
        {
            using var session = Fixture.Load("int8-kv8");
            var options = new GenerationOptions { MaxTokens = 30, StopTokens = [] };
            var (_, whole) = Run(GeneratorTests.Prompted(session, 20), options);

            using var cancel = new CancellationTokenSource();
            var generator = GeneratorTests.Prompted(session, 20);
            var sink = new Sink(_ => true);
            sink.OnAccept = () => { if (sink.Tokens.Count == 9) cancel.Cancel(); };
            Assert.That(GenerationLoop.Run(generator, GeneratorTests.Greedy(session), null, options, sink, cancel.Token), Is.EqualTo(StopReason.Cancelled));
            Assert.That(sink.Tokens, Is.EqualTo(whole.Take(9)));
            Assert.That(generator.Length, Is.EqualTo(29));

            options.MaxTokens = 21;
            Assert.That(Run(generator, options).Tokens, Is.EqualTo(whole.Skip(9)));
            generator.RewindTo(20);
            options.MaxTokens = 30;
            Assert.That(Run(generator, options).Tokens, Is.EqualTo(whole));
        }

        [Test]
        public void Run_WithATextSink_AllocatesNothing()
        {
            using var session = Fixture.Load("int8-kv8");
            using var bundle = BundleReader.Open(Fixture.BundlePath);
            var generator = GeneratorTests.Prompted(session, 20);
            var sampler = new Sampler(new SamplerOptions { Temperature = 1, TopP = 0.9f }, 1, session.VocabularySize);
            var stream = new TextStream();
            var sink = new TextSink(new BpeTokenizer(bundle.Header.Merges, bundle.Header.SpecialTokens), stream);
            var options = new GenerationOptions { MaxTokens = 10, StopTokens = [] };
            var buffer = new char[256];
            GenerationLoop.Run(generator, sampler, null, options, sink, default);
            stream.Read(buffer);
            options.MaxTokens = 150;
            var allocated = Garbage.Of(
                () =>
                {
                    GenerationLoop.Run(generator, sampler, null, options, sink, default);
                    while (stream.Read(buffer) > 0)
                    {
                    }
                },
                before: () => generator.RewindTo(20));
            Assert.That(allocated, Is.Zero);
        }

        private static (StopReason Reason, List<int> Tokens) Run(Generator generator, GenerationOptions options)
        {
            var sink = new Sink(_ => true);
            var sampler = new Sampler(SamplerOptions.Greedy, 1, 512);
            return (GenerationLoop.Run(generator, sampler, null, options, sink, default), sink.Tokens);
        }

        private sealed class Sink(Func<int, bool> accept) : ITokenSink
        {
            public List<int> Tokens { get; } = [];

            public Action? OnAccept { get; set; }

            public bool Accept(int token)
            {
                Tokens.Add(token);
                OnAccept?.Invoke();
                return accept(token);
            }
        }
    }
}
