using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>
    /// Writes prompts: the card once, then finished exchanges, then the open turn with everything the runtime found. The
    /// composer of training dialogues uses this same class, so training and play cannot drift apart.
    /// </summary>
    public sealed class PromptBuilder
    {
        /// <summary>Tokens of finished exchanges that stand in a prompt at most.</summary>
        public const int HistoryTokens = 96;

        private const int MaxLineTokens = 72;
        private const int MaxFactTokens = 24;
        private const int MaxActionTokens = 12;
        private const int MaxExampleTokens = 14;
        private const int MaxCardTokens = 24;
        private const int MaxKeptPieces = 512;

        private readonly BpeTokenizer _tokenizer;
        private readonly TurnAnalyser _analyser;
        private readonly PromptForm _form;
        private readonly Dictionary<string, int[]> _kept = new Dictionary<string, int[]>(); // facts and actions come again in every turn

        /// <summary>Creates the prompt builder of one character.</summary>
        /// <param name="tokenizer">Tokenizer of the model.</param>
        /// <param name="analyser">Knows the character and its world.</param>
        /// <param name="form">The form the model was trained in; null for the usual one.</param>
        public PromptBuilder(BpeTokenizer tokenizer, TurnAnalyser analyser, PromptForm? form = null)
        {
            _tokenizer = tokenizer;
            _analyser = analyser;
            _form = form ?? new PromptForm();
        }

        /// <summary>The part that stays the same through a conversation.</summary>
        public int[] Card()
        {
            var self = _analyser.Self;
            var card = new List<int> { SpecialTokens.EndOfText, Control.Card, Control.Speech(self.Speech) };
            var unbound = new SlotTable(_analyser.Glossary);
            AddSlot(card, Control.Self, unbound);
            AddText(card, self.Role, MaxCardTokens);
            if (_analyser.Glossary.Here != null)
                AddSlot(card, Control.Here, unbound);
            AddText(card, string.Join(", ", self.Traits), MaxCardTokens);
            if (self.Sells.Count > 0)
                card.Add(Control.Sold);
            if (!_form.Slots)
                AddText(card, string.Join(", ", self.Sells.Select(w => w.Item + " " + w.Price)), MaxLineTokens);
            return card.ToArray();
        }

        /// <summary>The open turn, up to and including the token after which the character speaks.</summary>
        public int[] Turn(TurnAnalysis turn, DialogueMemory memory)
        {
            var prompt = new List<int> { Control.Player };
            AddPlayerLine(prompt, turn, memory.Slots);
            Mark(prompt, turn.Line.HasStageDirection, Control.Stage);
            Mark(prompt, turn.Line.IsEcho, Control.Echo);
            Mark(prompt, turn.IsFollowUp, Control.FollowUp);
            Mark(prompt, turn.IsRepeat, Control.Repeat);
            prompt.Add(Control.Facts);
            prompt.Add(Control.Trust(turn.Trust));
            prompt.Add(Control.Emotion(turn.Mood));
            AddNotes(prompt, turn, memory.Slots);
            AddFacts(prompt, turn, memory);
            AddActions(prompt, turn, memory.Slots);
            if (_form.Exchanges)
                AddExamples(prompt, turn, memory.Slots);
            prompt.Add(Control.Npc);
            return prompt.ToArray();
        }

        /// <summary>
        /// A whole prompt reduced to how the character speaks, the line and what is known of its names: enough to train free replies.
        /// </summary>
        public int[] Outline(TurnAnalysis turn, DialogueMemory memory)
        {
            var prompt = new List<int> { SpecialTokens.EndOfText, Control.Card, Control.Speech(_analyser.Self.Speech), Control.Player };
            AddPlayerLine(prompt, turn, memory.Slots);
            Mark(prompt, turn.Line.HasStageDirection, Control.Stage);
            prompt.Add(Control.Facts);
            AddNotes(prompt, turn, memory.Slots);
            AddWhereabouts(prompt, turn, memory.Slots);
            prompt.Add(Control.Npc);
            return prompt.ToArray();
        }

        /// <summary>A finished exchange, shortened to what later turns need: the line, the kind of reply and its words.</summary>
        public DialogueMemory.Exchange Close(TurnAnalysis turn, DialogueMemory memory, int kind, IReadOnlyList<int> words)
        {
            var tokens = new List<int> { Control.Player };
            AddPlayerLine(tokens, turn, memory.Slots);
            tokens.Add(Control.Npc);
            tokens.Add(kind);
            // A pointer means nothing once its list is gone; that something was told still does.
            tokens.AddRange(words.Select(t => Control.IsFactPointer(t) || Control.IsLinePointer(t) ? Control.Told : t));
            tokens.Add(Control.End);
            return new DialogueMemory.Exchange(tokens.ToArray());
        }

        private void AddPlayerLine(List<int> prompt, TurnAnalysis turn, SlotTable slots) =>
            AddSlotted(prompt, turn.Line.Text, turn.Words, turn.Mentions, slots, MaxLineTokens);

        private void AddNotes(List<int> prompt, TurnAnalysis turn, SlotTable slots)
        {
            foreach (var entity in turn.Entities.Take(4))
            {
                if (entity.Kind != EntityKind.Item && entity.Kind != EntityKind.Person)
                    continue;
                var token = slots.Token(entity);
                AddSlot(prompt, token, slots);
                if (entity.Kind == EntityKind.Item)
                {
                    prompt.Add(entity.Ware != null ? Control.Sold : Control.Unsold);
                    if (entity.Ware != null)
                        AddSlot(prompt, SlotTable.PriceOf(token), slots);
                }
                else if (entity.Card != null)
                {
                    AddSlot(prompt, SlotTable.RoleOf(token), slots);
                }
            }
        }

        /// <summary>Gives slots to where the people of the line are found, so that the reply can say it.</summary>
        private void AddWhereabouts(List<int> prompt, TurnAnalysis turn, SlotTable slots)
        {
            foreach (var person in turn.Entities.Where(e => e.Kind == EntityKind.Person && !string.IsNullOrEmpty(e.Card?.Place)).Take(2))
            {
                var place = _analyser.Glossary.Find(person.Card!.Place);
                if (place == null)
                    continue;
                AddSlot(prompt, slots.Token(person), slots);
                prompt.Add(Control.At);
                AddSlot(prompt, slots.Token(place), slots);
            }
        }

        private void AddFacts(List<int> prompt, TurnAnalysis turn, DialogueMemory memory)
        {
            AddWhereabouts(prompt, turn, memory.Slots);
            for (var i = 0; i < turn.Facts.Count; i++)
            {
                var fact = turn.Facts[i];
                prompt.Add(Control.FactPointer(i));
                prompt.Add(fact.IsFiller ? Control.Listed : fact.IsHit ? Control.Hit : Control.Near);
                Mark(prompt, memory.WasTold(fact.Fact), Control.Told);
                AddAuthored(prompt, fact.Fact.Text, memory.Slots, MaxFactTokens);
            }

            Mark(prompt, turn.Facts.Count == 0 || turn.Facts[0].IsFiller, Control.NoFact);
            Mark(prompt, turn.IsLocked, Control.Locked);
        }

        private void AddActions(List<int> prompt, TurnAnalysis turn, SlotTable slots)
        {
            for (var i = 0; i < turn.Actions.Count; i++)
            {
                var action = turn.Actions[i];
                prompt.Add(Control.ActionPointer(i));
                Mark(prompt, action.Score >= FactRetriever.HitScore, Control.Hit);
                Mark(prompt, action.Score >= FactRetriever.NearScore && action.Score < FactRetriever.HitScore, Control.Near);
                prompt.Add(action.IsLegal ? Control.Allowed : Control.Denied);
                AddAuthored(prompt, action.Action.Does, slots, MaxActionTokens);
                foreach (var argument in action.Arguments)
                {
                    prompt.Add(slots.Token(argument));
                    if (!_form.Slots)
                        AddSlot(prompt, slots.Token(argument), slots);
                }
            }
        }

        private void AddExamples(List<int> prompt, TurnAnalysis turn, SlotTable slots)
        {
            for (var i = 0; i < turn.Lines.Count; i++)
            {
                prompt.Add(Control.LinePointer(i));
                AddAuthored(prompt, turn.Lines[i].Line.Player, slots, MaxExampleTokens);
            }
        }

        private void AddAuthored(List<int> prompt, string text, SlotTable slots, int limit) =>
            AddSlotted(prompt, text, Word.Split(text), _analyser.MentionsIn(text), slots, limit);

        private void AddText(List<int> prompt, string text, int limit) =>
            AddSlotted(prompt, text, Array.Empty<Word>(), Array.Empty<Mention>(), null, limit);

        /// <summary>
        /// Adds text in lower case with its names as slots. A slot stands for the name and the space before it. Words that are
        /// neither names nor in the lexicon become one token: spelled out, a word the model never saw spoils the whole prompt.
        /// </summary>
        private void AddSlotted(
            List<int> prompt, string text, IReadOnlyList<Word> words, IReadOnlyList<Mention> mentions, SlotTable? slots, int limit)
        {
            var start = prompt.Count;
            var position = 0;
            var next = 0;
            foreach (var word in words)
            {
                if (word.Start < position)
                    continue;
                while (next < mentions.Count && mentions[next].End <= word.Start)
                    next++;
                var named = next < mentions.Count && word.Start >= mentions[next].Start;
                if (!named && IsKnown(word))
                    continue;
                AddPlain(prompt, text, position, named ? mentions[next].Start : word.Start);
                var token = IsName(text, word) ? Control.Other : Control.Noise;
                if (named)
                    AddSlot(prompt, slots!.Token(mentions[next].Entity), slots);
                else if (prompt[prompt.Count - 1] != token)
                    prompt.Add(token);
                position = named ? mentions[next].End : word.Start + word.Length;
            }

            AddPlain(prompt, text, position, text.Length);
            if (prompt.Count - start > limit)
                prompt.RemoveRange(start + limit, prompt.Count - start - limit);
        }

        private void AddSlot(List<int> prompt, int token, SlotTable slots)
        {
            var written = _form.Slots ? null : slots.EntityOf(token)?.Name ?? slots.PriceText(token) ?? slots.RoleText(token);
            if (written == null)
                prompt.Add(token);
            else
                prompt.AddRange(_tokenizer.Encode(" " + written));
        }

        private void AddPlain(List<int> prompt, string text, int start, int end)
        {
            var plain = new StringBuilder(end - start + 1);
            // Every word takes its " word" form, also the first: one spelling for the model to know instead of two.
            if (start < end && char.IsLetterOrDigit(text[start]))
                plain.Append(' ');
            for (var i = start; i < end; i++)
                plain.Append(char.ToLowerInvariant(text[i]));
            var piece = plain.ToString().TrimEnd();
            if (piece.Trim().Length > 0)
                prompt.AddRange(Encode(piece));
        }

        private int[] Encode(string piece)
        {
            if (_kept.TryGetValue(piece, out var tokens)) return tokens;
            if (_kept.Count == MaxKeptPieces) _kept.Clear();
            tokens = _tokenizer.Encode(piece);
            _kept.Add(piece, tokens);
            return tokens;
        }

        private bool IsKnown(Word word)
        {
            var lexicon = _analyser.Lexicon;
            return lexicon.Count == 0 || lexicon.Contains(word.Lower) || char.IsDigit(word.Lower[0]) || FunctionWords.Contains(word.Lower)
                || word.Lower.Split('-', '\'').All(part => part.Length <= 2 || lexicon.Contains(part));
        }

        private static bool IsName(string text, Word word) => char.IsUpper(text[word.Start]) && word.Start > 0;

        private static void Mark(List<int> prompt, bool condition, int token)
        {
            if (condition)
                prompt.Add(token);
        }
    }
}
