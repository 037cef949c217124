namespace GptDialogue.Composer
{
    /// <summary>Word lists from which random cards are drawn.</summary>
    internal static class Vocabulary
    {
        public static readonly string[] Items = ("ale|bread|lantern oil|iron key|rope|healing salve|silver ring|old map|fishing net|wool cloak|candle|apple|wheel of cheese|dried fish|axe|hammer|nails|boots|hat|"
            + "letter|book|medicine|bandage|water flask|wine|rum|tea|coffee|salt|sugar|honey|eggs|flour|rice|spice|silk|leather|saddle|horse blanket|arrows|knife|sword|shield|helmet|"
            + "ration pack|power cell|fuel rod|wrench|data chip|medkit|oxygen tank|circuit board|flashlight|radio|battery|keycard|spare part|toolkit|cigarettes|newspaper|ticket|camera|umbrella|pocket watch|"
            + "lock pick|bottle of ink|quill|paper|mirror|comb|drum|flute|lute|dice|deck of cards|herb bundle|mushroom|root|berry pie|stew|pickled eel|smoked ham|sausage|onion|turnip|cabbage|pumpkin|seeds|"
            + "bucket|shovel|pickaxe|saw|needle|thread|pearl|amber|coal|firewood|torch|tent|bedroll|compass|spyglass|anchor|oar|sail cloth|bell|statue|mask|amulet|scroll|potion|crystal|gear|copper wire|glass jar").Split('|');

        public static readonly string[] Roles = ("tavern keeper|guard|blacksmith|baker|healer|fisher|ferryman|farmer|miller|merchant|priest|librarian|hunter|miner|cook|stable hand|gravedigger|mayor|captain|sailor|"
            + "teacher|clerk|musician|weaver|tailor|potter|carpenter|mason|beggar|thief|scout|herbalist|brewer|butcher|shepherd|woodcutter|innkeeper|innkeep|shopkeeper|apprentice|scholar|judge|tax collector|"
            + "pilot|mechanic|engineer|medic|quartermaster|navigator|technician|dock worker|smuggler|reporter|detective|bartender|nurse|driver|gardener|lighthouse keeper|archivist|watchmaker|cartographer|monk|nun|courier|"
            + "bounty hunter|sheriff|rancher|fortune teller|actor|dancer|painter|glassblower|beekeeper|cheesemaker|porter|servant|noble|knight|squire|envoy|spy|warden|jailer|rat catcher|chandler").Split('|');

        public static readonly string[] Traits = ("warm|nosy|stern|lazy|brave|shy|greedy|kind|proud|bitter|cheerful|gloomy|patient|hot-tempered|honest|sly|loyal|curious|tired|lonely|witty|pious|superstitious|careful|reckless|"
            + "generous|stubborn|gentle|bossy|dreamy|practical|suspicious|talkative|quiet|vain|humble|jealous|hopeful|grumpy|clever|simple|forgetful|precise|worried|merry|wise|young|old|sickly|strong").Split('|');

        public static readonly string[] Currencies = ["copper", "silver", "gold", "coins", "credits", "dollars", "shillings", "pence", "marks", "crowns", "cents", "tokens"];
    }
}
