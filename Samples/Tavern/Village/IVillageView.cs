using System;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>Shows what happens in the village. All members are called on the thread that ticks.</summary>
    internal interface IVillageView
    {
        /// <summary>The player turned to somebody, or away (null).</summary>
        /// <param name="partner">Who listens now.</param>
        /// <param name="before">What was said before.</param>
        /// <param name="hints">What the player could say.</param>
        /// <param name="sofar">The words so far of a reply in progress, for a view that joins in the middle; null when the partner is silent.</param>
        void Turned(CharacterCard? partner, IReadOnlyList<SpokenLine> before, IReadOnlyList<string> hints, string? sofar);

        /// <summary>Other things that the player could say now.</summary>
        void Hints(IReadOnlyList<string> hints);

        /// <summary>The player said something to the partner.</summary>
        void PlayerSaid(string line);

        /// <summary>A line of a person begins.</summary>
        /// <param name="id">Who speaks.</param>
        /// <param name="listener">Id of another person who is spoken to; null when it is the player.</param>
        void Begins(string id, string? listener);

        /// <summary>The next words of the line.</summary>
        /// <param name="id">Who speaks.</param>
        /// <param name="listener">Id of another person who is spoken to; null when it is the player.</param>
        /// <param name="words">The words, with the space before them.</param>
        void Words(string id, string? listener, ReadOnlySpan<char> words);

        /// <summary>The speaker's face changes, mostly before the first word.</summary>
        void Feels(string id, Emotion emotion);

        /// <summary>The line is complete.</summary>
        /// <param name="id">Who spoke.</param>
        /// <param name="listener">Id of another person who was spoken to; null when it was the player.</param>
        /// <param name="reply">How it went; null for a line that no model made.</param>
        void Ends(string id, string? listener, ReplyResult? reply);

        /// <summary>Something happened, or did not.</summary>
        void Notice(Outcome outcome);

        /// <summary>A trade window opens.</summary>
        void Shop(CharacterCard seller);

        /// <summary>Purse, bag, flags or trust may have changed.</summary>
        void Changed();

        /// <summary>Everything may have changed: another game goes on.</summary>
        void Replaced();
    }
}
