using System;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>Decides whether one word may be a mistyped other word.</summary>
    public static class EditDistance
    {
        /// <summary>
        /// True if <paramref name="typed"/> is at most a small slip away from <paramref name="meant"/>: one edit for words of five
        /// to eight letters, two from nine on, none for shorter words. An edit is an insertion, a deletion, a replacement
        /// or a swap of neighbours (optimal string alignment).
        /// </summary>
        public static bool IsTypo(string typed, string meant)
        {
            var allowed = meant.Length >= 9 ? 2 : meant.Length >= 5 ? 1 : 0;
            // A slip in the first letter is rare, and "bridge"/"fridge" pairs are not.
            if (allowed == 0 || typed.Length < 4 || Math.Abs(typed.Length - meant.Length) > allowed || typed[0] != meant[0])
                return false;
            return Distance(typed, meant) <= allowed;
        }

        /// <summary>The optimal string alignment distance of two words.</summary>
        public static int Distance(string a, string b)
        {
            var before = new int[b.Length + 1];
            var above = new int[b.Length + 1];
            var row = new int[b.Length + 1];
            for (var j = 0; j <= b.Length; j++)
                above[j] = j;
            for (var i = 1; i <= a.Length; i++)
            {
                row[0] = i;
                for (var j = 1; j <= b.Length; j++)
                {
                    var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                    row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                        row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                (before, above, row) = (above, row, before);
            }

            return above[b.Length];
        }
    }
}
