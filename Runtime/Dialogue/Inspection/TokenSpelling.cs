using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;

namespace GptDialogue.Dialogue
{
    /// <summary>Tokens in words, for tools.</summary>
    internal static class TokenSpelling
    {
        private const int NamesOfFamily = 2;

        private static readonly UTF8Encoding _strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

        /// <summary>One token: its text, its name if it is a control token, or its bytes if they are no whole characters.</summary>
        public static string Of(int id, VocabularyMap vocabulary)
        {
            if (id < SpecialTokens.Count)
                return SpecialTokens.Names[id];
            var bytes = vocabulary.Bytes(id);
            try
            {
                return _strict.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                var hex = new StringBuilder();
                foreach (var b in bytes)
                    hex.Append("\\x").Append(b.ToString("X2", CultureInfo.InvariantCulture));
                return hex.ToString();
            }
        }

        /// <summary>
        /// A token of a reply. How the player's line is read, two numbers to the model, comes by name: first the intents it may be, in
        /// short, then the one it is.
        /// </summary>
        /// <param name="id">The token.</param>
        /// <param name="vocabulary">Its text.</param>
        /// <param name="family">The family of intents that was chosen before; below 0 for none.</param>
        public static string OfReply(int id, VocabularyMap vocabulary, int family)
        {
            if (Control.IsFamily(id))
            {
                var members = PlayerIntent.MembersOf(Control.FamilyOf(id));
                var names = string.Join("/", members.Take(NamesOfFamily).Select(intent => intent.Name));
                return "<" + names + (members.Length > NamesOfFamily ? "/…>" : ">");
            }

            if (family < 0 || !Control.IsMember(id) || Control.MemberOf(id) >= PlayerIntent.MembersOf(family).Length)
                return Of(id, vocabulary);
            return "<" + PlayerIntent.MembersOf(family)[Control.MemberOf(id)].Name + ">";
        }

        /// <summary>A prompt as one text with control tokens spelled out, and what its slots stand for.</summary>
        public static ReplyPrompt Prompt(TurnAnalysis turn, IReadOnlyList<int> tokens, VocabularyMap vocabulary, SlotTable slots)
        {
            var text = new StringBuilder();
            var bytes = new List<byte>();
            var bindings = new List<SlotBinding>();
            var seen = new HashSet<int>();
            foreach (var token in tokens)
            {
                if (token >= SpecialTokens.Count)
                {
                    bytes.AddRange(vocabulary.Bytes(token).ToArray());
                    continue;
                }

                // A character may be spread over several tokens: only a whole run of them is text.
                text.Append(Encoding.UTF8.GetString(bytes.ToArray())).Append(SpecialTokens.Names[token]);
                bytes.Clear();
                var words = slots.EntityOf(token)?.Name ?? slots.PriceText(token) ?? slots.RoleText(token);
                if (words != null && seen.Add(token))
                    bindings.Add(new SlotBinding(SpecialTokens.Names[token], words));
            }

            return new ReplyPrompt(turn, tokens, text.Append(Encoding.UTF8.GetString(bytes.ToArray())).ToString(), bindings);
        }
    }
}
