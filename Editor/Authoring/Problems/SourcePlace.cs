using System.Globalization;

namespace GptDialogue.Authoring
{
    /// <summary>A position in an authored file.</summary>
    public readonly struct SourcePlace
    {
        /// <summary>Creates a position.</summary>
        public SourcePlace(string file, int line, int column)
        {
            File = file;
            Line = line;
            Column = column;
        }

        /// <summary>Path of the file as it was given.</summary>
        public string File { get; }

        /// <summary>Line from 1.</summary>
        public int Line { get; }

        /// <summary>Column from 1, in UTF-16 units.</summary>
        public int Column { get; }

        /// <summary>The position this many columns to the right.</summary>
        public SourcePlace Right(int columns) => new SourcePlace(File, Line, Column + columns);

        /// <summary>As compilers write it: file:line:column.</summary>
        public override string ToString() =>
            File + ":" + Line.ToString(CultureInfo.InvariantCulture) + ":" + Column.ToString(CultureInfo.InvariantCulture);
    }
}
