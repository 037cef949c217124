using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>
    /// Everything the runtime found out about one line of the player before the model sees it. The prompt is written from it,
    /// the reply is constrained by it, and tools show it.
    /// </summary>
    public sealed class TurnAnalysis
    {
        /// <summary>The cleaned line.</summary>
        public PlayerLine Line { get; internal set; }

        /// <summary>Words of the cleaned line.</summary>
        public IReadOnlyList<Word> Words { get; internal set; } = Array.Empty<Word>();

        /// <summary>Names in the cleaned line.</summary>
        public IReadOnlyList<Mention> Mentions { get; internal set; } = Array.Empty<Mention>();

        /// <summary>Named entities in order, and after them what a pronoun of the line points back to.</summary>
        public IReadOnlyList<Entity> Entities { get; internal set; } = Array.Empty<Entity>();

        /// <summary>The terms that retrieval used.</summary>
        public TermQuery Query { get; internal set; } = new TermQuery();

        /// <summary>True if the line has no topic of its own and is read in the light of what went before.</summary>
        public bool IsFollowUp { get; internal set; }

        /// <summary>True if the line cannot be understood without what was said before: it has no topic of its own, or a pronoun for one.</summary>
        internal bool LeansBack { get; set; }

        /// <summary>True if the player said the same thing before.</summary>
        public bool IsRepeat { get; internal set; }

        /// <summary>What the shape of the line says about its purpose.</summary>
        internal LineShape Shape { get; set; }

        /// <summary>
        /// True for a question about the character that names neither place nor person beside it. A thing may be named in passing ("who taught you to swing a
        /// hammer"), unless there is a fact about it ("who gave you the key").
        /// </summary>
        internal bool IsPersonal
        {
            get
            {
                var hit = Facts.Count > 0 && Facts[0].IsHit;
                for (var i = 0; i < Mentions.Count; i++)
                {
                    var kind = Mentions[i].Entity.Kind;
                    if (kind == EntityKind.Place || kind == EntityKind.Person || (kind == EntityKind.Item && hit))
                        return false;
                }

                return Shape.AsksListener && !Shape.SeeksAgreement;
            }
        }

        /// <summary>True for what by its words and by what was found looks like a riddle told with its answer.</summary>
        internal bool IsRiddle { get; set; }

        /// <summary>True if a secret the character must keep is what the line is about.</summary>
        public bool IsLocked { get; internal set; }

        /// <summary>Facts the reply may tell, best first.</summary>
        public IReadOnlyList<FactMatch> Facts { get; internal set; } = Array.Empty<FactMatch>();

        /// <summary>True if the best fact has only one of several words of the line: that is as often chance as not.</summary>
        internal bool IsThin => Facts.Count > 0 && Facts[0].IsSingle && Query.Weights.Count > 1;

        /// <summary>Actions the reply may propose, best first; illegal ones are listed so that the model can decline.</summary>
        public IReadOnlyList<ActionMatch> Actions { get; internal set; } = Array.Empty<ActionMatch>();

        /// <summary>What the line may be read as that is a request for an action in other words, see <see cref="Reply.ActionReading"/>.</summary>
        internal IReadOnlyList<Reply.IndirectRequest> Indirect { get; set; } = Array.Empty<Reply.IndirectRequest>();

        /// <summary>The action that a request is for; null where nothing in the line points to one.</summary>
        internal ActionMatch? Requested { get; set; }

        /// <summary>Authored exchanges the reply may play, nearest first.</summary>
        public IReadOnlyList<LineMatch> Lines { get; internal set; } = Array.Empty<LineMatch>();

        /// <summary>
        /// Log-probabilities of what the line may mean, in the order of <see cref="Reply.PlayerIntent.All"/>; null without an intent reader.
        /// </summary>
        public IReadOnlyList<float>? Readings { get; internal set; }

        /// <summary>The same as the intent reader alone heard it, before any was moved.</summary>
        internal IReadOnlyList<float>? Heard { get; set; }

        /// <summary>What the line is like, for the reply ranker: what its words are about, and the hidden units of the intent reader; empty without one.</summary>
        public float[] Traits { get; internal set; } = Array.Empty<float>();

        /// <summary>What speaks for a question for a fact, in nats; null where none was found, or without an intent reader.</summary>
        internal float? FactAppeal { get; set; }

        /// <summary>How likely the intent reader holds any question for a fact, in nats; only where there is a <see cref="FactAppeal"/>.</summary>
        internal float FactsHeard { get; set; }

        /// <summary>The subjects of small talk that are likely by the intent reader alone, the likeliest first.</summary>
        internal IReadOnlyList<Reply.PlayerIntent> Subjects { get; set; } = Array.Empty<Reply.PlayerIntent>();

        /// <summary>What the line may be read as and is, by its words, about a topic of.</summary>
        internal IReadOnlyList<Reply.PlayerIntent> Topical { get; set; } = Array.Empty<Reply.PlayerIntent>();

        /// <summary>Whether the line asks if the character is somebody: itself or another.</summary>
        internal bool AsksIdentity { get; set; }

        /// <summary>What the line is after, where a <see cref="Judging.LineJudge"/> has decided it; null where it is left to reader and model.</summary>
        public Judging.LineClass? Class { get; internal set; }

        /// <summary>Words that are no ordinary ones, those of names among them.</summary>
        internal int Strange { get; set; }

        /// <summary>Mood of the character as it begins to answer.</summary>
        public Emotion Mood { get; internal set; }

        /// <summary>Trust of the character in the player.</summary>
        public int Trust { get; internal set; }
    }
}
