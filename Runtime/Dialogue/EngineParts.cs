using GptDialogue.Bundles;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;

namespace GptDialogue.Dialogue
{
    /// <summary>What a bundle holds beside the model: the words of the language, and what reads lines and guesses replies.</summary>
    internal sealed class EngineParts
    {
        /// <exception cref="GptDialogueException">A part is damaged, or of a newer version.</exception>
        public EngineParts(BundleHeader header, bool topics)
        {
            Lexicon = Lexicon.Of(header);
            Reader = header.Reader.Length > 0 ? IntentReader.FromBytes(header.Reader) : null;
            Drafts = header.Drafts.Length > 0 ? NgramTable.FromBytes(header.Drafts) : NgramTable.None;
            Topics = topics && header.Topics.Length > 0 ? TopicBank.FromBytes(header.Topics) : null;
            Ranker = topics && header.Ranks.Length > 0 ? ReplyRanker.FromBytes(header.Ranks) : null;
            Judge = header.Judge.Length > 0 ? LineJudge.FromBytes(header.Judge) : null;
        }

        public Lexicon Lexicon { get; }

        public IntentReader? Reader { get; }

        public NgramTable Drafts { get; }

        public TopicBank? Topics { get; }

        public ReplyRanker? Ranker { get; }

        public LineJudge? Judge { get; }
    }
}
