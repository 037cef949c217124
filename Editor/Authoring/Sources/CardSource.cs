using System.Collections.Generic;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>A <c>*.npc.yaml</c> or an inline card of a suite as authored, every value with its position.</summary>
    public sealed class CardSource
    {
        internal CardSource(SourceText id, SourceText name, bool inline)
        {
            Id = id;
            Name = name;
            IsInline = inline;
        }

        /// <summary>Key <c>id</c>.</summary>
        public SourceText Id { get; }

        /// <summary>Key <c>name</c>.</summary>
        public SourceText Name { get; }

        /// <summary>Written inside a suite.</summary>
        public bool IsInline { get; }

        /// <summary>Key <c>role</c>.</summary>
        public SourceText? Role { get; internal set; }

        /// <summary>Key <c>place</c>.</summary>
        public SourceText? PlaceName { get; internal set; }

        /// <summary>Key <c>traits</c>.</summary>
        public IReadOnlyList<SourceText> Traits { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>speech</c>.</summary>
        public SpeechStyle Speech { get; internal set; }

        /// <summary>Key <c>mood</c>.</summary>
        public Emotion Mood { get; internal set; }

        /// <summary>Key <c>knows</c>.</summary>
        public IReadOnlyList<SourceText> Knows { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>secrets</c>.</summary>
        public IReadOnlyList<SecretSource> Secrets { get; internal set; } = new List<SecretSource>();

        /// <summary>Key <c>sells</c>: item and price.</summary>
        public IReadOnlyList<KeyValuePair<SourceText, SourceText>> Sells { get; internal set; } = new List<KeyValuePair<SourceText, SourceText>>();

        /// <summary>Key <c>actions</c>.</summary>
        public IReadOnlyList<GrantSource> Actions { get; internal set; } = new List<GrantSource>();

        /// <summary>Key <c>lines</c>.</summary>
        public IReadOnlyList<LineSource> Lines { get; internal set; } = new List<LineSource>();

        /// <summary>The lists of key <c>fallback</c>, by their keys unknown, refuse, busy and farewell; absent ones are missing.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<SourceText>> Fallback { get; internal set; } = new Dictionary<string, IReadOnlyList<SourceText>>();
    }

    /// <summary>An entry of <c>secrets</c>.</summary>
    public sealed class SecretSource
    {
        internal SecretSource(SourceText fact, SourceCondition? when)
        {
            Fact = fact;
            When = when;
        }

        /// <summary>Key <c>fact</c>.</summary>
        public SourceText Fact { get; }

        /// <summary>Key <c>when</c>.</summary>
        public SourceCondition? When { get; }
    }

    /// <summary>An entry of <c>actions</c> of a card.</summary>
    public sealed class GrantSource
    {
        internal GrantSource(SourceText action, IReadOnlyList<SourceText>? arguments)
        {
            Action = action;
            Arguments = arguments;
        }

        /// <summary>Id of the action.</summary>
        public SourceText Action { get; }

        /// <summary>The arguments of <c>- give_item: [iron key]</c>; null when none are listed.</summary>
        public IReadOnlyList<SourceText>? Arguments { get; }
    }

    /// <summary>An entry of <c>lines</c>.</summary>
    public sealed class LineSource
    {
        internal LineSource(SourceText player, SourceText npc)
        {
            Player = player;
            Npc = npc;
        }

        /// <summary>Key <c>player</c>.</summary>
        public SourceText Player { get; }

        /// <summary>Key <c>npc</c>.</summary>
        public SourceText Npc { get; }

        /// <summary>Key <c>id</c>, or null when the id is made from the content.</summary>
        public SourceText? ExplicitId { get; internal set; }

        /// <summary>The stable id, see <see cref="LineIds"/>.</summary>
        public string Id { get; internal set; } = string.Empty;

        /// <summary>Key <c>emotion</c>.</summary>
        public Emotion? Emotion { get; internal set; }

        /// <summary>Key <c>action</c>; null for none.</summary>
        public SourceAction? Action { get; internal set; }

        /// <summary>Key <c>when</c>.</summary>
        public SourceCondition? When { get; internal set; }
    }
}
