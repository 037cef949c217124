using System;
using System.CommandLine;
using System.IO;
using GptDialogue.Training.Interchange;

namespace GptDialogue.Training.Reading
{
    /// <summary>The verb <c>senses</c>: teaches a model directory what words are about.</summary>
    internal static class SensesCommand
    {
        private const int Width = 64;
        private const int Epochs = 10;

        public static Command Create()
        {
            var model = new Argument<string>("model") { Description = "Model directory that gets the sense vectors; it must have been fine-tuned." };
            var lines = new Option<string>("--lines") { Description = "Text file with a line of what players say or facts tell on each line.", Required = true };
            var vectors = new Option<string>("--vectors") { Description = "What a sentence encoder makes of each line: 32-bit floats, little endian, as Training/Scripts~/sentence-vectors.cs writes them.", Required = true };
            var width = new Option<int>("--width") { Description = "Length of a vector. Longer ones are a little better and make the bundle larger: a byte for each number of each of some ten thousand stems.", DefaultValueFactory = _ => Width };
            var epochs = new Option<int>("--epochs") { Description = "How often each line is seen.", DefaultValueFactory = _ => Epochs };
            var seed = new Option<int>("--seed") { Description = "The same seed gives the same vectors.", DefaultValueFactory = _ => 1 };
            var command = new Command("senses", "Learn what words are about from the vectors of a sentence encoder, so that facts are found in other words.") { model, lines, vectors, width, epochs, seed };
            command.SetAction(result =>
            {
                var directory = ModelDirectory.Open(result.GetRequiredValue(model));
                var words = directory.ReadWords();
                if (words.Length == 0)
                    throw new GptDialogueException($"{directory.Path} has no {ModelDirectory.WordsFile}: it is not a model for dialogue. Fine-tune it first.");
                var material = SenseLines.Read(result.GetRequiredValue(lines), result.GetRequiredValue(vectors), words);
                if (result.GetValue(width) < 1 || result.GetValue(width) > material.Width)
                    throw new GptDialogueException($"--width: {result.GetValue(width)} must be from 1 to {material.Width}, the length of the encoder's vectors.");
                var senses = new SenseTraining(material, result.GetValue(width), result.GetValue(seed)).Run(result.GetValue(epochs), Console.WriteLine);
                AtomicFile.WriteText(Path.Combine(directory.Path, ModelDirectory.SensesFile), Convert.ToBase64String(senses.ToBytes()));
                Console.WriteLine($"{senses.Count:N0} stems, {senses.Width} numbers each.");
            });
            return command;
        }
    }
}
