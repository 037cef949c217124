using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>What a conversation remembers between turns: recent exchanges as tokens, and what was said, told and meant.</summary>
    public sealed class DialogueMemory
    {
        /// <summary>Turns after which an authored exchange may be played again.</summary>
        public const int LineCooldown = 20;

        /// <summary>Turns over which repeated lines and replies are noticed.</summary>
        public const int RecentTurns = 128;

        private readonly List<Exchange> _recent = new List<Exchange>();
        private readonly Queue<string> _playedLines = new Queue<string>();
        private readonly HashSet<string> _toldFacts = new HashSet<string>();
        private readonly RecentSet _asked = new RecentSet(RecentTurns);
        private readonly RecentSet _said = new RecentSet(RecentTurns * (1 + ReplyGrammar.Opening)); // replies and how they began

        /// <summary>Slot bindings of the conversation.</summary>
        public SlotTable Slots { get; }

        /// <summary>Creates the memory of a new conversation.</summary>
        public DialogueMemory(SlotTable slots)
        {
            Slots = slots;
        }

        /// <summary>Exchanges still in the prompt window, oldest first.</summary>
        public IReadOnlyList<Exchange> Recent => _recent;

        /// <summary>Number of finished turns.</summary>
        public int Turns { get; private set; }

        /// <summary>What the character said last; null before its first reply.</summary>
        public string? LastReply { get; private set; }

        /// <summary>Terms of the last line that had a topic.</summary>
        public TermQuery LastQuery { get; private set; } = new TermQuery();

        /// <summary>The fact told last; null when none was.</summary>
        public Fact? LastFact { get; private set; }

        /// <summary>Entities of the last line that named any, in order.</summary>
        public IReadOnlyList<Entity> LastEntities { get; private set; } = new Entity[0];

        /// <summary>Authored lines played within the cooldown.</summary>
        public ICollection<string> PlayedLines => _playedLines.ToArray();

        /// <summary>True if the fact was told in this conversation.</summary>
        public bool WasTold(Fact fact) => _toldFacts.Contains(fact.Id);

        /// <summary>True if the player said this (cleaned, lower-case) line before.</summary>
        public bool WasAsked(string line) => _asked.Contains(StableHash.Of(line));

        /// <summary>True if a generated reply with this fingerprint was given before.</summary>
        public bool WasSaid(ulong replyHash) => _said.Contains(replyHash);

        /// <summary>Keeps how a reply began, word by word, so that the next one begins otherwise.</summary>
        internal void RememberOpening(IReadOnlyList<ulong> fingerprints)
        {
            foreach (var fingerprint in fingerprints)
                _said.Add(fingerprint);
        }

        /// <summary>Closes a turn.</summary>
        /// <param name="turn">What the runtime found out about the line.</param>
        /// <param name="exchange">Line and reply as they stand in the prompt.</param>
        /// <param name="reply">The reply in words.</param>
        /// <param name="told">The fact it told; null for none.</param>
        /// <param name="playedLine">Id of the authored line it played; null for none.</param>
        /// <param name="replyHash">Fingerprint of the reply.</param>
        /// <param name="named">What the fact names: "where is that?" is about it, unless the line itself named something.</param>
        public void Remember(TurnAnalysis turn, Exchange exchange, string reply, Fact? told, string? playedLine, ulong replyHash, IEnumerable<Entity>? named = null)
        {
            Turns++;
            _recent.Add(exchange);
            LastReply = reply;
            _asked.Add(StableHash.Of(turn.Line.Text.ToLowerInvariant()));
            if (!turn.Query.IsEmpty && !turn.IsFollowUp)
                LastQuery = turn.Query;
            var ofFact = named ?? Enumerable.Empty<Entity>();
            var entities = (turn.Mentions.Count > 0 ? turn.Entities.Concat(ofFact) : ofFact.Concat(turn.Entities)).Distinct().ToList();
            if (entities.Count > 0)
                LastEntities = entities;
            if (told != null)
            {
                LastFact = told;
                _toldFacts.Add(told.Id);
            }

            if (playedLine != null)
                _playedLines.Enqueue(playedLine);
            while (_playedLines.Count > LineCooldown)
                _playedLines.Dequeue();
            _said.Add(replyHash);
        }

        /// <summary>Drops the oldest exchanges until at most <paramref name="tokens"/> tokens of history remain.</summary>
        public void Trim(int tokens)
        {
            var total = _recent.Sum(e => e.Tokens.Length);
            while (_recent.Count > 0 && total > tokens)
            {
                total -= _recent[0].Tokens.Length;
                _recent.RemoveAt(0);
            }
        }

        /// <summary>Puts back the exchanges of the prompt window.</summary>
        internal void SetRecent(IReadOnlyList<Exchange> recent)
        {
            _recent.Clear();
            _recent.AddRange(recent);
        }

        /// <summary>Everything remembered, as plain data.</summary>
        internal MemoryState Capture() => new MemoryState
        {
            Turns = Turns,
            Exchanges = _recent.Select(e => e.Tokens).ToArray(),
            Slots = Slots.Snapshot(),
            LastReply = LastReply,
            LastFact = LastFact?.Id,
            LastTerms = LastQuery.Weights.ToArray(),
            LastNames = LastEntities.Select(e => e.Name).ToArray(),
            Told = _toldFacts.ToArray(),
            Played = _playedLines.ToArray(),
            Asked = _asked.ToArray(),
            Said = _said.ToArray(),
        };

        /// <summary>
        /// Becomes what was captured, perhaps with another world: what it no longer has is left out where it would be said, and
        /// kept where it is only remembered.
        /// </summary>
        internal void Restore(MemoryState state, WorldPack world, Glossary glossary)
        {
            Turns = state.Turns;
            _recent.Clear();
            _recent.AddRange(state.Exchanges.Select(tokens => new Exchange(tokens)));
            Slots.Restore(state.Slots);
            LastReply = state.LastReply;
            LastFact = state.LastFact == null ? null : world.FindFact(state.LastFact);
            LastQuery = new TermQuery();
            foreach (var term in state.LastTerms)
                LastQuery.Add(term.Key, term.Value);
            LastEntities = state.LastNames.Select(glossary.Find).OfType<Entity>().ToList();
            _toldFacts.Clear();
            _toldFacts.UnionWith(state.Told);
            _playedLines.Clear();
            foreach (var line in state.Played)
                _playedLines.Enqueue(line);
            _asked.Restore(state.Asked);
            _said.Restore(state.Said);
        }

        /// <summary>One exchange as it stands in the prompt: the player's line and the words of the reply.</summary>
        public readonly struct Exchange
        {
            /// <summary>Creates an exchange from its prompt tokens.</summary>
            public Exchange(int[] tokens)
            {
                Tokens = tokens;
            }

            /// <summary>Token ids.</summary>
            public readonly int[] Tokens;
        }
    }
}
