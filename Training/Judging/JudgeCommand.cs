using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Training.Interchange;

namespace GptDialogue.Training.Judging
{
    /// <summary>The verb <c>judge</c>: teaches a model directory what lines are after, all things considered.</summary>
    internal static class JudgeCommand
    {
        public static Command Create()
        {
            var model = new Argument<string>("model") { Description = "Model directory that gets the line judge; it must have an intent reader." };
            var lines = new Option<string[]>("--lines") { Description = $"Folders of worlds, each with a {LabelledLine.FileName} of labelled player lines, such as Training/Lines~; may be repeated.", Required = true, AllowMultipleArgumentsPerToken = true };
            var seed = new Option<int>("--seed") { Description = "The same seed gives the same judge.", DefaultValueFactory = _ => 1 };
            var command = new Command("judge", "Learn from labelled lines of many worlds how reading and retrieval together tell what a line is after; to be done again after 'intents' and 'senses'.") { model, lines, seed };
            command.SetAction(result =>
            {
                var directory = ModelDirectory.Open(result.GetRequiredValue(model));
                var bytes = directory.ReadReader();
                if (bytes.Length == 0)
                    throw new GptDialogueException($"{directory.Path} has no {ModelDirectory.ReaderFile}. Train its intent reader first with the verb 'intents'.");
                var reader = IntentReader.FromBytes(bytes);
                var lexicon = directory.ReadLexicon();
                var topics = directory.ReadTopics();
                var labelled = result.GetRequiredValue(lines).SelectMany(LabelledLine.Load).ToList();
                var worlds = labelled.Zip(SmallTalk.For(labelled, RatedReplies.Load(), result.GetValue(seed)), (own, talk) =>
                    JudgeExample.Of(own, lexicon, reader, topics).Concat(JudgeExample.Of(talk, lexicon, reader, topics).Select(e => e with { Weight = SmallTalk.Weight })).ToList()).ToList();
                Console.WriteLine($"{worlds.Sum(w => w.Count):N0} lines of {worlds.Count} worlds.");
                var judge = new JudgeTraining(worlds, result.GetValue(seed)).Run(Console.WriteLine);
                AtomicFile.WriteText(Path.Combine(directory.Path, ModelDirectory.JudgeFile), Convert.ToBase64String(judge.ToBytes()));
            });
            return command;
        }
    }
}
