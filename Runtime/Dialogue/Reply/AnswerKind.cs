namespace GptDialogue.Dialogue.Reply
{
    /// <summary>What kind of answer an intent calls for.</summary>
    internal enum AnswerKind
    {
        /// <summary>Free words from the reply bank of the intent.</summary>
        Words,

        /// <summary>A fact of the world if there is one, else "I do not know".</summary>
        Fact,

        /// <summary>News: any fact that is at hand.</summary>
        News,

        /// <summary>More about the last subject.</summary>
        FollowUp,

        /// <summary>A place: a fact about it, or words.</summary>
        Place,

        /// <summary>A person: role or whereabouts from the card, else a fact, else "I do not know".</summary>
        Person,

        /// <summary>An item: its price, or that it is not for sale.</summary>
        Item,

        /// <summary>"I do not know".</summary>
        Unknown,

        /// <summary>Goodbye.</summary>
        Farewell,

        /// <summary>The authored answer to the line.</summary>
        Authored,

        /// <summary>An action of the game, or a refusal when it is not allowed now.</summary>
        Request,
    }
}
