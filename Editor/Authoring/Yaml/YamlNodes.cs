using System.Collections.Generic;

namespace GptDialogue.Authoring
{
    /// <summary>A value of a YAML file with its position. Unlike a deserialised object it can say where it came from.</summary>
    internal abstract class YamlValue
    {
        protected YamlValue(SourcePlace place) => Place = place;

        public SourcePlace Place { get; }

        /// <summary>What to call it in a message.</summary>
        public abstract string Kind { get; }
    }

    internal sealed class YamlText : YamlValue
    {
        public YamlText(SourcePlace place, string text, bool plain, bool singleLine)
            : base(place)
        {
            Text = text;
            IsPlain = plain;
            IsSingleLine = singleLine;
        }

        /// <summary>The characters as written: 1.50 stays 1.50.</summary>
        public string Text { get; }

        /// <summary>Written without quotes.</summary>
        public bool IsPlain { get; }

        /// <summary>Starts and ends on one line, so columns inside it can be told.</summary>
        public bool IsSingleLine { get; }

        /// <summary>The empty value, ~ or null.</summary>
        public bool IsNull => IsPlain && (Text.Length == 0 || Text == "~" || Text == "null" || Text == "Null" || Text == "NULL");

        public override string Kind => "a text";

        /// <summary>Position of a character of the text, counted from 1.</summary>
        public SourcePlace At(int column) => IsSingleLine ? Place.Right(column - 1 + (IsPlain ? 0 : 1)) : Place;
    }

    internal sealed class YamlList : YamlValue
    {
        public YamlList(SourcePlace place)
            : base(place)
        {
        }

        public List<YamlValue> Items { get; } = new List<YamlValue>();

        public override string Kind => "a list";
    }

    internal sealed class YamlMap : YamlValue
    {
        public YamlMap(SourcePlace place)
            : base(place)
        {
        }

        public List<KeyValuePair<YamlText, YamlValue>> Entries { get; } = new List<KeyValuePair<YamlText, YamlValue>>();

        public override string Kind => "a mapping";
    }
}
