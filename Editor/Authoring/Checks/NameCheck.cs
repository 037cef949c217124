using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Names in what characters say that the glossary lacks: the runtime could not say them, and a player who does is not understood.</summary>
    internal static class NameCheck
    {
        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            var finder = new NameFinder();
            finder.Know(authored.Places.Concat(authored.People).Concat(authored.Items).Append(authored.World.Id.Value));
            finder.Know(authored.Cards.Select(card => card.Role?.Value ?? string.Empty));
            foreach (SourceText text in SpokenTexts.Of(authored).Concat(About(authored)))
            {
                foreach (string name in finder.Unlisted(text.Value).Distinct())
                {
                    string? near = Nearest.To(name, authored.Places.Concat(authored.People).Concat(authored.Items).SelectMany(entry => entry.Split(' ').Append(entry)));
                    string suggestion = near == null ? "Add it to 'places', 'people' or 'items' of the world file, or write it small." : $"Did you mean '{near}'? Otherwise add it to 'places', 'people' or 'items' of the world file.";
                    problems.Warn("unlisted-name", text.Place, $"'{name}' is in no list of the world: \"{text.Value}\".", suggestion);
                }
            }
        }

        private static SourceText[] About(AuthoredWorld authored) =>
            authored.World.About == null ? System.Array.Empty<SourceText>() : new[] { authored.World.About };
    }
}
