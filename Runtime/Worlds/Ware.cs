namespace GptDialogue.Worlds
{
    /// <summary>An item a character sells.</summary>
    public sealed class Ware
    {
        /// <summary>Creates a ware.</summary>
        public Ware(string item, string price)
        {
            Item = item;
            Price = price;
        }

        /// <summary>An item of the world, spelled as the world spells it.</summary>
        public string Item { get; }

        /// <summary>The price exactly as authored, as in "2 copper".</summary>
        public string Price { get; }
    }
}
