using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>
    /// Composes training dialogues without end: random worlds, random talk, and for every line the reply a good character would
    /// give, in exactly the tokens the runtime will use.
    /// </summary>
    public sealed class DialogueComposer
    {
        /// <summary>Share of dialogues with characters of authored worlds, where there are any.</summary>
        private const double AuthoredShare = 0.15;

        /// <summary>
        /// Share of free replies that are trained with the outline of a prompt: three of them cost what one whole prompt costs, and
        /// what a line is read as and which words answer it hardly depend on the rest.
        /// </summary>
        private const double OutlineShare = 0.75;

        private readonly BpeTokenizer _tokenizer;
        private readonly Lexicon _lexicon;
        private readonly PhraseBank _phrases;
        private readonly ActionBank _actions;
        private readonly FactSource _facts;
        private readonly VocabularyMap _vocabulary;
        private readonly string[] _foreignNames;

        private readonly IReadOnlyList<WorldPack> _worlds;
        private readonly PromptForm _form;

        private DialogueComposer(BpeTokenizer tokenizer, Lexicon lexicon, PhraseBank phrases, ActionBank actions, FactSource facts, IReadOnlyList<WorldPack> worlds, PromptForm form)
        {
            _worlds = worlds;
            _form = form;
            _tokenizer = tokenizer;
            _lexicon = lexicon;
            _phrases = phrases;
            _actions = actions;
            _facts = facts;
            _vocabulary = new VocabularyMap(tokenizer);
            var names = new NameGenerator(new Random(7));
            _foreignNames = [.. names.Distinct(200, names.Person)];
        }

        /// <summary>Counts of what was composed so far.</summary>
        public ComposerReport Report { get; } = new();

        /// <summary>Creates a composer.</summary>
        /// <param name="tokenizer">Tokenizer of the model to be trained.</param>
        /// <param name="lexicon">Ordinary words, see <see cref="BuildLexicon"/>.</param>
        /// <param name="factFiles">Running text from which statements are taken as facts; may be empty.</param>
        /// <param name="heldOut">True to use the held-out player phrasings, for measuring.</param>
        /// <param name="phrasingsPerIntent">Uses at most so many phrasings of each intent and requests for each action.</param>
        /// <param name="worlds">Authored worlds whose characters take part.</param>
        /// <param name="form">The form of prompts and replies; null for the usual one. The dialogues are the same in every form.</param>
        /// <param name="taught">More lines of players by intent, see <see cref="PhraseBank.Taught"/>.</param>
        public static DialogueComposer Create(
            BpeTokenizer tokenizer, Lexicon lexicon, IEnumerable<string> factFiles, bool heldOut = false, int phrasingsPerIntent = int.MaxValue,
            IReadOnlyList<WorldPack>? worlds = null, PromptForm? form = null, ILookup<string, string>? taught = null)
        {
            var phrases = PhraseBank.Load(heldOut, phrasingsPerIntent);
            if (taught != null)
                phrases.Teach(taught);
            return new(tokenizer, lexicon, phrases, ActionBank.Load(phrasingsPerIntent), FactSource.Load(factFiles, heldOut), worlds ?? [], form ?? new PromptForm());
        }

        /// <summary>The ordinary words of running text and of all phrase banks.</summary>
        public static List<string> BuildLexicon(IEnumerable<string> textFiles)
        {
            var banks = PhraseBank.Load().AllTexts.Concat(PhraseBank.Load(heldOut: true).AllTexts)
                .Concat(ActionBank.Load().AllTexts).Concat(FactSource.Load([]).TemplateTexts)
                .Concat(Vocabulary.Items).Concat(Vocabulary.Roles).Concat(Vocabulary.Traits).Concat(Vocabulary.Currencies);
            return LexiconBuilder.Build(textFiles, banks);
        }

        /// <summary>Training examples without end; the same seed gives the same ones.</summary>
        public IEnumerable<ComposedTurn> Compose(int seed)
        {
            var random = new Random(seed);
            while (true)
            {
                foreach (var turn in Dialogue(random))
                    yield return turn;
            }
        }

        private IEnumerable<ComposedTurn> Dialogue(Random random)
        {
            var world = _worlds.Count > 0 && random.Chance(AuthoredShare)
                ? AuthoredWorlds.Draw(random, random.One(_worlds))
                : new WorldGenerator(random, _phrases, _facts, _actions).Draw();
            var analyser = new TurnAnalyser(world.Pack, world.Self, _lexicon);
            var memory = new DialogueMemory(new SlotTable(analyser.Glossary));
            var mask = new WordMask(_vocabulary, _lexicon, memory.Slots, world.Self);
            var grammar = new ReplyGrammar(world.Self, memory, mask);
            var prompts = new PromptBuilder(_tokenizer, analyser, _form);
            var renderer = new ReplyRenderer(_vocabulary, analyser, memory.Slots, new ConversationOptions().PlayerName);
            var encoder = new ReplyEncoder(_tokenizer, grammar, memory.Slots, analyser.Glossary, renderer);
            var lines = new PlayerLines(random, _phrases, _facts, _foreignNames, world, analyser);
            var answers = new TurnComposer(random, _phrases, world);
            var card = prompts.Card();
            var mood = world.Self.Mood;
            var turns = random.Next(1, 6);
            for (var t = 0; t < turns; t++)
            {
                var line = lines.Draw(memory);
                var turn = analyser.Analyse(line.Text, memory, world.State, mood);
                var answer = line.IsLookAlike ? answers.LookAlike(turn)
                    : line.Subject.Action != null ? answers.Request(line.Subject.Action, line.Subject, turn)
                    : answers.To(line.Intent!, line.Subject, turn);
                var name = line.Intent?.Kind == AnswerKind.Authored ? PlayerIntent.Authored : line.Intent?.Name ?? (line.IsLookAlike ? PlayerIntent.LookAlike : PlayerIntent.Request);
                if (answer == null)
                {
                    ComposerReport.Count(Report.Dropped, name + ": nothing found");
                    continue;
                }

                memory.Trim(PromptBuilder.HistoryTokens);
                // That an authored line fits is one thing to learn, whatever it is about.
                var intent = PlayerIntent.Find(answer.Kind == Control.PlayLine ? PlayerIntent.Authored : answer.Action >= 0 ? PlayerIntent.Request : name);
                var isOutline = answer.Kind == Control.Say && answer.Action < 0 && !line.IsLookAlike && !turn.IsFollowUp && random.Chance(OutlineShare)
                    && (_form.Slots || !answer.Words.Contains('{')); // what is to be written out has to stand in the prompt
                var open = isOutline ? prompts.Outline(turn, memory) : prompts.Turn(turn, memory);
                var reply = encoder.Encode(turn, intent, line.Tone, answer, line.Subject, out var reason);
                if (reply == null)
                {
                    ComposerReport.Count(Report.Dropped, name + ": " + reason);
                    continue;
                }

                var prompt = isOutline ? [.. open] : card.Concat(memory.Recent.SelectMany(e => e.Tokens)).Concat(open).ToList();
                ComposerReport.Count(Report.Kept, name);
                var decisions = 6 + (answer.Pointer >= 0 ? 1 : 0) + (answer.Argument != null ? 1 : 0);
                IReadOnlyList<int> words = grammar.Words;
                if (!_form.Slots && words.Count > 0)
                {
                    words = encoder.WrittenOut(words, grammar.Plan.Fact);
                    reply = [.. reply.Take(decisions), .. words, Control.End];
                }

                yield return new ComposedTurn([.. prompt, .. reply], prompt.Count, prompt.Count + decisions, line.Intent?.Kind == AnswerKind.Authored, turn, intent, name, line.Text, answer.Words);
                var told = grammar.Plan.Fact;
                var kind = answer.Kind;
                memory.Remember(turn, prompts.Close(turn, memory, kind, words), answer.Words, told, grammar.Plan.Line?.Id, grammar.Fingerprint, told == null ? null : analyser.MentionsIn(told.Text).Select(m => m.Entity));
            }
        }
    }
}
