using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Traces
{
    /// <summary>Follows one turn for a trace or a replay; on the worker thread, in the order of the members.</summary>
    internal interface ITurnProbe
    {
        /// <summary>The line's turn has come.</summary>
        void Began(string? line, GameState game, ConversationState before);

        /// <summary>The prompt is written. Not called for a line that says nothing.</summary>
        void Prompted(int[] prompt);

        /// <summary>Before every token: a fingerprint of which tokens the masks allow.</summary>
        void Masked(ulong allowed);

        /// <summary>A token was chosen.</summary>
        void Chosen(int token);

        /// <summary>Words came of the tokens so far.</summary>
        void Spoke(string words);

        /// <summary>The turn is over.</summary>
        void Ended(ReplyResult result);
    }
}
