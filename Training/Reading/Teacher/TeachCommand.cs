using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Tokenizer;
using TorchSharp;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>The verb <c>teach</c>: has a larger reader label lines for <c>intents --taught</c>.</summary>
    internal static class TeachCommand
    {
        private const int HeldOut = 3_000;
        private const int HeldOutSeed = 77;
        private const int WarmUp = 100; // steps
        private const int ReportEvery = 200; // steps
        private const double SpokenShare = 0.4; // of the lines; the others are variations of the banks'

        public static Command Create()
        {
            var model = new Argument<string>("model") { Description = "Model directory with an intent reader, whose opinion counts as much as the teacher's." };
            var encoder = new Option<string>("--encoder") { Description = "Folder with model.onnx and vocab.txt of a BERT encoder, as Training/Scripts~/encoder.cs writes it.", Required = true };
            var teacher = new Option<string>("--teacher") { Description = "Weights of the trained teacher: loaded where the file exists, written where not.", Required = true };
            var output = new Option<string>("--out") { Description = "File that gets the lines with what each is held to mean.", Required = true };
            var data = new Option<string[]>("--data") { Description = "Text files: facts of random worlds, and what people say in them.", AllowMultipleArgumentsPerToken = true };
            var worlds = new Option<string[]>("--world") { Description = "Folder of an authored world to train on beside the random ones; may be repeated.", AllowMultipleArgumentsPerToken = true };
            var vectors = new Option<string>("--word-vectors") { Description = "File with vectors of words, a word and its numbers on each line, by which words are exchanged for similar ones.", Required = true };
            var count = new Option<int>("--examples") { Description = "Composed lines to train the teacher on.", DefaultValueFactory = _ => 380_000 };
            var minutes = new Option<double>("--minutes") { Description = "Minutes of training.", DefaultValueFactory = _ => 30 };
            var rate = new Option<double>("--rate") { Description = "Learning rate, falling to none.", DefaultValueFactory = _ => 1.5e-4 };
            var lines = new Option<int>("--lines") { Description = "Lines to label beside those of the phrase banks.", DefaultValueFactory = _ => 400_000 };
            var threads = new Option<int>("--threads") { Description = "Threads; 0 for one a core." };
            var seed = new Option<int>("--seed") { Description = "Draws the lines.", DefaultValueFactory = _ => 1 };
            var command = new Command("teach", "Train a sentence encoder to read player lines, and write what it and the reader hold many lines to mean.") { model, encoder, teacher, output, data, worlds, vectors, count, minutes, rate, lines, threads, seed };
            command.SetAction(result =>
            {
                TorchRuntime.UseThreads(result.GetValue(threads));
                torch.random.manual_seed(result.GetValue(seed));
                var directory = ModelDirectory.Open(result.GetRequiredValue(model));
                var stored = directory.ReadReader();
                if (stored.Length == 0)
                    throw new GptDialogueException($"{directory.Path} has no {ModelDirectory.ReaderFile}. Run the verb intents on it first.");
                var reader = IntentReader.FromBytes(stored);
                var files = SourceSpec.ParseAll(result.GetValue(data) ?? []).Select(s => s.Path).ToArray();
                var lexicon = directory.ReadLexicon();
                DialogueComposer Composer(bool heldOut) => DialogueComposer.Create(
                    new BpeTokenizer(TokenizerFiles.Read(directory.Path).ToArray(), SpecialTokens.Names), lexicon, files, heldOut, worlds: heldOut ? null : AuthoredWorlds.Load(result.GetValue(worlds) ?? []));

                using var taught = LineTeacher.Open(result.GetRequiredValue(encoder));
                var weights = result.GetRequiredValue(teacher);
                if (File.Exists(weights))
                    taught.Load(weights);
                else
                {
                    Train(taught, Composer(false), result.GetValue(count), TimeSpan.FromMinutes(result.GetValue(minutes)), result.GetValue(rate));
                    taught.Save(weights);
                }

                var heldOut = Composer(true).Compose(HeldOutSeed).Take(HeldOut).Select(t => (t.Player, t.Reading.Index)).ToArray();
                var right = taught.Read(heldOut.Select((l, i) => taught.Cut(l.Player, i))).Count(r => Array.IndexOf(r.Readings, r.Readings.Max()) == heldOut[r.Place].Index);
                Console.WriteLine($"By its words alone the teacher reads {100.0 * right / HeldOut:F1} % of {HeldOut:N0} held-out lines as they were meant.");
                var random = new Random(result.GetValue(seed));
                Label(taught, new LineGuesses(reader, lexicon), [.. Lines(files, result.GetRequiredValue(vectors), result.GetValue(lines), random)], result.GetRequiredValue(output));
            });
            return command;
        }

        private static void Train(LineTeacher teacher, DialogueComposer composer, int count, TimeSpan time, double rate)
        {
            var lines = composer.Compose(1).Take(count).Select(t => teacher.Cut(t.Player, t.Reading.Index)).ToArray();
            var clock = Stopwatch.StartNew();
            teacher.Train(lines, step => clock.Elapsed < time ? rate * Math.Min(1, (step + 1.0) / WarmUp) * (1 - clock.Elapsed / time) : null, new Random(1), (step, read, loss) =>
            {
                if (step % ReportEvery == 0)
                    Console.WriteLine($"step {step:N0}  loss {loss:F3}  {read / clock.Elapsed.TotalSeconds:N0} lines/s  {(time - clock.Elapsed).TotalMinutes:F0} min left");
            });
        }

        // The lines of the banks, what people say in the texts, and variations of the banks' lines.
        private static HashSet<string> Lines(string[] files, string vectors, int count, Random random)
        {
            var bank = PhraseBank.Load();
            var known = bank.PlayerIntents.SelectMany(bank.Player).Select(p => p.Text).Where(t => !t.Contains('{')).Distinct().ToArray();
            var lines = known.ToHashSet();
            lines.UnionWith(SpokenLines.InTexts(files, (int)(count * SpokenShare / Math.Max(1, files.Length)), random));
            var read = WordVectors.Read(vectors, files);
            using var values = read.Vectors;
            var neighbours = new WordNeighbours(read.Words, values);
            for (var tries = 0; lines.Count < known.Length + count && tries < 4 * count; tries++)
            {
                if (SpokenLines.Vary(known[random.Next(known.Length)], neighbours.Of, random) is { } varied)
                    lines.Add(varied);
            }

            return lines;
        }

        private static void Label(LineTeacher teacher, LineGuesses guesses, string[] lines, string path)
        {
            var clock = Stopwatch.StartNew();
            var labelled = new string[lines.Length];
            var done = 0;
            foreach (var (place, readings) in teacher.Read(lines.Select(teacher.Cut)))
            {
                labelled[place] = lines[place] + "\t" + guesses.Of(lines[place], readings);
                if (++done % 20_000 == 0)
                    Console.WriteLine($"{done:N0} of {lines.Length:N0} lines labelled, {done / clock.Elapsed.TotalSeconds:N0} a second");
            }

            AtomicFile.WriteText(path, string.Join('\n', labelled) + "\n");
        }
    }
}
