using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;
using GptDialogue.Training.Data;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Optimisation;
using GptDialogue.Training.Reading;
using GptDialogue.Training.Settings;
using GptDialogue.Training.Tokenizer;
using TorchSharp;

namespace GptDialogue.Training.Commands
{
    /// <summary>The verb <c>finetune</c>: dialogue on top of a pre-trained model, composed on the fly or read from a file.</summary>
    internal static class FinetuneCommand
    {
        private const int ValidationSeed = 1_000_003;

        public static Command Create()
        {
            var options = new SettingsOptions();
            var form = new PromptFormOptions();
            var output = new Option<string>("--out") { Description = "Folder of the run: checkpoints, the best model, curves.", Required = true };
            var from = new Option<string>("--from") { Description = "Model directory to start from.", Required = true };
            var fresh = new Option<bool>("--fresh") { Description = "Start from new weights of the same shape, to measure what pre-training is worth." };
            var resume = new Option<bool>("--resume") { Description = "Continue from the latest checkpoint in --out." };
            var worlds = new Option<string[]>("--world") { Description = "Folder of an authored world to train on beside the random ones; may be repeated.", AllowMultipleArgumentsPerToken = true };
            var noCorpus = new Option<bool>("--no-corpus") { Description = "Train on composed dialogues alone, for whoever has no plain text: ordinary words and intent reader stay those of --from, whatever corpus the config names." };
            var examples = new Option<string?>("--examples") { Description = "File of examples in JSON lines instead of composed ones." };
            var words = new Option<string?>("--words") { Description = "List of ordinary words, one per line. Default: built from --data and the phrase banks; without a corpus, those of --from." };
            var share = new Option<double>("--plain-text-share") { Description = "Share of rows that are plain text from --data.", DefaultValueFactory = _ => 0.1 };
            var loss = new Option<string>("--loss") { Description = "Tokens that count: reply or all.", DefaultValueFactory = _ => "reply" };
            var wordShare = new Option<double>("--word-share") { Description = "Share of examples whose words count; what a reply decides always counts. Below 1 the decisions weigh more.", DefaultValueFactory = _ => 1 };
            var phrasings = new Option<int>("--phrasings") { Description = "Phrasings per player intent and requests per action at most, to measure what variety is worth.", DefaultValueFactory = _ => int.MaxValue };
            var reader = new Option<int?>("--reader-lines") { Description = $"Composed lines to train the intent reader on; 0 keeps that of --from, see the verb 'intents'. Default: {ReaderTraining.Examples}, without a corpus 0." };
            var cache = new Option<string?>("--cache") { Description = "File to keep the encoded corpus in, so that runs can share it." };
            var command = new Command("finetune", "Train a pre-trained model on dialogue.") { output, from, fresh, resume, worlds, noCorpus, examples, words, share, loss, wordShare, phrasings, reader, cache };
            form.AddTo(command);
            options.AddTo(command);
            command.SetAction(result => Run(
                options.Read(result, null), result.GetRequiredValue(output), result.GetRequiredValue(from), result.GetValue(fresh), result.GetValue(resume),
                new Material(
                    result.GetValue(worlds) ?? [], result.GetValue(examples), result.GetValue(words), result.GetValue(phrasings), result.GetValue(wordShare),
                    form.Read(result), result.GetValue(reader) ?? (result.GetValue(noCorpus) ? 0 : ReaderTraining.Examples), result.GetValue(noCorpus)),
                result.GetValue(share), CountsAll(result.GetRequiredValue(loss)), result.GetValue(cache)));
            return command;
        }

