namespace GptDialogue.Training.Export
{
    internal static class TensorNames
    {
        public const string InputIds = "input_ids", PositionIds = "position_ids", SeqlensK = "seqlens_k";
        public const string TotalSequenceLength = "total_sequence_length", LogitsIndex = "logits_index", Logits = "logits";
        public static string PastKey(int layer) => $"past_key_{layer}";
        public static string PastValue(int layer) => $"past_value_{layer}";
        public static string PresentKey(int layer) => $"present_key_{layer}";
        public static string PresentValue(int layer) => $"present_value_{layer}";
    }
}
