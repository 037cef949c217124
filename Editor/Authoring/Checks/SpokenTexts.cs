using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>The texts of a world that a character may say word for word.</summary>
    internal static class SpokenTexts
    {
        public static IEnumerable<SourceText> Of(AuthoredWorld authored) =>
            authored.World.Facts.Select(fact => fact.Text).Concat(authored.Cards.SelectMany(Of)).Where(text => text.Value.Length > 0);

        public static IEnumerable<SourceText> Of(CardSource card) =>
            card.Lines.Select(line => line.Npc).Concat(card.Fallback.Values.SelectMany(lines => lines));
    }
}
