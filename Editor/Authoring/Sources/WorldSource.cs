using System.Collections.Generic;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>A <c>*.world.yaml</c> as authored, every value with its position.</summary>
    public sealed class WorldSource
    {
        internal WorldSource(SourceText id) => Id = id;

        /// <summary>Key <c>world</c>.</summary>
        public SourceText Id { get; }

        /// <summary>Key <c>name</c>; when absent the id in title case.</summary>
        public SourceText? Name { get; internal set; }

        /// <summary>Key <c>about</c>.</summary>
        public SourceText? About { get; internal set; }

        /// <summary>Key <c>places</c>.</summary>
        public IReadOnlyList<SourceText> Places { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>people</c>.</summary>
        public IReadOnlyList<SourceText> People { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>items</c>.</summary>
        public IReadOnlyList<SourceText> Items { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>flags</c>.</summary>
        public IReadOnlyList<SourceText> Flags { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>blocked</c>.</summary>
        public IReadOnlyList<SourceText> Blocked { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>facts</c>.</summary>
        public IReadOnlyList<FactSource> Facts { get; internal set; } = new List<FactSource>();

        /// <summary>Key <c>actions</c>.</summary>
        public IReadOnlyList<ActionSource> Actions { get; internal set; } = new List<ActionSource>();

        /// <summary>Path of the file.</summary>
        public string File => Id.Place.File;
    }

    /// <summary>An entry of <c>facts</c>.</summary>
    public sealed class FactSource
    {
        internal FactSource(SourceText id, SourceText text)
        {
            Id = id;
            Text = text;
        }

        /// <summary>Key <c>id</c>.</summary>
        public SourceText Id { get; }

        /// <summary>Key <c>text</c>.</summary>
        public SourceText Text { get; }

        /// <summary>Key <c>topics</c>.</summary>
        public IReadOnlyList<SourceText> Topics { get; internal set; } = new List<SourceText>();

        /// <summary>Key <c>known_by</c>; null when absent: everybody.</summary>
        public IReadOnlyList<SourceText>? KnownBy { get; internal set; }

        /// <summary>Key <c>when</c>.</summary>
        public SourceCondition? When { get; internal set; }

        /// <summary>The condition, or the one that always holds.</summary>
        public Condition Condition => When?.Value ?? Condition.Always;
    }

    /// <summary>An entry of <c>actions</c> of a world.</summary>
    public sealed class ActionSource
    {
        internal ActionSource(SourceText id) => Id = id;

        /// <summary>Key <c>id</c>.</summary>
        public SourceText Id { get; }

        /// <summary>Key <c>does</c>.</summary>
        public SourceText? Does { get; internal set; }

        /// <summary>Key <c>argument</c>.</summary>
        public ArgumentKind Argument { get; internal set; }

        /// <summary>Key <c>when</c>.</summary>
        public SourceCondition? When { get; internal set; }

        /// <summary>The condition, or the one that always holds.</summary>
        public Condition Condition => When?.Value ?? Condition.Always;
    }
}
