using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Play
{
    /// <summary>
    /// The game joined to the people who speak: every view (terminal, browser, engine) drives this. <see cref="Say"/> starts a
    /// reply, the view drains its words, <see cref="Settle"/> then lets the game react. One thread.
    /// </summary>
    internal sealed class TavernPlay : IDisposable
    {
        private const string Host = "mara";

        // Everybody of the village, and two pairs who talk among themselves.
        private const int ContextsReady = 10;

        private readonly ulong _seed;
        private readonly Dictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Task<Conversation>> _opening = new(StringComparer.Ordinal);

        private TavernPlay(DialogueEngine engine, WorldPack world, CharacterCard first, PlayOptions options)
        {
            Engine = engine;
            _seed = options.Seed;
            Bundle = Path.GetFileName(options.Bundle);
            Game = new TavernGame(world, first.Place.Length == 0 ? world.Name : first.Place);
            Partner = first;
        }

        /// <summary>The game.</summary>
        public TavernGame Game { get; private set; }

        /// <summary>Whose conversations have begun, by id.</summary>
        public IReadOnlyDictionary<string, Conversation> Conversations => _conversations;

        /// <summary>Whether somebody's conversation is about to begin.</summary>
        public bool IsOpening => _opening.Values.Any(opening => !opening.IsCompleted);

        /// <summary>The person the player talks to; null after walking away.</summary>
        public CharacterCard? Partner { get; private set; }

        /// <summary>File name of the bundle.</summary>
        public string Bundle { get; }

        /// <summary>What the bundle runs on.</summary>
        public string Device => Engine.Device;

        /// <summary>The engine that everybody speaks with.</summary>
        public DialogueEngine Engine { get; }

        /// <summary>Reads world and bundle and begins.</summary>
        /// <exception cref="GptDialogueException">A file is missing or damaged, or the world has no such person.</exception>
        public static TavernPlay Open(PlayOptions options)
        {
            if (!File.Exists(options.Bundle))
            {
                throw new GptDialogueException($"{options.Bundle}: there is no bundle here. Name one with --bundle FILE, or train and "
                    + "export one (Documentation~/export.md).");
            }

            var world = WorldFolder.Load(options.World);
            var first = options.Person == null ? world.FindCharacter(Host) ?? world.Characters[0] : People.Named(world, options.Person);
            // The picture is drawn by another program, with which a thread below normal would not get on.
            return new TavernPlay(DialogueEngine.Load(options.Bundle, new DialogueOptions { Rows = ContextsReady, ThreadPriority = ThreadPriority.Normal }), world, first, options);
        }

        /// <summary>Turns to a person; null ends the talk.</summary>
        public void TurnTo(CharacterCard? person) => Partner = person;

        /// <summary>Says a line to the partner.</summary>
        /// <exception cref="InvalidOperationException">There is no partner.</exception>
        public PendingReply Say(string line)
        {
            var partner = Partner ?? throw new InvalidOperationException("Nobody listens.");
            return ConversationWith(partner).Say(line);
        }

        /// <summary>
        /// The player's conversation with a person. Beginning one takes longer than a game that draws can spare in a frame, so this is
        /// done on another thread: null until it is there. Ask again.
        /// </summary>
        public Conversation? Reach(CharacterCard person)
        {
            if (_conversations.TryGetValue(person.Id, out var conversation))
                return conversation;
            if (!_opening.TryGetValue(person.Id, out var opening))
                _opening.Add(person.Id, opening = Task.Run(Opener(person)));
            return opening.IsCompleted ? ConversationWith(person) : null;
        }

        /// <summary>The player's conversation with a person; begins it when it is the first.</summary>
        public Conversation ConversationWith(CharacterCard person)
        {
            if (!_conversations.TryGetValue(person.Id, out var conversation))
            {
                conversation = _opening.Remove(person.Id, out var opening) ? opening.GetAwaiter().GetResult() : Opener(person)();
                _conversations.Add(person.Id, conversation);
            }

            return conversation;
        }

        /// <summary>Goes on with another game and what people remember in it; nobody is spoken to.</summary>
        public void Continue(TavernGame game, IEnumerable<Conversation> conversations)
        {
            foreach (var conversation in _conversations.Values)
                conversation.Dispose();
            _conversations.Clear();
            foreach (var opening in _opening.Values)
                _ = opening.ContinueWith(opened => opened.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
            _opening.Clear();
            foreach (var conversation in conversations)
                _conversations.Add(conversation.Character.Id, conversation);
            Game = game;
            Partner = null;
        }

        /// <summary>Lets the game react to a finished reply of the partner; the talk ends when that moves the player away.</summary>
        public IReadOnlyList<Outcome> Settle(ReplyResult reply)
        {
            if (Partner == null || reply.End == ReplyEnd.Cancelled)
                return [];
            var outcomes = Game.Hear(Partner, reply.Tone, reply.Facts, reply.Action);
            if (!Game.IsHere(Partner))
                Partner = Game.PeopleHere.FirstOrDefault();
            return outcomes;
        }

        /// <summary>Frees the model.</summary>
        public void Dispose() => Engine.Dispose();

        private Func<Conversation> Opener(CharacterCard person)
        {
            var (world, state) = (Game.World, Game.StateFor(person));
            return () => Engine.Open(world, person.Id, state, new ConversationOptions { Seed = _seed });
        }
    }
}
