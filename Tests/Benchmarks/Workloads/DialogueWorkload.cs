using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using GptDialogue.Authoring;
using GptDialogue.Benchmarks.Engines;
using GptDialogue.Benchmarks.Measuring;
using GptDialogue.Dialogue;
using GptDialogue.Inference.Devices;
using GptDialogue.Sampling;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Benchmarks.Workloads
{
    /// <summary>One turn as every engine has to run it.</summary>
    /// <param name="Known">Tokens of the prompt that were run before the player spoke: card and finished exchanges.</param>
    /// <param name="Prompt">All tokens of the prompt.</param>
    /// <param name="Reply">The tokens of the reply.</param>
    internal sealed record RecordedTurn(int Known, int[] Prompt, int[] Reply);

    /// <summary>
    /// The dialogue workload: the player's script said to the people of Hollowmere through the real conversations, greedily. Recorded
    /// once, so that another engine can be given exactly the same tokens to run.
    /// </summary>
    internal sealed class DialogueWorkload
    {
        /// <summary>Milliseconds before every line: players take their time, and every engine begins from a processor at rest.</summary>
        private const int Pause = 1;

        private readonly WorldPack _world;
        private readonly string _bundle;
        private readonly string _variant;

        public DialogueWorkload(string bundle, string variant)
        {
            var problems = new ProblemList();
            var world = WorldLoader.Load(Path.Combine(Models.Root, "Samples", "Tavern", "World"), problems)
                ?? throw new GptDialogueException("The sample world cannot be read: " + problems.Sorted().First());
            (_world, _bundle, _variant) = (WorldCompiler.Compile(world), bundle, variant);
            using var engine = Load(1);
            Recorded = Talks(engine, new Recorder()).Turns;
        }

        /// <summary>The turns, conversation by conversation.</summary>
        public IReadOnlyList<IReadOnlyList<RecordedTurn>> Recorded { get; }

        /// <summary>Tokens of all replies.</summary>
        public int ReplyTokens => Recorded.Sum(talk => talk.Sum(turn => turn.Reply.Length));

        /// <summary>Tokens of all prompts that had to be run after the player spoke.</summary>
        public int PromptTokens => Recorded.Sum(talk => talk.Sum(turn => turn.Prompt.Length - turn.Known));

        /// <summary>An engine for the workload.</summary>
        public DialogueEngine Load(int threads, bool shortcuts = true, bool drafts = true) => DialogueEngine.Load(_bundle, new DialogueOptions
        {
            Variant = _variant,
            Rows = 6,
            Words = SamplerOptions.Greedy,
            Shortcuts = shortcuts,
            Drafts = drafts,
            Devices = new DeviceOptions { Order = [], Threads = threads },
        });

        /// <summary>Says the whole script once.</summary>
        public void Play(DialogueEngine engine) => Talks(engine, null);

        /// <summary>Says what the script has for one character.</summary>
        /// <param name="engine">Who answers.</param>
        /// <param name="talk">Index of the conversation.</param>
        /// <returns>Milliseconds from a line to the end of its reply, turn by turn.</returns>
        public IReadOnlyList<double> Play(DialogueEngine engine, int talk) => Talk(engine, PlayerScript.Talks[talk], null).Times;

        /// <summary>Says the whole script once.</summary>
        public IReadOnlyList<ReplyResult> Replies(DialogueEngine engine) => Talks(engine, null).Replies;

        /// <summary>Gives another engine the tokens recorded of a conversation; what came before the player's line is run untimed, as in play.</summary>
        /// <param name="engine">Who runs them.</param>
        /// <param name="talk">Index of the conversation.</param>
        /// <returns>Milliseconds from a line to the end of its reply, turn by turn.</returns>
        public IReadOnlyList<double> Replay(ITextEngine engine, int talk)
        {
            var times = new List<double>();
            var sink = 0;
            engine.Keep(0, 0);
            var held = Array.Empty<int>();
            foreach (var turn in Recorded[talk])
            {
                var shared = held.AsSpan().CommonPrefixLength(turn.Prompt.AsSpan(0, turn.Known));
                engine.Keep(0, shared);
                if (shared < turn.Known)
                    engine.Extend(0, turn.Prompt.AsSpan(shared, turn.Known - shared));
                Thread.Sleep(Pause);
                var start = Rounds.Clock();
                engine.Extend(0, turn.Prompt.AsSpan(turn.Known));
                sink += Sampler.ArgMax(engine.Logits(0));
                for (var i = 0; i < turn.Reply.Length - 1; i++)
                {
                    engine.Step(turn.Reply.AsSpan(i, 1));
                    sink += Sampler.ArgMax(engine.Logits(0));
                }
                times.Add(Rounds.Clock() - start);
                held = [.. turn.Prompt, .. turn.Reply[..^1]];
            }
            GC.KeepAlive(sink);
            return times;
        }

        private (List<ReplyResult> Replies, List<IReadOnlyList<RecordedTurn>> Turns) Talks(DialogueEngine engine, Recorder? recorder)
        {
            var replies = new List<ReplyResult>();
            var turns = new List<IReadOnlyList<RecordedTurn>>();
            foreach (var talk in PlayerScript.Talks)
            {
                recorder?.Begin();
                replies.AddRange(Talk(engine, talk, recorder).Replies);
                if (recorder != null)
                    turns.Add(recorder.End());
            }
            return (replies, turns);
        }

        private (List<ReplyResult> Replies, List<double> Times) Talk(DialogueEngine engine, (string Character, string[] Lines) talk, Recorder? recorder)
        {
            var replies = new List<ReplyResult>();
            var times = new List<double>();
            var options = recorder == null ? null : new SayOptions { Observer = recorder };
            var conversation = engine.Open(_world, talk.Character, new GameState());
            foreach (var line in talk.Lines)
            {
                // What the player reads and types is time enough for this; a line must not wait for it.
                conversation.Prepare();
                do
                    Thread.Sleep(Pause);
                while (engine.Figures.QueueDepth > 0);
                var start = Rounds.Clock();
                replies.Add(conversation.Say(line, options).Wait());
                times.Add(Rounds.Clock() - start);
            }
            return (replies, times);
        }

        private sealed class Recorder : IReplyObserver
        {
            private readonly List<int[]> _prompts = [];
            private readonly List<List<int>> _replies = [];

            public void Begin()
            {
                _prompts.Clear();
                _replies.Clear();
            }

            public void Prompted(ReplyPrompt prompt)
            {
                _prompts.Add([.. prompt.Tokens]);
                _replies.Add([]);
            }

            public void Chosen(ReplyToken token) => _replies[^1].Add(token.Chosen.Id);

            // A line that the runtime answers alone gives the other engines nothing to do.
            public IReadOnlyList<RecordedTurn> End() => _prompts.Select((prompt, i) => new RecordedTurn(KnownBefore(i), prompt, [.. _replies[i]]))
                .Where(turn => turn.Reply.Length > 0).ToArray();

            // Card and finished exchanges are what a prompt begins with up to its last player line.
            private int KnownBefore(int turn) => Math.Max(0, Array.LastIndexOf(_prompts[turn], SpecialTokens.Id("<|player|>")));
        }
    }
}
