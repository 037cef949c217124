using System.Collections.Generic;
using GptDialogue.Dialogue;

namespace GptDialogue.Unity.Editor
{
    /// <summary>
    /// One line with its reply and how the reply was made. The engine's thread writes while the reply is made; read the collections
    /// when <see cref="Result"/> is there.
    /// </summary>
    internal sealed class PlaygroundReply : IReplyObserver
    {
        private readonly List<ReplyToken> _tokens = new List<ReplyToken>();

        public PlaygroundReply(string player)
        {
            Player = player;
        }

        /// <summary>What the player said.</summary>
        public string Player { get; }

        /// <summary>The words so far.</summary>
        public string Text { get; internal set; } = string.Empty;

        /// <summary>The finished reply; null while it is being made.</summary>
        public ReplyResult? Result { get; internal set; }

        /// <summary>What the model answered to: facts, names, actions, the prompt; null when an authored line played at once.</summary>
        public ReplyPrompt? Prompt { get; private set; }

        /// <summary>The tokens in order, each with what else could have come.</summary>
        public IReadOnlyList<ReplyToken> Tokens => _tokens;

        void IReplyObserver.Prompted(ReplyPrompt prompt) => Prompt = prompt;

        void IReplyObserver.Chosen(ReplyToken token) => _tokens.Add(token);
    }
}
