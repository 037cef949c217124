using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Composer
{
    /// <summary>
    /// Where the facts of random worlds come from: thousands of plain statements out of running text, so that the model cannot
    /// learn them by heart and must read them, and templates with the names of the world.
    /// </summary>
    internal sealed class FactSource
    {
        private const double TemplateShare = 0.35;
        private const int MaxSentences = 40_000;

        private static readonly HashSet<string> _openings =
            [.. "The A An In On At Every Some Many No There Once Long Under Beyond Near All Two Three Most Few Nobody Everybody Somebody Only Beside Behind Above Below After Before During".Split(' ')];

        // A statement with a pronoun means nothing out of its context.
        private static readonly HashSet<string> _pronouns =
            [.. "i me my you your he him his she her they them their we us our it its this these those thee thou thy said says asked here then so such i'm i'll don't".Split(' ')];

        private readonly List<string> _sentences = [];
        private readonly List<(string Text, string[] Topics)> _templates = [];

        /// <summary>Number of statements taken from running text.</summary>
        public int SentenceCount => _sentences.Count;

        /// <summary>Words of all templates, for the lexicon.</summary>
        public IEnumerable<string> TemplateTexts => _templates.Select(t => t.Text);

        /// <summary>Reads the templates of this assembly and the statements of the text files given.</summary>
        public static FactSource Load(IEnumerable<string> textFiles)
        {
            var source = new FactSource();
            source.ReadTemplates();
            foreach (var file in textFiles)
                source.ReadStatements(File.ReadLines(file));
            return source;
        }

        /// <summary>Draws a fact and the words that bring it up.</summary>
        public (string Text, List<string> Topics) Draw(Random random, IReadOnlyList<string> people, IReadOnlyList<string> places, IReadOnlyList<string> items)
        {
            if (_sentences.Count == 0 || random.Chance(TemplateShare))
            {
                var (template, words) = random.One(_templates);
                string Fill(string text, string person, string place, string item) => text.Replace("{person}", person).Replace("{place}", place).Replace("{item}", item);
                var (who, where, what) = (random.One(people.Skip(1).ToList()), random.One(places), random.One(items));
                return (Fill(template, who, where, what), words.Select(w => Fill(w, who, where, what)).ToList());
            }

            var text = random.One(_sentences);
            return (text, random.Some(ContentWords(text), random.Next(2, 5)));
        }

        /// <summary>Words of a statement that could be its topic, longest (and so most telling) first.</summary>
        internal static List<string> ContentWords(string text) =>
            Word.Split(text).Select(w => w.Lower).Where(w => w.Length >= 4 && !FunctionWords.Contains(w) && w.All(char.IsLetter)).Distinct().OrderByDescending(w => w.Length).Take(6).ToList();

        internal static bool IsStatement(string sentence)
        {
            if (sentence.Length is < 28 or > 110 || sentence.Any(c => !(char.IsAsciiLetter(c) || c is ' ' or ',' or '.' or '\'')))
                return false;
            var words = sentence.TrimEnd('.').Split(' ');
            return words.Length is >= 6 and <= 18
                && _openings.Contains(words[0].TrimEnd(','))
                && words.Skip(1).All(w => w.Length > 0 && char.IsLower(w[0]))
                && !words.Any(w => _pronouns.Contains(w.TrimEnd(',').ToLowerInvariant()))
                && ContentWords(sentence).Count >= 3;
        }

        private void ReadStatements(IEnumerable<string> lines)
        {
            var seen = new HashSet<string>(_sentences);
            foreach (var line in lines)
            {
                var start = 0;
                while (start < line.Length && _sentences.Count < MaxSentences)
                {
                    var stop = line.IndexOf('.', start);
                    if (stop < 0)
                        break;
                    var sentence = line[start..(stop + 1)].Trim();
                    if (IsStatement(sentence) && seen.Add(sentence))
                        _sentences.Add(sentence);
                    start = stop + 1;
                }
            }
        }

        private void ReadTemplates()
        {
            var assembly = Assembly.GetExecutingAssembly();
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains("Phrases.facts", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                while (reader.ReadLine() is { } line)
                {
                    var parts = line.Split('|');
                    if (parts.Length == 2 && line[0] != '#')
                        _templates.Add((parts[0].Trim(), parts[1].Split(',').Select(t => t.Trim()).ToArray()));
                }
            }
        }
    }
}
