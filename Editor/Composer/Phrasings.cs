using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>Draws how a player puts an intent, more often than chance would in words that could be taken for something else of this world.</summary>
    internal sealed class Phrasings(Random random, PhraseBank phrases, RandomWorld world, TurnAnalyser analyser)
    {
        /// <summary>Share of lines that are drawn only from what was written as a player's line, see <see cref="PhraseBank.Typed"/>.</summary>
        private const double TypedShare = 0.5;

        /// <summary>Share of lines that are drawn from <see cref="PhraseBank.Taught"/>, where there are any.</summary>
        private const double TaughtShare = 0.5;

        /// <summary>Share of lines for which one is looked for that has a word in common with an authored line of its kind, or small talk that has one with a fact.</summary>
        private const double ConfusableShare = 0.4;

        private const int Candidates = 16;

        /// <summary>A phrasing of the intent, its slots not yet filled.</summary>
        public string Draw(Intent intent)
        {
            var lines = Lines(intent.Name);
            var text = random.One(lines).Text;
            if (!random.Chance(ConfusableShare))
                return text;
            var isAuthored = world.LineIntents.ContainsValue(intent.Name);
            if (!isAuthored && intent.Kind != AnswerKind.Words)
                return text;
            for (var i = 1; i < Candidates && !(isAuthored ? SoundsLikeALine(text, intent) : SoundsLikeAFact(text)); i++)
                text = random.One(lines).Text;
            return text;
        }

        private IReadOnlyList<Phrase> Lines(string intent)
        {
            if (phrases.Taught(intent).Count > 0 && random.Chance(TaughtShare))
                return phrases.Taught(intent);
            return phrases.Typed(intent).Count > 0 && random.Chance(TypedShare) ? phrases.Typed(intent) : phrases.Player(intent);
        }

        // Of two phrasings of one thing few have a word in common, and only those that have can be taken for one another.
        private bool SoundsLikeALine(string text, Intent intent)
        {
            var stems = Word.Split(text).Where(w => !FunctionWords.Contains(w.Lower)).Select(w => w.Stem).ToHashSet();
            return world.Self.Lines.Any(l => world.LineIntents.TryGetValue(l.Id, out var meant) && meant == intent.Name && Word.Split(l.Player).Any(w => stems.Contains(w.Stem)));
        }

        // Small talk shares a word with something that the character knows more often than chance would have it in a random world.
        private bool SoundsLikeAFact(string text) =>
            text.IndexOf('{') < 0 && analyser.Facts.Rank(TermQuery.Of(Word.Split(text), []), world.State, 1, out _).Count > 0;
    }
}
