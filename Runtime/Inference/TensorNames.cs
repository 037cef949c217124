namespace GptDialogue.Inference
{
    /// <summary>
    /// The names of every graph input and output, spelled once. B is the number of rows (conversations), S the tokens per row in
    /// one run, N the positions whose logits are wanted, V the vocabulary, H the heads, M the capacity of a cache row, D the head size.
    /// </summary>
    public static class TensorNames
    {
        /// <summary>Input, int32 (B, S): token ids.</summary>
        public const string InputIds = "input_ids";

        /// <summary>Input, int32 (B, S): index of each token within its row, from 0.</summary>
        public const string PositionIds = "position_ids";

        /// <summary>Input, int32 (B): length of each row after this run, minus one.</summary>
        public const string SeqLensK = "seqlens_k";

        /// <summary>Input, int32 scalar: the largest length of any row after this run.</summary>
        public const string TotalSequenceLength = "total_sequence_length";

        /// <summary>Input, int32 (N): indices into the flattened (B * S) positions whose logits are computed.</summary>
        public const string LogitsIndex = "logits_index";

        /// <summary>
        /// Input, bool scalar, of graphs that read prompts in a way of their own: whether this run reads one. Such a run is of
        /// one row, and has two tokens at least.
        /// </summary>
        public const string ReadsPrompt = "reads_prompt";

        /// <summary>Output, fp32 (N, V) of the fused graph, (B, S, V) of the oracle graph.</summary>
        public const string Logits = "logits";

        /// <summary>Input, (B, H, M, D): keys of a layer before this run.</summary>
        public static string PastKey(int layer) => "past_key_" + Digits(layer);

        /// <summary>Input, (B, H, M, D): values of a layer before this run.</summary>
        public static string PastValue(int layer) => "past_value_" + Digits(layer);

        /// <summary>Output, (B, H, M, D): keys of a layer after this run; bound to the memory of <see cref="PastKey"/>.</summary>
        public static string PresentKey(int layer) => "present_key_" + Digits(layer);

        /// <summary>Output, (B, H, M, D): values of a layer after this run; bound to the memory of <see cref="PastValue"/>.</summary>
        public static string PresentValue(int layer) => "present_value_" + Digits(layer);

        private static string Digits(int layer) => layer.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
