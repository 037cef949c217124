using System.Security.Cryptography;

namespace GptDialogue.Bundles
{
    /// <summary>
    /// Layout of a <c>.gptbundle</c>: magic "GPTB", uint32 version, uint32 header length (all little-endian), the MessagePack
    /// header, SHA-256 of everything so far, then the variants. Offsets count from there, so they do not depend on the header's size.
    /// </summary>
    internal static class BundleFormat
    {
        public const uint Version = 1;
        public const int PrefixLength = 12;
        public const int HashLength = 32;

        /// <summary>Far above any real header (intent reader and sense vectors take 5 MB, a 64k vocabulary 0.5 MB), far below what would hurt a phone.</summary>
        public const int MaxHeaderLength = 16 << 20;

        /// <summary>ONNX is protobuf, which ends at 2 GiB; a byte array ends slightly before.</summary>
        public const int MaxVariantLength = 0x7FFFFFC7;

        public const int MaxVariants = 64;

        public static readonly byte[] Magic = { (byte)'G', (byte)'P', (byte)'T', (byte)'B' };

        public static byte[] Hash(byte[] bytes, int offset, int count)
        {
            using (var sha = SHA256.Create()) return sha.ComputeHash(bytes, offset, count);
        }
    }
}
