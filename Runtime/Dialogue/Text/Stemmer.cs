using System;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>
    /// A light English suffix stripper in the spirit of Harman's S-stemmer and step 1 of Porter (1980): enough to make
    /// "floods", "flooded" and "flooding" meet, cautious enough never to merge unrelated short words.
    /// </summary>
    public static class Stemmer
    {
        /// <summary>The stem of a lower-case word; words of three letters and fewer are returned as they are.</summary>
        public static string Stem(string word)
        {
            if (word.Length <= 3)
                return word;
            var w = Plural(word);
            if (Ends(w, "ing") && w.Length >= 6)
                w = Undouble(w.Substring(0, w.Length - 3));
            else if (Ends(w, "ied") && w.Length >= 5)
                w = w.Substring(0, w.Length - 3) + "y";
            else if (Ends(w, "ed") && w.Length >= 5 && !Ends(w, "eed"))
                w = Undouble(w.Substring(0, w.Length - 2));
            else if (Ends(w, "ly") && w.Length >= 6)
                w = w.Substring(0, w.Length - 2);
            // "danced" and "dance" both become "danc"; "bridge" and "bridges" both "bridg".
            return w.Length > 3 && w[w.Length - 1] == 'e' ? w.Substring(0, w.Length - 1) : w;
        }

        private static string Plural(string w)
        {
            if (Ends(w, "ies") && w.Length >= 5)
                return w.Substring(0, w.Length - 3) + "y";
            if (Ends(w, "sses") || Ends(w, "shes") || Ends(w, "ches") || Ends(w, "xes"))
                return w.Substring(0, w.Length - 2);
            if (Ends(w, "s") && !Ends(w, "ss") && !Ends(w, "us") && !Ends(w, "is"))
                return w.Substring(0, w.Length - 1);
            return w;
        }

        private static string Undouble(string w)
        {
            var n = w.Length;
            var doubled = n >= 3 && w[n - 1] == w[n - 2] && "aeiouls".IndexOf(w[n - 1]) < 0;
            return doubled ? w.Substring(0, n - 1) : w;
        }

        private static bool Ends(string w, string suffix) => w.EndsWith(suffix, StringComparison.Ordinal);
    }
}
