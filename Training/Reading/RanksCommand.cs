using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Training.Interchange;

namespace GptDialogue.Training.Reading
{
    /// <summary>The verb <c>ranks</c>: teaches a model directory which of the written replies suits which line.</summary>
    internal static class RanksCommand
    {
        public static Command Create()
        {
            var model = new Argument<string>("model") { Description = "Model directory that gets the reply ranker; it must have an intent reader and written replies." };
            var seed = new Option<int>("--seed") { Description = "The same seed gives the same ranker.", DefaultValueFactory = _ => 1 };
            var command = new Command("ranks", "Learn from readers' verdicts which of the replies that fit a form of small talk suits a line; to be done again after 'intents' and 'senses'.") { model, seed };
            command.SetAction(result =>
            {
                var directory = ModelDirectory.Open(result.GetRequiredValue(model));
                var reader = directory.ReadReader();
                if (reader.Length == 0 || directory.ReadTopics() is not TopicBank topics)
                    throw new GptDialogueException($"{directory.Path} has no {ModelDirectory.ReaderFile} or no {ModelDirectory.TopicsFile}. Train its intent reader first with the verb 'intents'.");
                var replies = topics.Of(TopicBank.General).SelectMany(t => t.Replies).Select(r => r.Text).Distinct().ToList();
                if (replies.Count == 0)
                    throw new GptDialogueException($"{directory.Path}: {ModelDirectory.TopicsFile} has no section \"{TopicBank.General}\" whose replies could be ranked. Run the verb 'intents' on it.");
                var features = new RankFeatures(directory.ReadLexicon(), IntentReader.FromBytes(reader));
                var ranker = new RankTraining(RatedReplies.Load(), features, result.GetValue(seed)).Run(replies, Console.WriteLine);
                AtomicFile.WriteText(Path.Combine(directory.Path, ModelDirectory.RanksFile), Convert.ToBase64String(ranker.ToBytes()));
                Console.WriteLine($"{ranker.Count:N0} replies ranked.");
            });
            return command;
        }
    }
}
