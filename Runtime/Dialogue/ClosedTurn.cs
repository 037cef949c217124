using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>A finished reply with what the conversation will remember of it, if the line is really said.</summary>
    internal sealed class ClosedTurn
    {
        private readonly TurnAnalysis _turn;
        private readonly DialogueMemory.Exchange _exchange;
        private readonly Fact? _fact;
        private readonly Entity[]? _named;
        private readonly ulong _fingerprint;
        private readonly ulong[] _opening;
        private readonly SpeakerMark _after;

        /// <summary>Takes what the speaker has just finished.</summary>
        public ClosedTurn(Speaker speaker, TurnAnalysis turn, int kind, ReplyResult result)
        {
            Result = result;
            _turn = turn;
            _exchange = speaker.Prompts.Close(turn, speaker.Memory, kind, speaker.Grammar.Words);
            _fact = speaker.Grammar.Plan.Fact;
            _named = _fact == null ? null : speaker.Analyser.MentionsIn(_fact.Text).Select(m => m.Entity).ToArray();
            _fingerprint = speaker.Grammar.Fingerprint;
            _opening = speaker.Grammar.OpeningFingerprints();
            _after = speaker.Mark();
        }

        public ReplyResult Result { get; }

        /// <summary>Makes the turn part of the conversation.</summary>
        public void Commit(Speaker speaker) => speaker.EndTurn(() =>
        {
            speaker.GoTo(_after);
            speaker.Memory.Remember(_turn, _exchange, Result.Text, _fact, Result.LineId, _fingerprint, _named);
            speaker.Memory.RememberOpening(_opening);
            speaker.Mood.Feel(Result.Emotion);
        });
    }
}
