namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>Somebody who goes to see somebody else, every day at the same hours.</summary>
    public sealed class Visit
    {
        /// <summary>Creates a visit.</summary>
        public Visit(string guest, string host, int from, int to, (int X, int Y) spot)
        {
            Guest = guest;
            Host = host;
            From = from;
            To = to;
            Spot = spot;
        }

        /// <summary>Who goes.</summary>
        public string Guest { get; }

        /// <summary>Who is visited.</summary>
        public string Host { get; }

        /// <summary>The hour of leaving.</summary>
        public int From { get; }

        /// <summary>The hour of going back.</summary>
        public int To { get; }

        /// <summary>The tile where the guest stands.</summary>
        public (int X, int Y) Spot { get; }

        /// <summary>The visits of Hollowmere. Mara and the captain never leave their posts: the quest needs them.</summary>
        public static Visit[] Hollowmere { get; } =
        {
            new Visit("tam", "mara", 16, 19, (11, 22)),
            new Visit("bregga", "mara", 20, 24, (13, 21)),
            new Visit("ysolt", "aldous", 11, 14, (13, 12)),
            new Visit("bregga", "orrin", 7, 9, (34, 11)),
            new Visit("aldous", "tam", 5, 7, (38, 34)),
        };
    }
}
