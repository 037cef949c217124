using System;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Village;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tests.Tavern.Village
{
    /// <summary>Keeps everything that a view is told.</summary>
    internal sealed class RecordingView : IVillageView
    {
        private readonly Dictionary<string, string> _said = [];

        public string? Partner { get; private set; }

        public string? Sofar { get; private set; }

        public List<Outcome> Notices { get; } = [];

        /// <summary>Finished lines as "speaker>listener: text"; the player is "you".</summary>
        public List<string> Lines { get; } = [];

        public List<string> Shops { get; } = [];

        public int Replacements { get; private set; }

        public IReadOnlyList<SpokenLine> Before { get; private set; } = [];

        public ReplyResult? Last { get; private set; }

        public void Turned(CharacterCard? partner, IReadOnlyList<SpokenLine> before, IReadOnlyList<string> hints, string? sofar)
        {
            Partner = partner?.Id;
            Before = [.. before];
            Sofar = sofar;
        }

        public void Hints(IReadOnlyList<string> hints)
        {
        }

        public void PlayerSaid(string line) => Lines.Add("you: " + line);

        public void Begins(string id, string? listener) => _said[Key(id, listener)] = string.Empty;

        public void Words(string id, string? listener, ReadOnlySpan<char> words) => _said[Key(id, listener)] += words.ToString();

        public void Feels(string id, Emotion emotion)
        {
        }

        public void Ends(string id, string? listener, ReplyResult? reply)
        {
            if (listener == null)
                Last = reply;
            Lines.Add(Key(id, listener) + ": " + _said[Key(id, listener)] + (reply?.End == ReplyEnd.Cancelled ? " (cut)" : string.Empty));
        }

        public void Notice(Outcome outcome) => Notices.Add(outcome);

        public void Shop(CharacterCard seller) => Shops.Add(seller.Id);

        public void Changed()
        {
        }

        public void Replaced() => Replacements++;

        private static string Key(string id, string? listener) => id + ">" + (listener ?? "you");
    }
}