        private static int Run(TrainingSettings settings, string output, string from, bool fresh, bool resume, Material material, double plainShare, bool countAll, string? cache)
        {
            if (plainShare is < 0 or >= 1)
                throw new GptDialogueException($"--plain-text-share: {plainShare} must be at least 0 and below 1.");
            TorchRuntime.UseThreads(settings.Threads);
            var checkpoint = TrainingRun.Checkpoint(output, resume);
            var directory = ModelDirectory.Open(checkpoint ?? from);
            var merges = TokenizerFiles.Read(directory.Path);
            var tokenizer = new BpeTokenizer(merges.ToArray(), SpecialTokens.Names);
            settings.Tokenizer = directory.Path;
            settings.RowLength ??= Math.Min(256, directory.Config.Context);
            if (!fresh)
                KeepRights(settings, directory.Notes);
            var files = material.NoCorpus ? [] : SourceSpec.ParseAll(settings.Data).Select(s => s.Path).ToArray();
            var kept = Path.Combine(directory.Path, ModelDirectory.WordsFile);
            var words = material.Words ?? (material.NoCorpus && File.Exists(kept) ? kept : null);
            var lexicon = words != null ? ReadWords(words) : DialogueComposer.BuildLexicon(files);
            var senses = directory.ReadSenses();
            Console.WriteLine($"{lexicon.Count:N0} ordinary words, {files.Length} text files, {material.Worlds.Length} authored worlds.");
            var examples = material.Examples(tokenizer, new Lexicon(lexicon, senses), files, settings.Seed, false);
            var device = TorchRuntime.Device(settings.Device);
            torch.random.manual_seed(settings.Seed);
            using var model = TrainingRun.CreateModel(settings, device, directory, tokenizer.VocabularySize, fresh && checkpoint == null);
            var length = settings.RowLength.Value;
            var plain = plainShare > 0 && files.Length > 0
                ? new PlainTextBatches(PretrainData.Load(settings, cache ?? Path.Combine(output, "tokens.safetensors"), Console.WriteLine).Sources, length, settings.Seed, settings.RowsAnywhere)
                : null;
            var data = new ExampleBatches(examples, plain, plainShare, countAll);
            var validation = new TokenRows(settings.EvaluationRows, length);
            new ExampleBatches(material.Examples(tokenizer, new Lexicon(lexicon, senses), files, ValidationSeed, true), null, 0, false).Fill(validation);
            var companions = new[] { ModelDirectory.VocabularyFile, ModelDirectory.MergesFile }.ToDictionary(n => n, n => File.ReadAllText(Path.Combine(directory.Path, n)));
            companions[ModelDirectory.WordsFile] = string.Join("\n", lexicon) + "\n";
            if (material.File == null)
                companions[ModelDirectory.TopicsFile] = PhraseBank.Load().Topics.ToString();
            if (material.File == null && material.ReaderLines > 0)
                companions[ModelDirectory.ReaderFile] = Convert.ToBase64String(material.Reader(tokenizer, new Lexicon(lexicon, senses), files, settings.Seed).ToBytes());
            else
                foreach (var name in new[] { ModelDirectory.ReaderFile, ModelDirectory.RanksFile, ModelDirectory.JudgeFile }.Where(n => File.Exists(Path.Combine(directory.Path, n))))
                    companions[name] = File.ReadAllText(Path.Combine(directory.Path, name));
            if (senses != null)
                companions[ModelDirectory.SensesFile] = Convert.ToBase64String(senses.ToBytes());
            return TrainingRun.Train(settings, model, data, validation, output, companions, checkpoint);
        }

        // The weights still hold what they were first trained on.
        private static void KeepRights(TrainingSettings settings, ModelNotes given)
        {
            settings.CorpusNotes = [.. given.Corpus.Except(settings.CorpusNotes), .. settings.CorpusNotes];
            if (settings.Licence.Length == 0)
                settings.Licence = given.Licence;
        }

        private static List<string> ReadWords(string path)
        {
            try
            {
                return File.ReadAllLines(path).ToList();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"--words: {path} cannot be read: {fault.Message}", fault);
            }
        }

        private static bool CountsAll(string loss) => loss switch
        {
            "reply" => false,
            "all" => true,
            _ => throw new GptDialogueException($"--loss: '{loss}' is neither reply nor all."),
        };

        /// <summary>Where the dialogues come from.</summary>
        private sealed record Material(string[] Worlds, string? File, string? Words, int Phrasings, double WordShare, PromptForm Form, int ReaderLines, bool NoCorpus)
        {
            // Evenly spread: example i counts its words when the running total of the share steps over a whole number.
            private bool CountsWords(int i) => Math.Floor((i + 1) * WordShare) > Math.Floor(i * WordShare);

            public IntentReader Reader(BpeTokenizer tokenizer, Lexicon lexicon, string[] text, int seed) =>
                new ReaderTraining(tokenizer, lexicon, text, AuthoredWorlds.Load(Worlds), seed, Phrasings).Run(ReaderLines, Console.WriteLine);

            public Func<IEnumerable<TrainingExample>> Examples(BpeTokenizer tokenizer, Lexicon lexicon, string[] text, int seed, bool heldOut)
            {
                if (File != null)
                {
                    var all = ExampleFile.Read(File, tokenizer.VocabularySize);
                    // The last twentieth is held out; a file is short, so its order alone is no test of anything.
                    var cut = Math.Max(1, all.Count * 19 / 20);
                    return () => heldOut ? all.Skip(cut).DefaultIfEmpty(all[^1]) : all.Take(cut);
                }

                // The held-out side uses phrasings and worlds that training never draws.
                var composer = DialogueComposer.Create(tokenizer, lexicon, text, heldOut, heldOut ? int.MaxValue : Phrasings, AuthoredWorlds.Load(heldOut ? [] : Worlds), Form);
                return () => composer.Compose(seed).Select((t, i) => new TrainingExample(t.Tokens, t.Counted(heldOut || CountsWords(i))));
            }
        }
    }
}
