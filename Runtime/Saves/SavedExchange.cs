using System;
using System.Collections.Generic;
using GptDialogue.Tokenization;

namespace GptDialogue.Saves
{
    /// <summary>
    /// The prompt tokens of an exchange, written so that they can be had back exactly with the same tokenizer and as the same words
    /// with another: control tokens by id, everything between them as text.
    /// </summary>
    internal sealed class SavedExchange
    {
        public SavedExchange(IReadOnlyList<SavedPiece> pieces)
        {
            Pieces = pieces;
        }

        public IReadOnlyList<SavedPiece> Pieces { get; }

        /// <summary>Splits prompt tokens into pieces.</summary>
        public static SavedExchange Of(ReadOnlySpan<int> tokens, BpeTokenizer tokenizer)
        {
            var pieces = new List<SavedPiece>();
            for (var start = 0; start < tokens.Length;)
            {
                var end = start;
                while (end < tokens.Length && tokens[end] >= SpecialTokens.Count)
                    end++;
                if (end == start)
                    pieces.Add(new SavedPiece(tokens[start++]));
                else
                    pieces.Add(TextPiece(tokens.Slice(start, end - start), tokenizer));
                start = Math.Max(start, end);
            }

            return new SavedExchange(pieces);
        }

        /// <summary>The tokens again.</summary>
        /// <param name="tokenizer">The tokenizer at hand.</param>
        /// <param name="isSame">Whether it is the one that was saved with: only then do saved ids mean anything.</param>
        /// <param name="replace">The control token to stand for one of the save.</param>
        public int[] Tokens(BpeTokenizer tokenizer, bool isSame, Func<int, int> replace)
        {
            var tokens = new List<int>();
            foreach (var piece in Pieces)
            {
                if (piece.Text == null)
                    tokens.Add(replace(piece.Control));
                else if (isSame && piece.Ids.Length > 0 && AreText(piece.Ids, tokenizer))
                    tokens.AddRange(piece.Ids);
                else
                    tokens.AddRange(tokenizer.Encode(piece.Text));
            }

            return tokens.ToArray();
        }

        private static SavedPiece TextPiece(ReadOnlySpan<int> ids, BpeTokenizer tokenizer)
        {
            var text = tokenizer.Decode(ids);
            // What the model wrote may be split otherwise than encoding would; only then are the ids needed beside the text.
            return new SavedPiece(text, ids.SequenceEqual(tokenizer.Encode(text)) ? Array.Empty<int>() : ids.ToArray());
        }

        // A forged save must not smuggle in control tokens or ids that do not exist.
        private static bool AreText(int[] ids, BpeTokenizer tokenizer)
        {
            foreach (var id in ids)
            {
                if (id < SpecialTokens.Count || id >= tokenizer.VocabularySize)
                    return false;
            }

            return true;
        }
    }

    /// <summary>One control token, or a stretch of text.</summary>
    internal readonly struct SavedPiece
    {
        public SavedPiece(int control)
        {
            Control = control;
            Text = null;
            Ids = Array.Empty<int>();
        }

        public SavedPiece(string text, int[] ids)
        {
            Control = -1;
            Text = text;
            Ids = ids;
        }

        /// <summary>The control token; −1 for text.</summary>
        public readonly int Control;

        /// <summary>The text; null for a control token.</summary>
        public readonly string? Text;

        /// <summary>Token ids of the text where encoding it would give others; else empty.</summary>
        public readonly int[] Ids;
    }
}
