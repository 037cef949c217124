using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;

namespace GptDialogue.Training.Data
{
    /// <summary>Turns documents into token ids.</summary>
    public static class TextTokens
    {
        /// <summary>Encodes a divided corpus, using every core.</summary>
        /// <exception cref="GptDialogueException">Nothing is left to train on.</exception>
        public static IReadOnlyList<TokenSource> Encode(CorpusSplit split, BpeTokenizer tokenizer)
        {
            var train = Encode(split.Train, tokenizer);
            var validation = Encode(split.Validation, tokenizer);
            return train.Keys.Union(validation.Keys).OrderBy(source => source.Path, StringComparer.Ordinal)
                .Select(source => new TokenSource(source.Name, source.Weight,
                    train.GetValueOrDefault(source) ?? [], validation.GetValueOrDefault(source) ?? [])).ToArray();
        }

        private static Dictionary<SourceSpec, ushort[]> Encode(IReadOnlyList<CorpusDocument> documents, BpeTokenizer tokenizer)
        {
            var encoded = new ushort[documents.Count][];
            Parallel.For(0, documents.Count, i => encoded[i] = Encode(documents[i], tokenizer));
            return Enumerable.Range(0, documents.Count).GroupBy(i => documents[i].Source)
                .ToDictionary(source => source.Key, source => source.SelectMany(i => encoded[i]).ToArray());
        }

        private static ushort[] Encode(CorpusDocument document, BpeTokenizer tokenizer)
        {
            var ids = tokenizer.Encode(Encoding.UTF8.GetString(document.Utf8.Span));
            var tokens = new ushort[ids.Length + 1];
            for (var i = 0; i < ids.Length; i++)
                tokens[i] = (ushort)ids[i];
            tokens[^1] = SpecialTokens.EndOfText;
            return tokens;
        }
    }
}
