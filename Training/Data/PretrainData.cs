using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Settings;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Data
{
    /// <summary>From the settings of a run to token ids.</summary>
    internal static class PretrainData
    {
        private const string Characters = "characters";

        /// <summary>Reads, divides and encodes the corpus.</summary>
        /// <returns>The sources, the number of token ids, and the tokenizer's files to keep with the model.</returns>
        public static (IReadOnlyList<TokenSource> Sources, int Vocabulary, Dictionary<string, string> Companions) Load(TrainingSettings settings, string cache, Action<string> say)
        {
            if (settings.Tokenizer.Length == 0)
                throw new GptDialogueException("No tokenizer: give a folder with --tokenizer, or 'characters'. The verb 'tokenizer' makes one.");
            var specs = SourceSpec.ParseAll(settings.Data);
            if (settings.Tokenizer == Characters)
                return LoadCharacters(specs, settings);

            var merges = TokenizerFiles.Read(settings.Tokenizer);
            var tokenizer = new BpeTokenizer(merges.ToArray(), SpecialTokens.Names);
            var companions = new[] { ModelDirectory.VocabularyFile, ModelDirectory.MergesFile }
                .ToDictionary(name => name, name => File.ReadAllText(Path.Combine(settings.Tokenizer, name)));
            return (TokenCache.Load(cache, TokenCache.Key(specs, settings, companions[ModelDirectory.MergesFile]), specs, () =>
            {
                say($"Reading {specs.Count} sources and dividing them by document…");
                return TextTokens.Encode(CorpusSplit.Create(CorpusReader.Read(specs), settings.ValidationShare), tokenizer);
            }), tokenizer.VocabularySize, companions);
        }

        // nanoGPT's recipe: ids in order of the characters, the end of the file held out.
        private static (IReadOnlyList<TokenSource>, int, Dictionary<string, string>) LoadCharacters(IReadOnlyList<SourceSpec> specs, TrainingSettings settings)
        {
            var texts = specs.Select(spec => string.Join('\n', CorpusReader.Read(spec).Select(d => Encoding.UTF8.GetString(d.Utf8.Span)))).ToArray();
            var vocabulary = CharacterVocabulary.Of(string.Concat(texts));
            var sources = specs.Zip(texts, (spec, text) =>
            {
                var ids = Array.ConvertAll(vocabulary.Encode(text), id => (ushort)id);
                var cut = (int)(ids.Length * (1 - settings.ValidationShare));
                return new TokenSource(spec.Name, spec.Weight, ids[..cut], ids[cut..]);
            }).ToArray();
            var spelling = Enumerable.Range(0, vocabulary.Count).ToDictionary(id => vocabulary.Decode([id]), id => id);
            return (sources, vocabulary.Count, new() { [ModelDirectory.VocabularyFile] = JsonSerializer.Serialize(spelling) });
        }
    }
}
