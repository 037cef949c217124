namespace GptDialogue.Saves
{
    /// <summary>What is no longer as it was when a conversation was saved.</summary>
    public enum SaveChangeKind
    {
        /// <summary>The save was written in an older format; what it lacked began anew.</summary>
        Format,

        /// <summary>Another bundle answers: the same lines may be answered otherwise.</summary>
        Bundle,

        /// <summary>The bundle splits words otherwise: the recent exchanges were encoded again from their text.</summary>
        Tokenizer,

        /// <summary>The world's files were edited. What became of what the conversation refers to is listed beside it.</summary>
        World,

        /// <summary>The world lacks the character; there is nobody to go on with.</summary>
        CharacterGone,

        /// <summary>The world lacks a fact that was told. It stays remembered, in case it comes back.</summary>
        FactGone,

        /// <summary>The character lacks an authored line that was played. It stays remembered.</summary>
        LineGone,

        /// <summary>The world lacks a name that was mentioned, or it is another kind of thing now. Where it was said stands "somebody".</summary>
        NameGone,

        /// <summary>The world lacks a flag that was set.</summary>
        FlagGone,
    }

    /// <summary>One difference between a save and the game that loads it.</summary>
    public sealed class SaveChange
    {
        internal SaveChange(SaveChangeKind kind, string what, string message)
        {
            Kind = kind;
            What = what;
            Message = message;
        }

        /// <summary>Kind of difference.</summary>
        public SaveChangeKind Kind { get; }

        /// <summary>Id or name it is about; empty where there is none.</summary>
        public string What { get; }

        /// <summary>A sentence for a log.</summary>
        public string Message { get; }

        /// <inheritdoc/>
        public override string ToString() => Message;
    }
}
