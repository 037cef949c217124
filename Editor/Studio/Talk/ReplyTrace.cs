using System.Collections.Generic;
using GptDialogue.Dialogue;

namespace GptDialogue.Studio.Talk
{
    /// <summary>How one reply was made. Written on the engine's thread, read when the reply is done.</summary>
    internal sealed class ReplyTrace : IReplyObserver
    {
        private readonly List<ReplyToken> _tokens = [];

        /// <summary>Null when an authored line played without asking the model.</summary>
        public ReplyPrompt? Prompt { get; private set; }

        public IReadOnlyList<ReplyToken> Tokens => _tokens;

        public void Prompted(ReplyPrompt prompt) => Prompt = prompt;

        public void Chosen(ReplyToken token) => _tokens.Add(token);
    }
}
