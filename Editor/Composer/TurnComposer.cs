using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>What a player line was meant to be about when it was composed.</summary>
    internal sealed class Subject
    {
        public Entity? Place { get; set; }

        public Entity? Person { get; set; }

        public Entity? Item { get; set; }

        /// <summary>The fact asked for; null when the line asks for none or for one that does not exist.</summary>
        public Fact? Fact { get; set; }

        public BankAction? Action { get; set; }

        /// <summary>The authored line whose player words were changed a little; null for every other draw.</summary>
        public string? LineId { get; set; }
    }

    /// <summary>The answer the composer wants to a line, once the runtime has analysed it.</summary>
    /// <param name="Kind">Control token of the kind of reply.</param>
    /// <param name="Pointer">Index of the fact or authored line; −1 for none.</param>
    /// <param name="Words">Words of the reply with slots in braces; empty for authored replies.</param>
    internal sealed record Answer(int Kind, int Pointer, string Words, Emotion Emotion, int Action = -1, Entity? Argument = null);

    /// <summary>
    /// Decides the right answer to a line from what the runtime found about it. Where the runtime missed what the line was about,
    /// there is no right answer that the model could learn, and the turn is dropped.
    /// </summary>
    internal sealed class TurnComposer(Random random, PhraseBank phrases, RandomWorld world)
    {
        private const float SimilarLine = 0.55f;

        private const double OwnGrantShare = 0.2;

        /// <summary>The answer to an action request; null when the runtime did not find the action.</summary>
        public Answer? Request(BankAction action, Subject subject, TurnAnalysis turn)
        {
            if (AuthoredFor("action:" + action.Id, turn) is { } line)
                return line;
            var index = turn.Actions.ToList().FindIndex(a => a.Action.Id == action.Id);
            if (index < 0)
                return null;
            var match = turn.Actions[index];
            Entity? argument = null;
            if (action.Argument != ArgumentKind.None)
                argument = subject.Item ?? subject.Place ?? subject.Person;
            if (!match.IsLegal || (argument != null && !match.Arguments.Contains(argument)))
                return Fixed(Control.Refuse);
            return Granted(action.Id == ActionBank.Shop || random.Chance(OwnGrantShare) ? action.Grants : [], index, argument ?? match.Arguments.FirstOrDefault());
        }

        // A game's own action is in nobody's bank, so what is said to it mostly has to fit any action.
        private Answer Granted(IReadOnlyList<string> grants, int index, Entity? argument)
        {
            var phrase = grants.Count > 0 ? new Phrase(random.One(grants), Emotion.Neutral) : random.One(phrases.Npc("action_done", world.Speech));
            return new Answer(Control.Say, -1, phrase.Text, phrase.Emotion, index, argument);
        }

        public Answer? To(Intent intent, Subject subject, TurnAnalysis turn)
        {
            if (AuthoredFor(subject.LineId == null ? intent.Name : AuthoredWorlds.LineIntent + subject.LineId, turn) is { } line)
                return line;
            // A writer's own line for the same thing would be the better answer, but nothing says which line that is.
            if (intent.Kind == AnswerKind.Authored || (world.IsAuthored && turn.Lines.Count > 0 && turn.Lines[0].Score > SimilarLine))
                return null;
            return intent.Kind switch
            {
                AnswerKind.Words => Words(intent.Reply),
                AnswerKind.Farewell => Fixed(Control.Farewell),
                AnswerKind.Unknown => turn.IsLocked ? Fixed(Control.Refuse) : turn.Facts.Any(f => f.IsHit) ? null : Fixed(Control.Unknown),
                AnswerKind.Fact => AboutFact(subject, turn),
                AnswerKind.News => turn.IsLocked ? null : turn.Facts.Count > 0 ? Tell(0, intent.Reply) : Fixed(Control.Unknown),
                AnswerKind.FollowUp => FollowUp(intent, turn),
                AnswerKind.Place => turn.IsLocked ? Fixed(Control.Refuse) : HitOr(turn, () => Words(intent.Reply)),
                AnswerKind.Person => Person(intent, subject, turn),
                AnswerKind.Item => Item(intent, subject, turn),
                _ => throw new InvalidOperationException(),
            };
        }

        private static Answer Fixed(int kind) => new(kind, -1, "", Emotion.Neutral);

        private Answer? AuthoredFor(string intent, TurnAnalysis turn)
        {
            for (var i = 0; i < turn.Lines.Count; i++)
            {
                if (world.LineIntents.TryGetValue(turn.Lines[i].Line.Id, out var authored) && authored == intent)
                    return new Answer(Control.PlayLine, i, "", turn.Lines[i].Line.Emotion ?? Emotion.Neutral);
            }

            return null;
        }

        private Answer? Words(string bank)
        {
            var replies = phrases.Npc(bank, world.Speech);
            if (replies.Count == 0)
                return null;
            var reply = random.One(replies);
            return new Answer(Control.Say, -1, reply.Text, reply.Emotion);
        }

        private Answer? AboutFact(Subject subject, TurnAnalysis turn)
        {
            if (turn.IsLocked)
                return Fixed(Control.Refuse);
            var index = subject.Fact == null ? -1 : turn.Facts.ToList().FindIndex(f => f.Fact == subject.Fact);
            if (index >= 0)
                return Tell(index, "fact");
            // Asked for something else, or for a fact that cannot be told: right only if nothing seems to fit either.
            return turn.Facts.Any(f => f.IsHit) ? null : Fixed(Control.Unknown);
        }

        /// <summary>
        /// The answer to a line that only sounds like a request: an open question is answered by not knowing, anything else in words
        /// that fit any such line. Words that fit only one line would teach nothing but nonsense for all others.
        /// </summary>
        public Answer? LookAlike(TurnAnalysis turn) =>
            turn.Shape.AsksAbout ? Fixed(Control.Unknown) : Words(turn.Shape.IsQuestion ? "ask_self" : random.Chance(0.5) ? "remark" : "chat");

        private Answer? HitOr(TurnAnalysis turn, Func<Answer?> otherwise) =>
            turn.Facts.Count > 0 && turn.Facts[0].IsHit ? Tell(0, "fact") : otherwise();

        private Answer? FollowUp(Intent intent, TurnAnalysis turn)
        {
            var person = turn.Entities.FirstOrDefault(e => e.Kind == EntityKind.Person && e.Card != null);
            if (intent.Name == "follow_up_where" && person != null)
                return Words("where_person");
            if (intent.Name == "follow_up_who" && person != null)
                return Words("who_person");
            if (turn.IsLocked)
                return Fixed(Control.Refuse);
            return turn.Facts.Count > 0 && !turn.Facts[0].IsFiller ? Tell(0, "fact") : Fixed(Control.Unknown);
        }

        private Answer? Person(Intent intent, Subject subject, TurnAnalysis turn)
        {
            if (turn.IsLocked)
                return Fixed(Control.Refuse);
            if (subject.Person?.Card != null && turn.Entities.Contains(subject.Person))
                return Words(intent.Reply);
            return HitOr(turn, () => Fixed(Control.Unknown));
        }

        private Answer? Item(Intent intent, Subject subject, TurnAnalysis turn)
        {
            if (intent.Name == "ask_wares")
                return world.Self.Sells.Count > 0 ? Words("wares") : Words("no_wares") ?? Fixed(Control.Unknown);
            if (subject.Item == null || !turn.Entities.Contains(subject.Item))
                return null;
            if (ActionReading.Of(PlayerIntent.Find(intent.Name), turn) is { } gift)
                return gift.Arguments.Contains(subject.Item) ? Granted([], turn.Actions.ToList().IndexOf(gift), subject.Item) : null;
            if (subject.Item.Ware == null && ReplyChoices.AsksForFact(turn))
                return Tell(0, "fact");
            return subject.Item.Ware != null ? Words(intent.Reply) : Words("item_unavailable");
        }

        private Answer Tell(int index, string leadIn)
        {
            var opening = random.Chance(0.55) ? Opening(leadIn) : new Phrase("", Emotion.Neutral);
            var closing = random.Chance(0.2) ? phrases.Npc("fact_tail", world.Speech) : [];
            var words = (opening.Text + " {fact}" + (closing.Count > 0 ? " " + random.One(closing).Text : "")).Trim();
            return new Answer(Control.Tell, index, words, opening.Emotion);
        }

        private Phrase Opening(string leadIn)
        {
            var bank = phrases.Npc(leadIn == "fact" ? "fact_lead" : leadIn + "_lead", world.Speech);
            if (bank.Count == 0)
                bank = phrases.Npc("fact_lead", world.Speech);
            return bank.Count == 0 ? new Phrase("", Emotion.Neutral) : random.One(bank);
        }
    }
}
