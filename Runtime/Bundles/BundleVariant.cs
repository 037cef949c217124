using System;

namespace GptDialogue.Bundles
{
    /// <summary>One self-contained ONNX model in a bundle and where its bytes lie.</summary>
    public sealed class BundleVariant
    {
        /// <summary>Name of the standard-operator fp32 graph without a cache that tests compare the others with.</summary>
        public const string Oracle = "oracle";

        /// <summary>Unique name, such as <c>fp32</c>, <c>int8-kv8</c> or <see cref="Oracle"/>.</summary>
        public string Name { get; set; } = "";

        /// <summary>Element type of the weights: <c>fp32</c>, <c>fp16</c>, <c>int8</c> or <c>int4</c>.</summary>
        public string Weights { get; set; } = "";

        /// <summary>Element type of the key-value cache, one of <see cref="CacheKind"/>.</summary>
        public string Cache { get; set; } = CacheKind.None;

        /// <summary>First byte, counted from the end of the header's hash.</summary>
        public long Offset { get; internal set; }

        /// <summary>Number of bytes.</summary>
        public int Length { get; internal set; }

        /// <summary>SHA-256 of the bytes.</summary>
        public byte[] Sha256 { get; internal set; } = Array.Empty<byte>();
    }

    /// <summary>The element types a variant's key-value cache may have, as they are spelled in the bundle.</summary>
    public static class CacheKind
    {
        /// <summary>The graph keeps no cache and computes every position anew.</summary>
        public const string None = "none";

        /// <summary>32-bit floating point.</summary>
        public const string Float32 = "fp32";

        /// <summary>16-bit floating point.</summary>
        public const string Float16 = "fp16";

        /// <summary>Signed 8-bit integers with scales that are constants of the graph.</summary>
        public const string Int8 = "int8";
    }
}
