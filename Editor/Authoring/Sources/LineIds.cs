using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Ids of authored texts for localisation and voice. An explicit <c>id:</c> is kept. Otherwise the id is the character's id
    /// and a hash of the words, so it survives moving and reordering, and changes exactly when the words do, which is when a
    /// translation is out of date.
    /// </summary>
    public static class LineIds
    {
        /// <summary>The id of a text of this owner, as in <c>mara_3f9a01c2</c>.</summary>
        public static string For(string owner, params string[] parts)
        {
            using SHA256 sha = SHA256.Create();
            byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\u001f", parts)));
            var id = new StringBuilder(owner).Append('_');
            for (int i = 0; i < 4; i++)
            {
                id.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
            }

            return id.ToString();
        }

        internal static void Assign(CardSource card, ProblemList problems)
        {
            var places = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
            foreach (LineSource line in card.Lines)
            {
                string wanted = line.ExplicitId?.Value ?? For(card.Id.Value, line.Player.Value, line.Npc.Value);
                string id = wanted;
                for (int copy = 2; !places.TryAdd(id, line.Player.Place); copy++)
                {
                    id = wanted + "_" + copy.ToString(CultureInfo.InvariantCulture);
                }

                if (id != wanted && line.ExplicitId != null)
                {
                    problems.Error("duplicate-id", line.ExplicitId.Place, $"The line id '{wanted}' is used in line {places[wanted].Line} already.", "Give each line its own id.");
                }
                else if (id != wanted)
                {
                    problems.Warn("duplicate-line", line.Player.Place, $"The same exchange stands in line {places[wanted].Line} already.", "Remove one of them.");
                }

                line.Id = id;
            }
        }
    }
}
