using System;
using System.Globalization;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>Reads and says amounts of money. Everything is counted in copper.</summary>
    public static class Coins
    {
        /// <summary>Copper in a silver.</summary>
        public const int CopperPerSilver = 10;

        /// <summary>Reads an authored price such as "2 copper" or "1 silver 5 copper"; false when it is not one.</summary>
        public static bool TryRead(string price, out int copper)
        {
            copper = 0;
            var words = price.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words.Length % 2 != 0)
                return false;
            for (var i = 0; i < words.Length; i += 2)
            {
                // Three digits at most keep the sum far from overflow, whatever a modder writes.
                if (words[i].Length > 3 || !int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    return false;
                if (words[i + 1] != "copper" && words[i + 1] != "silver")
                    return false;
                copper += words[i + 1] == "silver" ? count * CopperPerSilver : count;
            }

            return true;
        }

        /// <summary>The amount in words, as in "2 silver 3 copper"; "no coin" for zero.</summary>
        public static string Say(int copper)
        {
            int silver = copper / CopperPerSilver, rest = copper % CopperPerSilver;
            if (copper == 0)
                return "no coin";
            if (silver == 0)
                return rest + " copper";
            return rest == 0 ? silver + " silver" : silver + " silver " + rest + " copper";
        }
    }
}
