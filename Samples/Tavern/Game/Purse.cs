namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>The player's money.</summary>
    public sealed class Purse
    {
        /// <summary>Creates a purse with some copper in it.</summary>
        public Purse(int copper) => Copper = copper;

        /// <summary>What is in it, in copper; never negative.</summary>
        public int Copper { get; private set; }

        /// <summary>Takes the amount out, or takes nothing and returns false when it is too little.</summary>
        public bool TryPay(int copper)
        {
            if (copper > Copper)
                return false;
            Copper -= copper;
            return true;
        }

        /// <summary>Sets what is in it, as a saved game says; a negative amount is an empty purse.</summary>
        public void Fill(int copper) => Copper = copper < 0 ? 0 : copper;

        /// <summary>Puts copper in.</summary>
        public void Add(int copper) => Copper += copper;

        /// <inheritdoc/>
        public override string ToString() => Coins.Say(Copper);
    }
}
