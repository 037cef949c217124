using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>An authored text with its position.</summary>
    public sealed class SourceText
    {
        /// <summary>Creates a text.</summary>
        public SourceText(string value, SourcePlace place)
        {
            Value = value;
            Place = place;
        }

        /// <summary>The characters as written, without blanks at the ends.</summary>
        public string Value { get; }

        /// <summary>Where it begins.</summary>
        public SourcePlace Place { get; }

        /// <inheritdoc/>
        public override string ToString() => Value;
    }

    /// <summary>An authored condition with its position.</summary>
    public sealed class SourceCondition
    {
        /// <summary>Creates a condition.</summary>
        public SourceCondition(Condition value, SourcePlace place)
        {
            Value = value;
            Place = place;
        }

        /// <summary>The parsed condition.</summary>
        public Condition Value { get; }

        /// <summary>Where it begins.</summary>
        public SourcePlace Place { get; }
    }

    /// <summary>An authored action with its position.</summary>
    public sealed class SourceAction
    {
        /// <summary>Creates an action.</summary>
        public SourceAction(ActionCall value, SourcePlace place)
        {
            Value = value;
            Place = place;
        }

        /// <summary>The parsed action.</summary>
        public ActionCall Value { get; }

        /// <summary>Where it begins.</summary>
        public SourcePlace Place { get; }
    }
}
