using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Corpus
{
    /// <summary>
    /// The division into training and validation text, whole documents only. A document's side is decided by the hash of its
    /// content, so it stays where it is when files are added, renamed or reordered, and the same text in two files lands on the
    /// same side. A validation document of which a good part also stands in the training text (a tale in two collections, dialogue
    /// taken out of a book) goes over to training: it would measure memory, not language.
    /// </summary>
    public sealed class CorpusSplit
    {
        /// <summary>Share of documents held out unless said otherwise.</summary>
        public const double DefaultFraction = 0.02;

        /// <summary>Seed used unless said otherwise; with it the shipped model's corpus has held-out text of every kind, books too.</summary>
        public const ulong DefaultSeed = 3;

        /// <summary>Share of a document's eight-word runs that may also stand in the training text.</summary>
        public const double AllowedOverlap = 0.25;

        private CorpusSplit(IReadOnlyList<CorpusDocument> train, IReadOnlyList<CorpusDocument> validation, int moved)
        {
            Train = train;
            Validation = validation;
            Moved = moved;
        }

        /// <summary>Documents to train on, in corpus order.</summary>
        public IReadOnlyList<CorpusDocument> Train { get; }

        /// <summary>Held-out documents, in corpus order; repeats of the same content are dropped.</summary>
        public IReadOnlyList<CorpusDocument> Validation { get; }

        /// <summary>How many documents were chosen for validation but recur in the training text, so train.</summary>
        public int Moved { get; }

        /// <summary>Divides the documents.</summary>
        /// <param name="documents">The whole corpus.</param>
        /// <param name="fraction">Share of documents to hold out, above 0 and below 1.</param>
        /// <param name="seed">Another seed holds out other documents.</param>
        /// <exception cref="GptDialogueException">One side would be empty.</exception>
        public static CorpusSplit Create(
            IReadOnlyList<CorpusDocument> documents, double fraction = DefaultFraction, ulong seed = DefaultSeed)
        {
            if (fraction is not (> 0 and < 1))
                throw new GptDialogueException($"Validation share {fraction} must lie between 0 and 1, both exclusive.");
            var draws = documents.Select(document => Draw(document.ContentHash, seed)).ToArray();
            // A small corpus may have no document below the share; the lowest then stands for it.
            var limit = Math.Max(fraction, draws.DefaultIfEmpty().Min());
            var held = Array.ConvertAll(draws, draw => draw < fraction || draw == limit);
            var moved = CorpusOverlap.ReleaseRepeated(documents, held, AllowedOverlap);

            var train = new List<CorpusDocument>();
            var validation = new List<CorpusDocument>();
            var seen = new HashSet<ulong>();
            for (var i = 0; i < held.Length; i++)
            {
                if (!held[i]) train.Add(documents[i]);
                else if (seen.Add(documents[i].ContentHash)) validation.Add(documents[i]);
            }

            if (train.Count == 0 || validation.Count == 0)
                throw new GptDialogueException(
                    $"Of {documents.Count} documents {train.Count} would train and {validation.Count} validate, but each side needs one: "
                    + $"separate documents with lines <|endoftext|>, or change the validation share {fraction} or its seed {seed}.");
            return new CorpusSplit(train, validation, moved);
        }

        /// <summary>A number from 0 to 1 that depends on content and seed only.</summary>
        private static double Draw(ulong contentHash, ulong seed) =>
            (WordHash.Mix(contentHash + (seed * 0x9E3779B97F4A7C15UL)) >> 11) * (1.0 / (1UL << 53));
    }
}
