using System;
using System.Collections.Generic;
using System.Globalization;

namespace GptDialogue.Composer
{
    /// <summary>Invents names for random worlds of any genre. The model never spells them; they only have to look like names to the matcher.</summary>
    internal sealed class NameGenerator(Random random)
    {
        private static readonly string[] _starts = "al an ar bel bor bram cal car cor da dar del dor el em fa fen gal gar gri hal har hol ir is jar jo kal kel kir la lan lor lu mal mar mer mor na nev nor ol or os pa per quin ra ren ros sa sel ser sor ta tam tor ul va ver vin wen wil yar zan zel".Split(' ');
        private static readonly string[] _middles = "a e i o u an ar el en er il in on or ul ia io".Split(' ');
        private static readonly string[] _ends = "ba bel da dan den dric dor fa gan gar ka kas la las len lin lo mar mir na nel nor ra ran ric rin ron sa sha son ta tan ten ther thos tis to ton va van ven vin wen wyn za".Split(' ');
        private static readonly string[] _titles = "Captain Old Mother Brother Sister Doctor Sergeant Lady Lord Master Widow Chief Father".Split(' ');
        private static readonly string[] _placeAdjectives = "Drowned Broken Silver Red Old Salt White Black Iron Golden Crooked Hollow Silent Last Lucky Blind Laughing Burning Frozen Green Blue Rusty Twin High Low Lost".Split(' ');
        private static readonly string[] _placeNouns = "Lantern Anchor Bridge Gate Tower Market Mill Harbor Chapel Garden Mine Square Barracks Dock Library Cellar Well Inn Forge Camp Station Hall Temple Cave Orchard Road Ward Deck Bay Terminal Plaza Court Stables".Split(' ');
        private static readonly string[] _suffixes = "mere gate ford ham wick stead haven port dale field moor wood bury vale crest fall reach".Split(' ');

        public string Person()
        {
            var name = Syllables() + " " + Syllables();
            return random.Next(6) switch
            {
                0 => random.One(_titles) + " " + Syllables(),
                1 => Syllables(),
                _ => name,
            };
        }

        public string Settlement() => random.Chance(0.5) ? Syllables() : Title(random.One(_starts) + random.One(_suffixes));

        public string Place() => random.Next(5) switch
        {
            0 => "The " + random.One(_placeAdjectives) + " " + random.One(_placeNouns),
            1 => random.One(_placeAdjectives).ToLowerInvariant() + " " + random.One(_placeNouns).ToLowerInvariant(),
            2 => Title(random.One(_starts) + random.One(_suffixes)),
            3 => Syllables() + " " + random.One(_placeNouns),
            _ => "the " + random.One(_placeNouns).ToLowerInvariant(),
        };

        public List<string> Distinct(int count, Func<string> make)
        {
            var names = new List<string>();
            var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var tries = 0; names.Count < count && tries < count * 20; tries++)
            {
                var name = make();
                // Names that share a word could not be told apart by it.
                var parts = Array.FindAll(name.Split(' '), p => !p.Equals("the", StringComparison.OrdinalIgnoreCase));
                if (Array.Exists(parts, words.Contains))
                    continue;
                words.UnionWith(parts);
                names.Add(name);
            }

            return names;
        }

        private string Syllables()
        {
            var name = random.One(_starts);
            if (random.Chance(0.35))
                name += random.One(_middles);
            return Title(name + random.One(_ends));
        }

        private static string Title(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);
    }
}
