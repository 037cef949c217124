namespace GptDialogue.Dialogue
{
    /// <summary>What an engine does and what it costs; counts are since it was loaded. A snapshot.</summary>
    public struct EngineFigures
    {
        /// <summary>Tokens per second of all characters together, over the last second or so; 0 when nobody talks.</summary>
        public double TokensPerSecond { get; internal set; }

        /// <summary>Part of the time, 0 to 1, that the worker thread was busy, over the same time.</summary>
        public double BusyShare { get; internal set; }

        /// <summary>Milliseconds from line to first word: mean of the last replies.</summary>
        public double FirstWordMs { get; internal set; }

        /// <summary>Milliseconds from line to first word: the slowest of the last replies.</summary>
        public double SlowestFirstWordMs { get; internal set; }

        /// <summary>Replies and preparations that are under way or wait.</summary>
        public int QueueDepth { get; internal set; }

        /// <summary>Rows of the key-value cache: conversations that can be under way at once.</summary>
        public int Rows { get; internal set; }

        /// <summary>Rows that hold a conversation.</summary>
        public int RowsInUse { get; internal set; }

        /// <summary>Bytes of the key-value cache.</summary>
        public long CacheBytes { get; internal set; }

        /// <summary>Bytes of the weights.</summary>
        public long ModelBytes { get; internal set; }

        /// <summary>Tokens that were generated.</summary>
        public long Tokens { get; internal set; }

        /// <summary>Tokens that were guessed and run ahead.</summary>
        public long DraftedTokens { get; internal set; }

        /// <summary>Of these, the ones that turned out right; each saved most of a run.</summary>
        public long KeptTokens { get; internal set; }

        /// <summary>Tokens of prompts that were run.</summary>
        public long PrefilledTokens { get; internal set; }

        /// <summary>Tokens of prompts that were copied from another row, as both begin alike.</summary>
        public long CopiedTokens { get; internal set; }

        /// <summary>Runs of the model.</summary>
        public long Runs { get; internal set; }

        /// <summary>Runs that failed.</summary>
        public long FailedRuns { get; internal set; }

        /// <summary>How often a more urgent conversation took the row of one that was under way.</summary>
        public long Preemptions { get; internal set; }

        /// <summary>Replies that ended in whatever way but by being cancelled.</summary>
        public long Replies { get; internal set; }

        /// <summary>Replies that were cancelled, prepared ones that nobody chose included.</summary>
        public long Cancelled { get; internal set; }

        /// <summary>Replies for which an authored line had to play because a deadline had passed.</summary>
        public long Late { get; internal set; }

        /// <summary>Replies for which an authored line had to play because something failed.</summary>
        public long Failed { get; internal set; }

        /// <summary>Authored fallbacks of any reason, those that the model chose included.</summary>
        public long Fallbacks { get; internal set; }
    }
}
