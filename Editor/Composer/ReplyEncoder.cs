using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>Writes the tokens of a wanted reply and checks each of them against the grammar that will constrain the model.</summary>
    internal sealed class ReplyEncoder(BpeTokenizer tokenizer, ReplyGrammar grammar, SlotTable slots, Glossary glossary, ReplyRenderer renderer)
    {
        private readonly float[] _logits = new float[tokenizer.VocabularySize];

        /// <summary>The tokens of the reply up to and including the end; null with the reason when the grammar forbids one.</summary>
        public List<int>? Encode(TurnAnalysis turn, PlayerIntent intent, Tone tone, Answer answer, Subject subject, out string reason)
        {
            var reply = new List<int> { Control.Family(intent.Family), Control.Member(intent.Member), Control.Tone(tone), answer.Kind };
            if (answer.Kind == Control.Tell)
                reply.Add(Control.FactPointer(answer.Pointer));
            else if (answer.Kind == Control.PlayLine)
                reply.Add(Control.LinePointer(answer.Pointer));
            reply.Add(Control.Emotion(answer.Emotion));
            reply.Add(answer.Action < 0 ? Control.NoAction : Control.ActionPointer(answer.Action));
            if (answer.Argument != null)
                reply.Add(slots.Token(answer.Argument));
            if (answer.Words.Length > 0)
            {
                if (!AddWords(reply, answer, subject, turn))
                {
                    reason = "slot without a name";
                    return null;
                }

                reply.Add(Control.End);
            }

            reason = Check(turn, reply);
            return reason.Length == 0 ? reply : null;
        }

        /// <summary>The words of a reply as the player reads them, for a model that writes names out; pointers to facts stay.</summary>
        public List<int> WrittenOut(IEnumerable<int> words, Fact? fact)
        {
            var written = new List<int>();
            renderer.Begin();
            foreach (var token in words)
            {
                var isPointer = Control.IsFactPointer(token);
                if (isPointer)
                    AddPlain(written, renderer.Take(finished: true).ToString());
                renderer.Add(token, fact);
                if (!isPointer)
                    continue;
                renderer.Take(finished: true); // the fact's own words
                written.Add(token);
            }

            AddPlain(written, renderer.Take(finished: true).ToString());
            return written;
        }

        private bool AddWords(List<int> reply, Answer answer, Subject subject, TurnAnalysis turn)
        {
            var rest = answer.Words;
            while (rest.Length > 0)
            {
                var open = rest.IndexOf('{');
                var plain = open < 0 ? rest : rest[..open];
                AddPlain(reply, plain);
                if (open < 0)
                    break;
                var close = rest.IndexOf('}', open);
                if (close < 0 || Slot(rest[(open + 1)..close], answer, subject, turn) is not { } token)
                    return false;
                reply.Add(token);
                rest = rest[(close + 1)..];
            }

            return true;
        }

        private void AddPlain(List<int> reply, string plain)
        {
            var text = plain.TrimEnd(' ');
            if (text.Length == 0)
                return;
            // The words of a reply begin with a space like every other word; after a slot the text brings its own.
            if (char.IsLetterOrDigit(text[0]))
                text = " " + text;
            reply.AddRange(tokenizer.Encode(text));
        }

        private int? Slot(string name, Answer answer, Subject subject, TurnAnalysis turn)
        {
            Entity? Mentioned(EntityKind kind) => turn.Entities.FirstOrDefault(e => e.Kind == kind);
            switch (name)
            {
                case "self": return Control.Self;
                case "here": return turn.Entities.Count >= 0 && slots.EntityOf(Control.Here) != null ? Control.Here : null;
                case "world": return Control.World;
                case "listener": return Control.Listener;
                case "wares": return Control.Wares;
                case "fact": return Control.FactPointer(answer.Pointer);
                case "role":
                    var whose = subject.Person ?? Mentioned(EntityKind.Person);
                    return whose?.Card != null ? SlotTable.RoleOf(slots.Token(whose)) : whose == null ? Control.Role : null;
                case "person":
                    return (answer.Argument?.Kind == EntityKind.Person ? answer.Argument : subject.Person ?? Mentioned(EntityKind.Person)) is { } person ? slots.Token(person) : null;
                case "place":
                    return (answer.Argument?.Kind is EntityKind.Place or EntityKind.Here ? answer.Argument : subject.Place ?? Whereabouts(subject.Person ?? Mentioned(EntityKind.Person)) ?? Mentioned(EntityKind.Place)) is { } place ? slots.Token(place) : null;
                case "item":
                    return (answer.Argument?.Kind == EntityKind.Item ? answer.Argument : subject.Item ?? Mentioned(EntityKind.Item)) is { } item ? slots.Token(item) : null;
                case "price":
                    return (subject.Item ?? Mentioned(EntityKind.Item)) is { Ware: not null } ware ? SlotTable.PriceOf(slots.Token(ware)) : null;
                default: return null;
            }
        }

        // The prompt says of everybody mentioned where they are found; that is the place to name, not the one the player guessed.
        private Entity? Whereabouts(Entity? person) => string.IsNullOrEmpty(person?.Card?.Place) ? null : glossary.Find(person.Card.Place);

        private string Check(TurnAnalysis turn, List<int> reply)
        {
            grammar.Begin(turn);
            for (var i = 0; i < reply.Count; i++)
            {
                if (grammar.IsFinished)
                    return "longer than allowed";
                // With every other token at minus infinity the mask looks at this one alone, which is all that matters here.
                Array.Fill(_logits, float.NegativeInfinity);
                _logits[reply[i]] = 0;
                grammar.Apply(_logits);
                if (float.IsNegativeInfinity(_logits[reply[i]]))
                    return "forbidden token " + (reply[i] < SpecialTokens.Count ? SpecialTokens.Names[reply[i]] : $"'{tokenizer.Decode([reply[i]])}'");
                grammar.Accept(reply[i]);
            }

            return grammar.IsFinished ? "" : "unfinished";
        }
    }
}
