using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Dialogue.World;
using GptDialogue.Sampling;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// Everything one character speaks with in one conversation, and all of it that changes: memory, mood, randomness, which fallbacks
    /// were played. Used by the worker thread. A reply that comes to nothing leaves it as it was: see <see cref="Mark"/>.
    /// </summary>
    internal sealed partial class Speaker
    {
        public Speaker(DialogueEngine engine, WorldPack world, CharacterCard self, ConversationOptions options)
        {
            var lexicon = engine.LexiconOf(world);
            Analyser = new TurnAnalyser(world, self, lexicon, engine.Reader, engine.Topics, engine.Judge);
            Memory = new DialogueMemory(new SlotTable(Analyser.Glossary));
            Prompts = new PromptBuilder(engine.Tokenizer, Analyser, engine.Options.Form);
            var mask = new WordMask(engine.Vocabulary, lexicon, Memory.Slots, self, engine.Options.Form);
            var topics = engine.Topics == null ? null : new TopicChooser(engine.Topics, engine.Tokenizer, self.Speech, Memory, mask, engine.Ranker);
            Grammar = new ReplyGrammar(self, Memory, mask, topics);
            Draft = new ReplyDraft(engine.Drafts, Memory.Slots);
            Renderer = new ReplyRenderer(engine.Vocabulary, Analyser, Memory.Slots, options.PlayerName);
            Fallbacks = new FallbackPicker(self.Fallback);
            Mood = new MoodDrift(self.Mood);
            Words = new Sampler(engine.Options.Words, options.Seed, engine.Vocabulary.Size);
            Decisions = new Sampler(SamplerOptions.Greedy, options.Seed, engine.Vocabulary.Size);
            Card = Prompts.Card();
        }

        public TurnAnalyser Analyser { get; }

        public DialogueMemory Memory { get; }

        public PromptBuilder Prompts { get; }

        public ReplyGrammar Grammar { get; }

        /// <summary>Guesses what the grammar will take next.</summary>
        public ReplyDraft Draft { get; }

        public ReplyRenderer Renderer { get; }

        public FallbackPicker Fallbacks { get; }

        public MoodDrift Mood { get; }

        /// <summary>Draws the words; its random state belongs into a save.</summary>
        public Sampler Words { get; }

        /// <summary>Takes the likeliest for what a reply decides.</summary>
        public Sampler Decisions { get; }

        /// <summary>The beginning of every prompt.</summary>
        public int[] Card { get; }

        /// <summary>The prompt of a turn; drops the oldest exchanges until prompt and reply fit into the context.</summary>
        public int[] Prompt(TurnAnalysis turn, int context)
        {
            var open = Prompts.Turn(turn, Memory);
            var room = context - Card.Length - open.Length - ReplyGrammar.LongestReply;
            Memory.Trim(System.Math.Max(0, System.Math.Min(PromptBuilder.HistoryTokens, room)));
            return History().Concat(open).ToArray();
        }

        /// <summary>What the prompt of the next turn begins with, whatever the player says.</summary>
        public int[] Context() => History().ToArray();

        /// <summary>Where the conversation stands.</summary>
        public SpeakerMark Mark() =>
            new SpeakerMark(Memory.Slots.Copy(), Memory.Recent.ToArray(), Words.Random.State, (int[])Fallbacks.Positions.Clone());

        /// <summary>Goes back to where a turn began that was not closed, or on to where it ended.</summary>
        public void GoTo(SpeakerMark mark)
        {
            Memory.Slots.CopyFrom(mark.Slots);
            Memory.SetRecent(mark.Recent);
            Words.Random.State = mark.Random;
            mark.Fallbacks.CopyTo(Fallbacks.Positions, 0);
        }

        private IEnumerable<int> History() => Card.Concat(Memory.Recent.SelectMany(e => e.Tokens));
    }

    /// <summary>What a turn changes before it is closed.</summary>
    internal sealed class SpeakerMark
    {
        public SpeakerMark(SlotTable slots, DialogueMemory.Exchange[] recent, RandomState random, int[] fallbacks)
        {
            Slots = slots;
            Recent = recent;
            Random = random;
            Fallbacks = fallbacks;
        }

        public SlotTable Slots { get; }

        public DialogueMemory.Exchange[] Recent { get; }

        public RandomState Random { get; }

        public int[] Fallbacks { get; }
    }
}
