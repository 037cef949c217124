using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>
    /// A small thesaurus of what players ask about in games of any genre. Words of one group are matched at a discount, so
    /// an authored <c>topics:</c> list need not foresee every wording.
    /// </summary>
    public static class Synonyms
    {
        /// <summary>The groups (by number) that the stem belongs to; empty when it is in none.</summary>
        public static IReadOnlyList<int> GroupsOf(string stem) => _groups.TryGetValue(stem, out var g) ? g : _none;

        /// <summary>True if two stems are in a group together.</summary>
        public static bool Share(string stem, string other)
        {
            foreach (var group in GroupsOf(stem))
            {
                foreach (var candidate in GroupsOf(other))
                {
                    if (group == candidate)
                        return true;
                }
            }

            return false;
        }

        private static readonly int[] _none = Array.Empty<int>();

        private static readonly Dictionary<string, List<int>> _groups = Build(
            "bed room sleep lodging stay night rest bunk cabin inn board rent",
            "food meal eat hungry supper dinner lunch breakfast stew bread feed cook kitchen",
            "drink ale beer wine thirsty mead rum tavern bar pub tea coffee",
            "buy purchase sell trade shop ware goods stock merchandise browse store deal wares sale shelf shelves offer supply inventory catalogue",
            "price cost charge fee pay much expensive cheap coin money copper silver gold credit",
            "money coin gold silver cash wealth treasure fortune riches purse loot rich",
            "work job task quest errand help hire duty assist contract",
            "repair fix mend restore rebuild patch",
            "break broken smash wreck ruin destroy shatter collapse damage",
            "kill murder slay dead death die corpse body slain killed grave bury",
            "sick ill illness plague fever disease cure medicine healer doctor heal wound hurt injure",
            "heal treat patch bandage stitch bleed bleeding wound hurt injure tend cure mend pain",
            "call fetch summon send ring invite",
            "lead guide escort take bring show way follow",
            "give hand lend spare borrow pass gift",
            "book reserve passage ticket berth seat",
            "arrest throw ban kick evict expel banish remove",
            "alarm siren alert warn bell",
            "bless blessing pray prayer",
            "fortune future card palm foretell predict",
            "wash bath bathe clean soak scrub",
            "sharpen edge blade blunt dull whet grind",
            "train teach learn spar lesson practise practice",
            "row ferry boat cross oar",
            "saddle horse ride mount",
            "steal thief rob theft stole stolen burglar robbery bandit missing",
            "key lock unlock locked door chest open opened",
            "hide hidden secret conceal buried stash stow",
            "boss chief leader captain ruler lord king queen mayor governor commander charge master owner",
            "guard soldier watch police sentry constable patrol militia",
            "fight battle war attack army combat raid weapon sword",
            "fire burn blaze flame burned smoke ash arson",
            "flood water river rain storm wash tide spring drown",
            "boat ship ferry vessel sail sailor barge crew harbor harbour dock port",
            "road path route track trail way street lane pass travel journey",
            "bridge crossing cross ford span",
            "monster beast creature wolf animal ghost spirit haunt demon thing",
            "ghost haunt spirit spook apparition phantom haunted",
            "child kid son daughter boy girl baby family",
            "wife husband marry married wedding spouse widow love",
            "mother father parent brother sister sibling uncle aunt kin family",
            "friend ally companion partner comrade",
            "enemy foe rival hate feud grudge quarrel",
            "letter note message mail parcel package write deliver delivery",
            "book read library scroll page journal diary log record",
            "map chart direction route",
            "lamp lantern light candle oil torch beacon",
            "farm field crop harvest grain wheat farmer mill miller flour",
            "mine miner ore dig tunnel shaft cave underground cellar",
            "church temple shrine god pray priest holy chapel bell",
            "magic spell witch wizard curse enchant charm sorcery",
            "machine engine generator motor power reactor pump device",
            "computer system console terminal network signal radio broadcast transmission",
            "festival feast party celebration holiday fair dance celebrate",
            "song sing music play tune fiddle singer",
            "school teach teacher learn student lesson study",
            "tax toll levy tithe duty",
            "prison jail cell prisoner arrest captive",
            "escape flee run away leave exit",
            "arrive came come newcomer stranger visitor traveler traveller",
            "lost lose missing vanish disappear gone disappeared",
            "house home live dwelling cottage hut apartment",
            "weather storm rain wind snow cold fog mist",
            "well fountain spring water",
            "tree forest wood woods grove timber",
            "hill mountain peak cliff ridge",
            "marsh swamp bog fen mire",
            "sea ocean shore coast beach",
            "market bazaar stall square merchant trader",
            "rumor rumour gossip news tale whisper",
            "danger dangerous safe unsafe risk peril threat",
            "begin start found founded build built made old origin history",
            "strange odd weird unusual mysterious mystery",
            "noise sound hear scream howl knock",
            "smell stink odor odour reek",
            "poison venom toxic poisoned",
            "truth lie liar honest trust lying",
            "gift present reward prize",
            "clothes coat cloak dress hat boots wear",
            "ring jewel necklace gem amulet pearl",
            "fish fishing net eel catch fisherman",
            "horse cart wagon stable ride mule camel",
            "dog cat hound pet",
            "debt owe loan borrow lend");

        private static Dictionary<string, List<int>> Build(params string[] groups)
        {
            var byStem = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            for (var g = 0; g < groups.Length; g++)
            {
                foreach (var word in groups[g].Split(' '))
                {
                    var stem = Stemmer.Stem(word);
                    if (!byStem.TryGetValue(stem, out var list))
                        byStem[stem] = list = new List<int>(1);
                    if (!list.Contains(g))
                        list.Add(g);
                }
            }

            return byStem;
        }
    }
}
