using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>
    /// Whether a line means what an authored one does without having its words: "so whats ur age" and "How old are you?". A logistic regression over how alike
    /// the two are in what they are about, in what the intent reader makes of them and in their shape, fitted to 2,100 rewordings of the authored lines of 34 worlds
    /// and to what else is said to those characters.
    /// </summary>
    internal static class Rewording
    {
        private const float Bias = -11.4f;
        private const float About = 6.9f;
        private const float Heard = 3.4f;
        private const float Read = 3.5f;
        private const float Questions = 0.7f;
        private const float Openers = 0.7f;
        private const float Orders = 1f;

        /// <summary>Nats against it where one names what the other does not.</summary>
        private const float OtherNames = 3f;

        private static readonly int _authored = PlayerIntent.Find(PlayerIntent.Authored).Index;

        /// <summary>How likely two lines mean the same, as log-odds.</summary>
        /// <param name="line">What the player said; it must have been read.</param>
        /// <param name="authored">What the player says in an authored exchange, read alike.</param>
        /// <param name="senses">Numbers of <see cref="TurnAnalysis.Traits"/> that tell what a line is about; the others are hidden units of the reader.</param>
        public static float LogOdds(TurnAnalysis line, TurnAnalysis authored, int senses)
        {
            var odds = Bias + About * Cosine(line.Traits.AsSpan(0, senses), authored.Traits.AsSpan(0, senses))
                + Heard * Cosine(line.Traits.AsSpan(senses), authored.Traits.AsSpan(senses)) + Read * Overlap(line, authored);
            odds += line.Shape.IsQuestion == authored.Shape.IsQuestion ? Questions : 0f;
            odds += line.Shape.AsksAbout == authored.Shape.AsksAbout ? Openers : 0f;
            odds += line.Shape.AsksToAct == authored.Shape.AsksToAct ? Orders : 0f;
            return NameTheSame(line, authored) ? odds : odds - OtherNames;
        }

        // Most lines name nothing, and every line is compared with every authored one.
        private static bool NameTheSame(TurnAnalysis line, TurnAnalysis other) =>
            (line.Mentions.Count == 0 && other.Mentions.Count == 0) || Named(line).SetEquals(Named(other));

        private static HashSet<Entity> Named(TurnAnalysis line) => new HashSet<Entity>(line.Mentions.Select(m => m.Entity).Where(e => e.Kind <= EntityKind.Item));

        // Of what the two may mean (Bhattacharyya 1943): 1 where the reader holds both to mean the same, 0 where it does not at all.
        private static float Overlap(TurnAnalysis line, TurnAnalysis other)
        {
            var sum = 0.0;
            for (var i = 0; i < line.Heard!.Count; i++)
                sum += i == _authored ? 0.0 : Math.Exp((line.Heard[i] + other.Heard![i]) / 2);
            return (float)sum;
        }

        private static float Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            var size = SenseVectors.Similarity(a, a) * SenseVectors.Similarity(b, b);
            return size > 0f ? SenseVectors.Similarity(a, b) / (float)Math.Sqrt(size) : 0f;
        }
    }
}
