using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Reading
{
    /// <summary>The verb <c>intents</c>: trains the intent reader of a model directory anew.</summary>
    internal static class IntentsCommand
    {
        public static Command Create()
        {
            var model = new Argument<string>("model") { Description = "Model directory whose intent reader is replaced; it must have been fine-tuned." };
            var data = new Option<string[]>("--data") { Description = "Text files whose statements become facts of random worlds.", AllowMultipleArgumentsPerToken = true };
            var worlds = new Option<string[]>("--world") { Description = "Folder of an authored world to train on beside the random ones; may be repeated.", AllowMultipleArgumentsPerToken = true };
            var count = new Option<int>("--examples") { Description = "Composed lines to train on.", DefaultValueFactory = _ => ReaderTraining.Examples };
            var seed = new Option<int>("--seed") { Description = "The same seed gives the same reader.", DefaultValueFactory = _ => 1 };
            var phrasings = new Option<int>("--phrasings") { Description = "Phrasings per player intent and requests per action at most, to measure what variety is worth.", DefaultValueFactory = _ => int.MaxValue };
            var vectors = new Option<string?>("--word-vectors") { Description = "File with vectors of words, a word and its numbers on each line, to group words by and to read them by. Default: made from --data." };
            var taught = new Option<string[]>("--taught") { Description = "Files of lines with what a teacher holds them to mean, as the verb teach writes them.", AllowMultipleArgumentsPerToken = true };
            var command = new Command("intents", "Train the intent reader of a fine-tuned model on composed lines, and take over the written replies to topics of small talk.") { model, data, worlds, count, phrasings, vectors, taught, seed };
            command.SetAction(result =>
            {
                var directory = ModelDirectory.Open(result.GetRequiredValue(model));
                var words = directory.ReadWords();
                if (words.Length == 0)
                    throw new GptDialogueException($"{directory.Path} has no {ModelDirectory.WordsFile}: it is not a model for dialogue. Fine-tune it first.");
                var files = SourceSpec.ParseAll(result.GetValue(data) ?? []).Select(s => s.Path).ToArray();
                var tokenizer = new BpeTokenizer(TokenizerFiles.Read(directory.Path).ToArray(), SpecialTokens.Names);
                var training = new ReaderTraining(tokenizer, directory.ReadLexicon(), files, AuthoredWorlds.Load(result.GetValue(worlds) ?? []), result.GetValue(seed), result.GetValue(phrasings), result.GetValue(vectors), result.GetValue(taught) is { Length: > 0 } given ? TaughtLines.Read(given) : null);
                var reader = training.Run(result.GetValue(count), Console.WriteLine);
                AtomicFile.WriteText(Path.Combine(directory.Path, ModelDirectory.TopicsFile), PhraseBank.Load().Topics.ToString());
                AtomicFile.WriteText(Path.Combine(directory.Path, ModelDirectory.ReaderFile), Convert.ToBase64String(reader.ToBytes()));
            });
            return command;
        }
    }
}
