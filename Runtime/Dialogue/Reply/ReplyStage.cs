namespace GptDialogue.Dialogue.Reply
{
    /// <summary>What a reply decides next; a reply goes through the stages in this order.</summary>
    internal enum ReplyStage
    {
        Family,
        Member,
        Tone,
        Kind,
        Pointer,
        Emotion,
        Action,
        Argument,
        Words,
        Finished,
    }
}
