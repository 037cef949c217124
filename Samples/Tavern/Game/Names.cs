namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>Puts the world's names into sentences.</summary>
    public static class Names
    {
        /// <summary>A place with the article it needs: a common noun gets "the", a name such as Saltgate none.</summary>
        public static string Place(string place) => place.Length > 0 && char.IsLower(place[0]) ? "the " + place : place;

        /// <summary>The text with a capital at its beginning.</summary>
        public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
