using GptDialogue.Bundles;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Saves
{
    /// <summary>Tells tokenizers apart: with the same one, token ids of a save mean the same.</summary>
    internal static class TokenizerFingerprint
    {
        public static ulong Of(BundleHeader header)
        {
            var hash = StableHash.Empty;
            foreach (var name in header.SpecialTokens)
                hash = StableHash.Add(hash, (int)StableHash.Of(name));
            foreach (var (left, right) in header.Merges)
                hash = StableHash.Add(StableHash.Add(hash, left), right);
            return hash;
        }
    }
}
