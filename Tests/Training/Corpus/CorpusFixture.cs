using System.Collections.Generic;
using System.Text;
using GptDialogue.Training.Corpus;

namespace GptDialogue.Training.Tests.Corpus
{
    internal static class CorpusFixture
    {
        public static List<CorpusDocument> Documents(string text, string name = "a.txt") =>
            CorpusReader.Split(new SourceSpec(name, 1), Encoding.UTF8.GetBytes(text));

        public static string Text(CorpusDocument document) => Encoding.UTF8.GetString(document.Utf8.Span);

        /// <summary>Distinct short documents made of number words, so no two share a run of words.</summary>
        public static List<CorpusDocument> Numbered(int count, string name = "a.txt")
        {
            var text = new StringBuilder();
            for (var i = 0; i < count; i++)
            {
                for (var word = 0; word < 12; word++) text.Append('w').Append((i * 12) + word).Append(' ');
                text.Append("\n<|endoftext|>\n");
            }

            return Documents(text.ToString(), name);
        }
    }
}
