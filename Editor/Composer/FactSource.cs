using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Composer
{
    /// <summary>A fact for a random world.</summary>
    /// <param name="Text">The statement.</param>
    /// <param name="Topics">Words that bring it up.</param>
    /// <param name="Questions">What somebody says who needs to know it, mostly without its words; empty where nothing was written.</param>
    internal sealed record DrawnFact(string Text, List<string> Topics, IReadOnlyList<string> Questions);

    /// <summary>
    /// Where the facts of random worlds come from: thousands of plain statements out of running text, so that the model cannot
    /// learn them by heart and must read them, and templates with the names of the world, some of which come with what people ask
    /// who do not know how the world puts it.
    /// </summary>
    internal sealed class FactSource
    {
        private const double TemplateShare = 0.25;
        private const double AskedShare = 0.45;
        private const int MaxSentences = 40_000;

        private static readonly HashSet<string> _openings =
            [.. "The A An In On At Every Some Many No There Once Long Under Beyond Near All Two Three Most Few Nobody Everybody Somebody Only Beside Behind Above Below After Before During".Split(' ')];

        // A statement with a pronoun means nothing out of its context.
        private static readonly HashSet<string> _pronouns =
            [.. "i me my you your he him his she her they them their we us our it its this these those thee thou thy said says asked here then so such i'm i'll don't".Split(' ')];

        private readonly List<string> _sentences = [];
        private readonly List<DrawnFact> _templates = [];
        private readonly List<DrawnFact> _asked = [];

        /// <summary>Number of statements taken from running text.</summary>
        public int SentenceCount => _sentences.Count;

        /// <summary>Words of all templates, for the lexicon.</summary>
        public IEnumerable<string> TemplateTexts => _templates.Concat(_asked).SelectMany(t => t.Questions.Append(t.Text));

        /// <summary>Reads the templates of this assembly and the statements of the text files given.</summary>
        /// <param name="textFiles">Running text.</param>
        /// <param name="heldOut">True for the evaluation phrasings of questions, false for those of training.</param>
        public static FactSource Load(IEnumerable<string> textFiles, bool heldOut = false)
        {
            var source = new FactSource();
            source.ReadTemplates();
            source.ReadAsked(heldOut);
            foreach (var file in textFiles)
                source.ReadStatements(File.ReadLines(file));
            return source;
        }

        /// <summary>Draws a fact, with the names of a world.</summary>
        public DrawnFact Draw(Random random, IReadOnlyList<string> people, IReadOnlyList<string> places, IReadOnlyList<string> items)
        {
            if (_sentences.Count > 0 && !random.Chance(TemplateShare + AskedShare))
            {
                var text = random.One(_sentences);
                return new DrawnFact(text, random.Some(ContentWords(text), random.Next(2, 5)), []);
            }

            var fact = random.One(_asked.Count > 0 && random.Chance(AskedShare / (TemplateShare + AskedShare)) ? _asked : _templates);
            var (who, where, what) = (Name(random, people.Skip(1).ToList(), "somebody"), Name(random, places, "the house"), Name(random, items, "lamp"));
            string Fill(string text) => text.Replace("{person}", who).Replace("{place}", where).Replace("{item}", what);
            return new DrawnFact(Fill(fact.Text), fact.Topics.Select(Fill).ToList(), fact.Questions.Select(Fill).ToList());
        }

        // A small world may have no name of a kind.
        private static string Name(Random random, IReadOnlyList<string> names, string otherwise) => names.Count > 0 ? random.One(names) : otherwise;

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
            foreach (var line in Lines("Phrases.facts.txt"))
            {
                if (ParseFact(line, []) is { } fact)
                    _templates.Add(fact);
            }
        }

        // Blocks of "@ fact | topics" and "+ question".
        private void ReadAsked(bool heldOut)
        {
            var questions = new List<string>();
            foreach (var line in Lines("Phrases.asked.txt"))
            {
                if (line[0] == '@')
                    _asked.Add(ParseFact(line[1..], questions = []) ?? throw new FormatException($"asked.txt: '{line}' is not '@ fact | topics'."));
                else if (line[0] == '+' && PhraseBank.IsHeldOut(line[1..].Trim()) == heldOut)
                    questions.Add(PhraseBank.ToAscii(line[1..].Trim()));
            }
        }

        private static DrawnFact? ParseFact(string line, List<string> questions)
        {
            var parts = line.Split('|');
            return parts.Length == 2 ? new DrawnFact(PhraseBank.ToAscii(parts[0].Trim()), parts[1].Split(',').Select(t => t.Trim()).ToList(), questions) : null;
        }

        private static IEnumerable<string> Lines(string resource)
        {
            var assembly = Assembly.GetExecutingAssembly();
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(resource, StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                while (reader.ReadLine() is { } line)
                {
                    if (line.Length > 1 && line[0] != '#')
                        yield return line;
                }
            }
        }
    }
}
