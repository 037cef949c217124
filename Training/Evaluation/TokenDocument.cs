using System.Collections.Generic;
using System.Linq;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>A document as token ids between two separators: the first is context, the second is predicted like the words.</summary>
    /// <param name="Source">Name of the source file.</param>
    /// <param name="Bytes">Length of the text in UTF-8.</param>
    /// <param name="Tokens">Separator, text, separator.</param>
    public sealed record TokenDocument(string Source, int Bytes, ushort[] Tokens)
    {
        /// <summary>How many tokens a model has to predict.</summary>
        public int Predicted => Tokens.Length - 1;

        /// <summary>Encodes documents, in order.</summary>
        public static IReadOnlyList<TokenDocument> Encode(BpeTokenizer tokenizer, IEnumerable<CorpusDocument> documents)
        {
            var buffer = new int[1];
            return documents.Select(document =>
            {
                // A token covers at least one byte.
                if (buffer.Length < document.Utf8.Length) buffer = new int[document.Utf8.Length];
                var count = tokenizer.Encode(document.Utf8.Span, buffer);
                var tokens = new ushort[count + 2];
                for (var i = 0; i < count; i++) tokens[i + 1] = (ushort)buffer[i];
                tokens[0] = tokens[^1] = SpecialTokens.EndOfText;
                return new TokenDocument(document.Source.Name, document.Utf8.Length, tokens);
            }).ToArray();
        }
    }
}
