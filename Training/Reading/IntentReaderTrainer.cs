using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Training.Reading
{
    /// <summary>Trains an intent reader: some networks apart, on a thread each. The same seed gives the same reader.</summary>
    public sealed class IntentReaderTrainer(int seed)
    {
        private readonly int _intents = PlayerIntent.All.Count();

        /// <summary>Passes over the examples.</summary>
        public int Epochs { get; init; } = 5;

        /// <summary>The sizes of the reader.</summary>
        public ReaderShape Shape { get; init; } = new(2, 96, LineFeatures.Count / 2, LineFeatures.Count / 4, 64, [(3, 192), (2, 128)]);

        /// <summary>What is left out in training.</summary>
        public ReaderDropout Dropout { get; init; } = new(0.1, 0.05, 0.2, 0.2, 0.1);

        /// <summary>Trains on all examples.</summary>
        /// <param name="examples">The lines.</param>
        /// <param name="words">The words that were known when their features were collected.</param>
        public IntentReader Train(IReadOnlyList<ReadingExample> examples, ReaderWords words)
        {
            var members = new ReaderNetwork[Shape.Members];
            Parallel.For(0, members.Length, i =>
            {
                var random = new Random(SeedOf(i));
                members[i] = new MemberTraining(new ReaderNetwork(Shape, words, _intents, random), Dropout, _intents, random).Run(examples, Epochs);
            });
            return IntentReader.Create(ReaderNetwork.Join(members), words.Clusters);
        }

        // Seeds next to one another share no member.
        private int SeedOf(int member) => unchecked(seed * 7919 + member);
    }
}
