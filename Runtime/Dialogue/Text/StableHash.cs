namespace GptDialogue.Dialogue.Text
{
    /// <summary>64-bit FNV-1a over text and numbers: tells whether two things are the same, also after a save and on any machine.</summary>
    internal static class StableHash
    {
        /// <summary>The fingerprint of nothing; others start from it.</summary>
        public const ulong Empty = 14695981039346656037UL;

        /// <summary>Extends a fingerprint by a number.</summary>
        public static ulong Add(ulong hash, int value) => unchecked((hash ^ (uint)value) * 1099511628211UL);

        /// <summary>The fingerprint of a text.</summary>
        public static ulong Of(string text)
        {
            var hash = Empty;
            foreach (var c in text)
                hash = Add(hash, c);
            return hash;
        }
    }
}
