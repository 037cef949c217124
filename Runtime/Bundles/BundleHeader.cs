using System;
using System.Collections.Generic;

namespace GptDialogue.Bundles
{
    /// <summary>
    /// Everything about a bundle except the models themselves: sizes, tokenizer, licence, where the training text came from, and
    /// the list of variants. A few tens of kilobytes, read before any model.
    /// </summary>
    public sealed class BundleHeader
    {
        /// <summary>Sizes of the model; every variant has the same.</summary>
        public BundleModel Model { get; set; } = new BundleModel();

        /// <summary>The spellings of the control tokens; the index is the id.</summary>
        public IReadOnlyList<string> SpecialTokens { get; set; } = Tokenization.SpecialTokens.Names;

        /// <summary>The merges of the tokenizer in rank order; rank r makes the token 384 + r from two earlier tokens.</summary>
        public (int Left, int Right)[] Merges { get; set; } = Array.Empty<(int, int)>();

        /// <summary>
        /// The ordinary words of the language in lower case: the only ones a reply may spell, and those a player may use without
        /// being read as gibberish. Empty for a model that is not used for dialogue.
        /// </summary>
        public IReadOnlyList<string> Words { get; set; } = Array.Empty<string>();

        /// <summary>
        /// The intent reader that was trained beside the model, as <see cref="Dialogue.Reading.IntentReader.ToBytes"/> writes it; empty
        /// for a model without one.
        /// </summary>
        public byte[] Reader { get; set; } = Array.Empty<byte>();

        /// <summary>
        /// What words are about, as <see cref="Dialogue.Text.SenseVectors.ToBytes"/> writes it; empty for a model without it, whose characters
        /// find facts by words in common alone.
        /// </summary>
        public byte[] Senses { get; set; } = Array.Empty<byte>();

        /// <summary>
        /// Written replies to small talk, as <see cref="Dialogue.Topics.TopicBank.ToBytes"/> writes them; empty for a model whose small talk is
        /// its own words alone.
        /// </summary>
        public byte[] Topics { get; set; } = Array.Empty<byte>();

        /// <summary>
        /// Which of the written replies suits which line, as <see cref="Dialogue.Topics.ReplyRanker.ToBytes"/> writes it; empty for a model without it, for
        /// which all are alike.
        /// </summary>
        public byte[] Ranks { get; set; } = Array.Empty<byte>();

        /// <summary>
        /// What decides what a line is after, as <see cref="Dialogue.Judging.LineJudge.ToBytes"/> writes it; empty for a model without it, where rules decide.
        /// </summary>
        public byte[] Judge { get; set; } = Array.Empty<byte>();

        /// <summary>
        /// What usually follows in a reply, as <see cref="Dialogue.Reply.NgramTable.ToBytes"/> writes it; empty for a model without it,
        /// whose replies take longer.
        /// </summary>
        public byte[] Drafts { get; set; } = Array.Empty<byte>();

        /// <summary>Licence of the weights, as an SPDX expression or a sentence.</summary>
        public string Licence { get; set; } = "";

        /// <summary>One line per source of training text with the attribution it asks for.</summary>
        public IReadOnlyList<string> CorpusNotes { get; set; } = Array.Empty<string>();

        /// <summary>How the 8-bit cache was calibrated, free form by name; empty when no variant has such a cache.</summary>
        public IReadOnlyDictionary<string, string> Calibration { get; set; } = new Dictionary<string, string>();

        /// <summary>How the bundle was made (tool, version, training step, …), free form by name.</summary>
        public IReadOnlyDictionary<string, string> Creation { get; set; } = new Dictionary<string, string>();

        /// <summary>The models in the bundle, in file order. <see cref="BundleWriter"/> fills it.</summary>
        public IReadOnlyList<BundleVariant> Variants { get; internal set; } = Array.Empty<BundleVariant>();

        /// <summary>SHA-256 of the header, hashes of the variants included: tells bundles apart. Empty for a header that was not read.</summary>
        public byte[] Hash { get; internal set; } = Array.Empty<byte>();

        /// <summary>The variant of that name, or null.</summary>
        public BundleVariant? Find(string name)
        {
            foreach (var variant in Variants)
                if (variant.Name == name) return variant;
            return null;
        }

        /// <summary>Checks that the parts fit each other.</summary>
        /// <exception cref="GptDialogueException">They do not; the message starts with <paramref name="source"/>.</exception>
        internal void Validate(string source)
        {
            Range(source, "layers", Model.Layers, 1, 256);
            Range(source, "heads", Model.Heads, 1, 1024);
            Range(source, "width", Model.Width, 1, 65536);
            Range(source, "context length", Model.ContextLength, 1, 1 << 20);
            Range(source, "feed-forward width", Model.FeedForward, 1, 1 << 20);
            Range(source, "vocabulary size", Model.VocabularySize, 1, 1 << 20);
            if (Model.Width % Model.Heads != 0)
                throw Bad(source, $"width {Model.Width} is not divisible by {Model.Heads} heads");
            if (SpecialTokens.Count != Tokenization.SpecialTokens.Count)
                throw Bad(source, $"it has {SpecialTokens.Count} control tokens where {Tokenization.SpecialTokens.Count} are expected");
            var tokens = SpecialTokens.Count + 256 + Merges.Length;
            if (tokens != Model.VocabularySize)
                throw Bad(source, $"its tokenizer has {tokens} tokens and its model {Model.VocabularySize}");
            for (var rank = 0; rank < Merges.Length; rank++)
            {
                var (left, right) = Merges[rank];
                var limit = SpecialTokens.Count + 256 + rank;
                if (left < SpecialTokens.Count || left >= limit || right < SpecialTokens.Count || right >= limit)
                    throw Bad(source, $"merge {rank} joins {left} and {right}; only the ids {SpecialTokens.Count} to {limit - 1} "
                        + "exist by then");
            }
            var names = new HashSet<string>();
            foreach (var variant in Variants)
                if (variant.Name.Length == 0 || !names.Add(variant.Name))
                    throw Bad(source, $"the variant name '{variant.Name}' is empty or used twice");
        }

        internal static GptDialogueException Bad(string source, string what, Exception? cause = null)
        {
            var message = $"{source}: not a usable bundle: {what}. Export the bundle again or restore the file.";
            return cause == null ? new GptDialogueException(message) : new GptDialogueException(message, cause);
        }

        private static void Range(string source, string what, int value, int low, int high)
        {
            if (value < low || value > high) throw Bad(source, $"{what} {value} is outside {low} to {high}");
        }
    }
}
