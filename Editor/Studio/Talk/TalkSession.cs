using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using GptDialogue.Authoring;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Studio.Talk
{
    /// <summary>One talk with a character in the world as it is written at this moment.</summary>
    internal sealed class TalkSession
    {
        private readonly Conversation _conversation;
        private readonly List<TalkTurn> _turns = [];

        public TalkSession(DialogueEngine engine, AuthoredWorld world, string character, GameState state, ulong seed)
        {
            Engine = engine;
            Pack = WorldCompiler.Compile(world);
            State = state;
            _conversation = engine.Open(Pack, character, state, new ConversationOptions { Seed = seed });
        }

        public DialogueEngine Engine { get; }

        public WorldPack Pack { get; }

        public CharacterCard Character => _conversation.Character;

        /// <summary>Flags and trust; read anew for every line.</summary>
        public GameState State { get; }

        public Emotion Mood
        {
            get => _conversation.Mood;
            set => _conversation.Mood = value;
        }

        public IReadOnlyList<TalkTurn> Turns => _turns;

        /// <summary>Says a line; the turn is filled while the reply comes in, and <paramref name="progress"/> is called meanwhile.</summary>
        public async Task<TalkTurn> SayAsync(string line, Func<Task> progress)
        {
            var turn = new TalkTurn(line);
            _turns.Add(turn);
            var pending = _conversation.Say(line, new SayOptions { Observer = turn.Trace });
            var buffer = new char[256];
            while (true)
            {
                var done = pending.Completion.IsCompleted;
                int read;
                while ((read = pending.Drain(buffer)) > 0)
                    turn.Text += new string(buffer, 0, read);
                await progress();
                if (done)
                    break;
                await Task.WhenAny(pending.Completion, Task.Delay(30));
            }

            turn.Result = await pending.Completion;
            turn.Text = turn.Result.Text;
            await progress();
            return turn;
        }
    }

    /// <summary>A line of the player with its reply.</summary>
    public sealed class TalkTurn(string player)
    {
        public string Player { get; } = player;

        /// <summary>The words so far.</summary>
        public string Text { get; set; } = string.Empty;

        /// <summary>Null while the reply is being said.</summary>
        public ReplyResult? Result { get; set; }

        internal ReplyTrace Trace { get; } = new();
    }
}
