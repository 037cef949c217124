using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>
    /// Turns player input into speech. Players narrate ("(the guard hands me the key)"), put words into the character's mouth
    /// ("Mara: here is the key") and repeat its lines as questions; none of that may reach the model as if it had happened.
    /// </summary>
    public static class Hygiene
    {
        /// <summary>Characters of input that are read; the rest is dropped at a word boundary.</summary>
        public const int MaxLength = 320;

        /// <summary>Shortest run of words, repeated from the character's last reply, that counts as an echo.</summary>
        private const int EchoWords = 4;

        private static readonly HashSet<string> _speakerTags = new HashSet<string>(StringComparer.Ordinal)
        {
            "npc", "system", "assistant", "ai", "admin", "developer", "dev", "narrator", "user", "player", "me", "you", "bot", "gm", "dm",
        };

        private static readonly char[] _stops = { '.', '!', '?' };

        /// <summary>Cleans one line of input. <paramref name="lastReply"/> is what the character said last, if anything.</summary>
        public static PlayerLine Clean(string? input, string characterName, string? lastReply)
        {
            var stage = false;
            var text = Truncate(Printable(input ?? string.Empty));
            text = RemoveEnclosed(text, ref stage);
            text = RemoveFakeTurns(text, characterName, ref stage);
            text = string.Join(" ", text.Split(new[] { ' ', '\n', '\t' }, StringSplitOptions.RemoveEmptyEntries));
            if (!text.Any(char.IsLetterOrDigit))
                text = string.Empty;
            return new PlayerLine(text, stage, IsEchoOf(text, lastReply));
        }

        private static string Printable(string input)
        {
            var clean = new StringBuilder(Math.Min(input.Length, MaxLength * 4));
            foreach (var c in input)
            {
                if (clean.Length >= MaxLength * 4)
                    break;
                if (c == '\u2019' || c == '\u2018')
                    clean.Append('\'');
                else if (c == '\u201c' || c == '\u201d')
                    clean.Append('"');
                else if (c == '\n' || c == '\t' || !(char.IsControl(c) || char.IsSurrogate(c) || IsInvisible(c)))
                    clean.Append(c);
            }

            return clean.ToString();
        }

        // Zero-width and direction-changing characters can hide text from the game's own filters.
        private static bool IsInvisible(char c) =>
            (c >= '\u200b' && c <= '\u200f') || (c >= '\u202a' && c <= '\u202e') || (c >= '\u2060' && c <= '\u206f') || c == '\ufeff';

        private static string Truncate(string text)
        {
            if (text.Length <= MaxLength)
                return text;
            var cut = text.LastIndexOf(' ', MaxLength - 1);
            return text.Substring(0, cut > MaxLength / 2 ? cut : MaxLength);
        }

        private static string RemoveEnclosed(string text, ref bool stage)
        {
            const string opens = "([{<*~";
            const string closes = ")]}>*~";
            var kept = new StringBuilder(text.Length);
            var i = 0;
            while (i < text.Length)
            {
                var kind = opens.IndexOf(text[i]);
                if (kind < 0)
                {
                    kept.Append(text[i++]);
                    continue;
                }

                var close = text.IndexOf(closes[kind], i + 1);
                // An opening bracket that is never closed hides the rest just as well.
                var end = close < 0 ? (kind < 4 ? text.Length : i + 1) : close + 1;
                stage |= text.Substring(i, end - i).Any(char.IsLetter);
                kept.Append(' ');
                i = end;
            }

            return kept.ToString();
        }

        private static string RemoveFakeTurns(string text, string characterName, ref bool stage)
        {
            var names = Word.Split(characterName).Select(w => w.Lower).ToArray();
            var kept = new StringBuilder(text.Length);
            foreach (var line in text.Split('\n'))
            {
                var colon = line.IndexOf(':');
                var tag = colon > 0 ? Word.Split(line.Substring(0, colon)).Select(w => w.Lower).ToArray() : Array.Empty<string>();
                var last = tag.Length > 0 ? tag[tag.Length - 1] : string.Empty;
                if (last == "me" || last == "player" || last == "user")
                {
                    kept.Append(line, colon + 1, line.Length - colon - 1).Append('\n');
                }
                else if (last.Length > 0 && ((_speakerTags.Contains(last) && !IsAddressed(line, colon, last)) || names.Contains(last)))
                {
                    stage = true;
                    // What was said before the fake tag ("thanks. Mara: take it") is still the player's.
                    var sentence = line.LastIndexOfAny(_stops, colon);
                    if (sentence > 0)
                        kept.Append(line, 0, sentence + 1).Append('\n');
                }
                else
                {
                    kept.Append(line).Append('\n');
                }
            }

            return kept.ToString();
        }

        // "You: take it" puts words into a mouth; "here's one for you: what has teeth" does not.
        private static bool IsAddressed(string line, int colon, string last)
        {
            var start = line.LastIndexOfAny(_stops, colon) + 1;
            return last == "you" && Word.Split(line.Substring(start, colon - start)).Count > 1;
        }

        private static bool IsEchoOf(string text, string? lastReply)
        {
            if (lastReply == null)
                return false;
            var said = Word.Split(text);
            if (said.Count < EchoWords)
                return false;
            var line = " " + string.Join(" ", said.Select(w => w.Lower)) + " ";
            var reply = " " + string.Join(" ", Word.Split(lastReply).Select(w => w.Lower)) + " ";
            return reply.Contains(line);
        }
    }
}
