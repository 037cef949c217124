using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>One way of saying something, with the emotion it carries when a character says it.</summary>
    public sealed record Phrase(string Text, Emotion Emotion);

    /// <summary>
    /// What players type and characters answer, by intent. Every player bank is split line by line into training and held-out
    /// phrasings with a hash of the text, so that evaluation phrasings never occur in training and the split survives edits.
    /// </summary>
    public sealed class PhraseBank
    {
        /// <summary>Share of player phrasings that training never sees.</summary>
        public const double HeldOutShare = 0.12;

        private readonly Dictionary<string, Phrase[]> _player = new();
        private readonly Dictionary<string, Phrase[]> _typed = new();
        private readonly Dictionary<string, Phrase[]> _taught = new();
        private readonly Dictionary<(string Intent, SpeechStyle Style), Phrase[]> _npc = new();

        private readonly Dictionary<string, Phrase[]> _wraps = new();

        private readonly Dictionary<string, string[]> _words = new();

        // What players say here is full of real names and noise that no character may ever spell.
        private static readonly HashSet<string> _foreignBanks = ["unknown_topic", "meta_attack", "nonsense"];

        private PhraseBank()
        {
        }

        /// <summary>Names of the player intents that have phrasings.</summary>
        public IReadOnlyCollection<string> PlayerIntents => _player.Keys;

        /// <summary>The texts whose words belong to the language, for building the lexicon.</summary>
        public IEnumerable<string> AllTexts => _player.Where(b => !_foreignBanks.Contains(b.Key)).Select(b => b.Value)
            .Concat(_npc.Values).Concat(_wraps.Values).SelectMany(p => p).Select(p => p.Text)
            .Concat(Topics.Intents.SelectMany(Topics.Of).SelectMany(t => t.Replies).Select(r => r.Text)).Concat(_words.Values.SelectMany(w => w));

        /// <summary>Loads the banks that are part of this assembly.</summary>
        /// <param name="heldOut">True for the evaluation phrasings of players, false for those of training.</param>
        /// <param name="phrasingsPerIntent">Uses at most so many phrasings of each player intent, to measure what variety is worth.</param>
        public static PhraseBank Load(bool heldOut = false, int phrasingsPerIntent = int.MaxValue)
        {
            var bank = new PhraseBank();
            var topics = new List<string>();
            var assembly = Assembly.GetExecutingAssembly();
            foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                var parts = resource.Split('.');
                var kind = Array.IndexOf(parts, "Phrases") + 1;
                if (kind <= 0 || kind + 2 >= parts.Length)
                    continue;
                var lines = ReadLines(assembly, resource);
                if (parts[kind] is "player" or "typed")
                    (parts[kind] == "player" ? bank._player : bank._typed)[parts[kind + 1]] = lines.Where(l => IsHeldOut(l) == heldOut).Take(phrasingsPerIntent).Select(l => new Phrase(l, Emotion.Neutral)).ToArray();
                else if (parts[kind] == "topics")
                    topics.AddRange(lines.Prepend("= " + parts[kind + 1]));
                else if (parts[kind] == "wrap")
                    bank._wraps[parts[kind + 1]] = lines.Select(l => new Phrase(l, Emotion.Neutral)).ToArray();
                else if (parts[kind] == "words")
                    bank._words[parts[kind + 1]] = lines;
                else if (parts[kind] == "npc" && Enum.TryParse<SpeechStyle>(parts[kind + 2], true, out var style))
                    bank._npc[(parts[kind + 1], style)] = lines.Select(ParseReply).ToArray();
            }

            bank.Topics = TopicBank.Parse(string.Join('\n', topics));
            return bank.Together(phrasingsPerIntent);
        }

        /// <summary>
        /// The phrasings of a player intent that were written as a player's first and labelled afterwards, which is nearer to what
        /// players type than phrasings written for the intent.
        /// </summary>
        public IReadOnlyList<Phrase> Typed(string intent) => _typed.TryGetValue(intent, out var phrases) ? phrases : [];

        /// <summary>Lines that were found to mean a player intent by something other than a person; see <see cref="Teach"/>.</summary>
        public IReadOnlyList<Phrase> Taught(string intent) => _taught.TryGetValue(intent, out var phrases) ? phrases : [];

        /// <summary>Adds lines to those that <see cref="Taught"/> gives.</summary>
        /// <param name="lines">Lines by intent; those that are no small talk are left out, as what else a line means depends on the world.</param>
        public void Teach(ILookup<string, string> lines)
        {
            foreach (var intent in lines.Where(i => PlayerIntent.Find(i.Key).Answer == AnswerKind.Words))
                _taught[intent.Key] = [.. Taught(intent.Key), .. intent.Select(l => new Phrase(l, Emotion.Neutral))];
        }

        /// <summary>All phrasings of a player intent; empty when there is no such bank.</summary>
        public IReadOnlyList<Phrase> Player(string intent) => _player.TryGetValue(intent, out var phrases) ? phrases : [];

        /// <summary>Phrases put around a neutral line to give it a tone ("friendly", "hostile").</summary>
        public IReadOnlyList<Phrase> Wrap(string tone) => _wraps.TryGetValue(tone, out var phrases) ? phrases : [];

        /// <summary>Replies to an intent in a style; falls back to the plain style, then to nothing.</summary>
        public IReadOnlyList<Phrase> Npc(string intent, SpeechStyle style) =>
            _npc.TryGetValue((intent, style), out var phrases) || _npc.TryGetValue((intent, SpeechStyle.Plain), out phrases) ? phrases : [];

        /// <summary>Replies that fit only lines about some topic of their intent.</summary>
        public TopicBank Topics { get; private set; } = TopicBank.Parse("");

        /// <summary>True if there is a list of words of that name.</summary>
        public bool IsWordList(string name) => _words.ContainsKey(name);

        /// <summary>Replaces the names of word lists in braces by words drawn from them ("You {insult_noun}!").</summary>
        public string WithWords(Random random, string text)
        {
            for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
            {
                var close = text.IndexOf('}', open);
                if (close > open && _words.TryGetValue(text[(open + 1)..close], out var words))
                    text = text[..open] + random.One(words) + text[(close + 1)..];
            }

            return text;
        }

        /// <summary>Plain ASCII spelling of authored text: the reply vocabulary has no typographic quotes or dashes.</summary>
        public static string ToAscii(string text) => text
            .Replace('\u2019', '\'').Replace('\u2018', '\'').Replace("\u201c", "").Replace("\u201d", "").Replace("\"", "")
            .Replace(" \u2014 ", ", ").Replace("\u2014", ", ").Replace(" - ", ", ").Replace("\u2026", "...").Replace("...", ".").Replace("..", ".");

        private PhraseBank Together(int phrasingsPerIntent)
        {
            foreach (var (intent, phrases) in _typed)
                _player[intent] = [.. Player(intent).Concat(phrases).Take(phrasingsPerIntent)];
            return this;
        }

        /// <summary>Whether a phrasing is kept for evaluation.</summary>
        internal static bool IsHeldOut(string line)
        {
            // FNV-1a: stable between runs and machines, unlike string.GetHashCode.
            var hash = 2166136261u;
            foreach (var c in line.ToLowerInvariant())
                hash = (hash ^ c) * 16777619u;
            return hash % 1000 < HeldOutShare * 1000;
        }

        private static Phrase ParseReply(string line)
        {
            var emotion = Emotion.Neutral;
            if (line.StartsWith('[') && line.IndexOf(']') is var close and > 0)
            {
                Enum.TryParse(line[1..close], true, out emotion);
                line = line[(close + 1)..].Trim();
            }

            return new Phrase(ToAscii(line), emotion);
        }

        private static string[] ReadLines(Assembly assembly, string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').ToArray();
        }
    }
}
