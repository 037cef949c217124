using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
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

        private readonly DialogueEngine _engine;
        private readonly ulong _seed;
        private readonly Dictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);

        private TavernPlay(DialogueEngine engine, WorldPack world, CharacterCard first, PlayOptions options)
        {
            _engine = engine;
            _seed = options.Seed;
            Bundle = Path.GetFileName(options.Bundle);
            Game = new TavernGame(world, first.Place.Length == 0 ? world.Name : first.Place);
            Partner = first;
        }

        /// <summary>The game.</summary>
        public TavernGame Game { get; }

        /// <summary>The person the player talks to; null after walking away.</summary>
        public CharacterCard? Partner { get; private set; }

        /// <summary>File name of the bundle.</summary>
        public string Bundle { get; }

        /// <summary>What the bundle runs on.</summary>
        public string Device => _engine.Device;

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
            return new TavernPlay(DialogueEngine.Load(options.Bundle), world, first, options);
        }

        /// <summary>Turns to a person; null ends the talk.</summary>
        public void TurnTo(CharacterCard? person) => Partner = person;

        /// <summary>Says a line to the partner.</summary>
        /// <exception cref="InvalidOperationException">There is no partner.</exception>
        public PendingReply Say(string line)
        {
            var partner = Partner ?? throw new InvalidOperationException("Nobody listens.");
            if (!_conversations.TryGetValue(partner.Id, out var conversation))
            {
                conversation = _engine.Open(Game.World, partner.Id, Game.StateFor(partner), new ConversationOptions { Seed = _seed });
                _conversations.Add(partner.Id, conversation);
            }

            return conversation.Say(line);
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
        public void Dispose() => _engine.Dispose();
    }
}
