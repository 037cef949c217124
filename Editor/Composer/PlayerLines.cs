using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>A composed line of the player.</summary>
    internal sealed record PlayerDraw(string Text, Tone Tone, Intent? Intent, Subject Subject, bool IsLookAlike = false);

    /// <summary>Draws what the player says next: an intent, a phrasing, names for its slots, and some haste in the typing.</summary>
    internal sealed class PlayerLines(
        Random random, PhraseBank phrases, FactSource facts, IReadOnlyList<string> foreignNames, RandomWorld world, TurnAnalyser analyser)
    {
        private const double ActionShare = 0.16;
        private const double LookAlikeShare = 0.35;

        private const double SeeWaresShare = 0.5;

        private const double RemarkShare = 0.2;

        private const double MistakenShare = 0.15;
        private const double ColouredShare = 0.10;
        private const double LineShare = 0.2;
        private const double AuthoredShare = 0.5;
        private const double RecallShare = 0.35;
        private const double FollowUpShare = 0.15;
        private const double OwnWordsShare = 0.7;
        private static readonly string[] _shortPriceLines = ["how much?", "the price?", "what does it cost?", "how much for it?", "price?", "and the price?", "how much do you want for it?", "what do you ask for it?"];

        /// <summary>What is asked of authored characters besides their lines: what only their world can answer.</summary>
        private static readonly string[] _groundedIntents =
            ["ask_fact_direct", "ask_fact_direct", "ask_fact_indirect", "ask_secret", "ask_price", "ask_item_available", "ask_where_person", "ask_who_person", "unknown_topic", "meta_attack"];

        private static readonly Intent[] _followUps = IntentTable.All.Where(i => i.Kind == AnswerKind.FollowUp).ToArray();

        private readonly Phrasings _phrasings = new(random, phrases, world, analyser);

        private static readonly double _totalWeight = IntentTable.All.Sum(i => i.Weight);

        public PlayerDraw Draw(DialogueMemory memory)
        {
            if (world.Actions.Count > 0 && random.Chance(ActionShare))
                return Request(random.One(world.Actions));
            if (world.IsAuthored && world.Self.Lines.Count > 0 && random.Chance(AuthoredShare))
                return Authored(random.One(world.Self.Lines));
            var intent = DrawIntent(memory);
            if (intent.Name == "ask_wares" && random.Chance(SeeWaresShare))
                return SeeWares(intent);
            var subject = DrawSubject(intent);
            var again = RecallSubject(intent, subject, memory);
            var phrasing = Question(intent, subject) ?? _phrasings.Draw(intent);
            var text = again ? ByPronoun(intent, phrasing, subject) : phrasing;
            text = Fill(text, subject);
            var tone = intent.Tone;
            if (tone == Tone.Neutral && intent.Kind != AnswerKind.FollowUp && random.Chance(ColouredShare))
                (text, tone) = Coloured(text);
            return new PlayerDraw(PlayerNoise.Apply(random, text), tone, intent, subject);
        }

        /// <summary>To be shown the wares means the shop where the character can open one, and is a question where not.</summary>
        private PlayerDraw SeeWares(Intent intent)
        {
            var subject = new Subject { Action = world.Actions.FirstOrDefault(a => a.Id == ActionBank.Shop) };
            var text = PlayerNoise.Apply(random, Fill(random.One(phrases.Player("see_wares")).Text, subject));
            return new PlayerDraw(text, Tone.Neutral, subject.Action == null ? intent : null, subject);
        }

        private PlayerDraw Authored(AuthoredLine line)
        {
            // The exact words are matched by the runtime; what has to be learnt is that other words mean the same.
            var words = line.Player.Split(' ').Where(_ => !random.Chance(0.15)).ToArray();
            var text = words.Length < 2 ? line.Player : string.Join(" ", words);
            var intent = new Intent(PlayerIntent.Authored, "", Tone.Neutral, 0);
            return new PlayerDraw(PlayerNoise.Apply(random, text), Tone.Neutral, intent, new Subject { LineId = line.Id });
        }

        private Intent DrawIntent(DialogueMemory memory)
        {
            if (world.IsAuthored)
                return IntentTable.Find(random.One(_groundedIntents));
            // Lines the character has an authored answer to are drawn more often: choosing it is half of what the model does.
            if (world.LineIntents.Count > 0 && random.Chance(LineShare))
            {
                var authored = world.LineIntents.Values.Where(i => !i.StartsWith("action:", StringComparison.Ordinal)).ToList();
                if (authored.Count > 0)
                    return IntentTable.Find(random.One(authored));
            }

            if (memory.LastFact != null && random.Chance(FollowUpShare))
                return random.One(_followUps);
            while (true)
            {
                var at = random.NextDouble() * _totalWeight;
                var intent = IntentTable.All.First(i => (at -= i.Weight) <= 0);
                if (phrases.Player(intent.Name).Count > 0 && (intent.Kind != AnswerKind.FollowUp || memory.LastFact != null))
                    return intent;
            }
        }

        // Who does not know how the world puts it asks in words of their own.
        private string? Question(Intent intent, Subject subject) =>
            intent.Name is "ask_fact_direct" or "ask_fact_indirect" && subject.Fact != null && world.Questions.TryGetValue(subject.Fact.Id, out var questions)
                && questions.Count > 0 && random.Chance(OwnWordsShare) ? random.One(questions) : null;

        private PlayerDraw Request(BankAction action)
        {
            var subject = new Subject { Action = action };
            if (random.Chance(RemarkShare))
                return Remark(action, subject);
            if (action.LookAlikes.Count > 0 && random.Chance(LookAlikeShare))
            {
                var player = random.One(action.LookAlikes);
                SetArgument(action, subject);
                return new PlayerDraw(PlayerNoise.Apply(random, Fill(player, subject)), Tone.Neutral, null, subject, true);
            }

            if (action.Id == ActionBank.Shop && random.Chance(SeeWaresShare))
                return SeeWares(IntentTable.Find("ask_wares"));
            SetArgument(action, subject);
            var text = Fill(random.One(action.Requests), subject);
            return new PlayerDraw(PlayerNoise.Apply(random, text), Tone.Neutral, null, subject);
        }

        /// <summary>A remark that would fit any action, about what this one is about.</summary>
        private PlayerDraw Remark(BankAction action, Subject subject)
        {
            SetArgument(action, subject);
            var entity = subject.Item ?? subject.Place ?? subject.Person;
            var thing = entity != null ? Written(entity) : random.One(action.Things);
            var text = random.One(phrases.Player("remark")).Text.Replace("{thing}", thing, StringComparison.Ordinal);
            return new PlayerDraw(PlayerNoise.Apply(random, text), Tone.Neutral, null, subject, true);
        }

        private void SetArgument(BankAction action, Subject subject)
        {
            var grant = world.Self.Actions.First(a => a.Action == action.Id);
            var names = action.Argument == ArgumentKind.None ? [] : grant.Arguments != null && random.Chance(0.8) ? grant.Arguments : world.Pack.EntriesOf(action.Argument);
            if (names.Count == 0)
                return;
            var entity = analyser.Glossary.Find(random.One(names));
            if (action.Argument == ArgumentKind.Item)
                subject.Item = entity;
            else if (action.Argument == ArgumentKind.Place)
                subject.Place = entity;
            else
                subject.Person = entity;
        }

        private Subject DrawSubject(Intent intent)
        {
            var glossary = analyser.Glossary;
            var people = world.Pack.People.Select(glossary.Find).Where(e => e?.Kind == EntityKind.Person).ToList();
            var places = world.Pack.Places.Select(glossary.Find).Where(e => e?.Kind == EntityKind.Place).ToList();
            var items = world.Pack.Items.Select(glossary.Find).ToList();
            var subject = new Subject();
            if (intent.Kind == AnswerKind.Person || intent.Name == "ask_opinion_person" || (intent.Name == "ask_identity" && random.Chance(MistakenShare)))
                subject.Person = OneOf(people);
            if (intent.Kind == AnswerKind.Place)
                subject.Place = OneOf(places);
            if (intent.Kind == AnswerKind.Item || intent.Name is "haggle" or "sell_offer" or "demand_free" or "stage_direction")
                subject.Item = OneOf(items.Where(i => i?.Ware != null).ToList() is { Count: > 0 } sold && random.Chance(0.7) ? sold : items);
            if (intent.Name == "stage_direction")
                (subject.Person, subject.Place) = (OneOf(people), OneOf(places));
            if (intent.Kind == AnswerKind.Fact)
                subject.Fact = DrawFact(intent);
            return subject;
        }

        // A small authored world may have nothing of a kind; what is asked about it then has no answer, and the turn is dropped.
        private Entity? OneOf(List<Entity?> entities) => entities.Count > 0 ? random.One(entities) : null;

        /// <summary>Now and then the line is about what the last one named, and says only "it" or "her".</summary>
        private bool RecallSubject(Intent intent, Subject subject, DialogueMemory memory)
        {
            if (intent.Kind is not (AnswerKind.Item or AnswerKind.Person or AnswerKind.Place) || memory.LastEntities.Count == 0 || !random.Chance(RecallShare))
                return false;
            var last = memory.LastEntities[0];
            switch (intent.Kind, last.Kind)
            {
                case (AnswerKind.Item, EntityKind.Item): subject.Item = last; return true;
                case (AnswerKind.Person, EntityKind.Person): subject.Person = last; return true;
                case (AnswerKind.Place, EntityKind.Place): subject.Place = last; return true;
                default: return false;
            }
        }

        private string ByPronoun(Intent intent, string text, Subject subject)
        {
            if (subject.Item != null && text.Contains("{item}", StringComparison.Ordinal))
                return intent.Name == "ask_price" && random.Chance(0.4) ? random.One(_shortPriceLines) : Replace(text, "{item}", random.One(["it", "that", "it", "that one", "one of those"]));
            if (subject.Person != null)
                return Replace(text, "{person}", random.One(["he", "she", "they", "him", "her", "that person"]));
            return Replace(text, "{place}", random.One(["it", "there", "that place", "the place"]));
        }

        // The article goes with the name.
        private static string Replace(string text, string slot, string by)
        {
            foreach (var article in new[] { "the ", "a ", "an ", "some ", "that ", "this ", "your ", "my " })
                text = text.Replace(article + slot, by, StringComparison.OrdinalIgnoreCase);
            return text.Replace(slot, by, StringComparison.Ordinal);
        }

        private Fact? DrawFact(Intent intent)
        {
            var secrets = world.Pack.Facts.Where(f => world.Secrets.Any(s => s.Fact == f.Id)).ToList();
            if (secrets.Count > 0 && random.Chance(intent.Name == "ask_secret" ? 0.8 : 0.15))
                return random.One(secrets);
            // A fact that is not of this world at all teaches to admit not knowing.
            if (random.Chance(0.2) || world.Pack.Facts.Count == 0)
                return null;
            var tellable = world.Pack.Facts.Where(f => analyser.Facts.MayTell(f, world.State)).ToList();
            return random.One(tellable.Count > 0 && random.Chance(0.9) ? tellable : [.. world.Pack.Facts]);
        }

        private string Fill(string text, Subject subject)
        {
            text = phrases.WithWords(random, text);
            if (text.Contains("{topic}", StringComparison.Ordinal))
                text = text.Replace("{topic}", Topic(subject.Fact), StringComparison.Ordinal);
            var glossary = analyser.Glossary;
            return text
                .Replace("{item}", Written(subject.Item ?? (world.Pack.Items.Count > 0 ? glossary.Find(random.One(world.Pack.Items)) : null)), StringComparison.Ordinal)
                .Replace("{price}", subject.Item?.Ware?.Price ?? "2 copper", StringComparison.Ordinal)
                .Replace("{place}", Written(subject.Place ?? glossary.Here), StringComparison.Ordinal)
                .Replace("{person}", Written(subject.Person ?? glossary.Self), StringComparison.Ordinal)
                .Replace("{world}", world.Pack.Name, StringComparison.Ordinal)
                .Replace("{self}", Written(glossary.Self), StringComparison.Ordinal)
                .Replace("{role}", world.Self.Role, StringComparison.Ordinal)
                .Replace("{other}", random.One(foreignNames), StringComparison.Ordinal)
                .Replace("{listener}", "friend", StringComparison.Ordinal)
                .Replace("{does}", "do that", StringComparison.Ordinal);
        }

        private string Topic(Fact? fact)
        {
            var topics = fact?.Topics ?? facts.Draw(random, world.Pack.People, world.Pack.Places, world.Pack.Items).Topics;
            if (topics.Count == 0)
                return "that";
            var topic = random.One(topics);
            var isName = char.IsUpper(topic[0]) || topic.StartsWith("the ", StringComparison.Ordinal);
            if (topics.Count > 1 && random.Chance(0.25))
                return "the " + topic + " and the " + topics.First(t => t != topic);
            return isName || random.Chance(0.3) ? topic : "the " + topic;
        }

        /// <summary>A name as a player might write it: in full, without its article, or by one word of it.</summary>
        private string Written(Entity? entity)
        {
            if (entity == null)
                return "this place";
            var words = entity.Name.Split(' ');
            if (words.Length > 1 && random.Chance(0.4))
                return FunctionWords.Contains(words[0].ToLowerInvariant()) || random.Chance(0.6) ? words[^1] : words[0];
            return entity.Name;
        }

        private (string Text, Tone Tone) Coloured(string text)
        {
            var hostile = random.Chance(0.5);
            var wraps = phrases.Wrap(hostile ? "hostile" : "friendly");
            if (wraps.Count == 0)
                return (text, Tone.Neutral);
            var wrap = random.One(wraps).Text;
            var first = wrap.EndsWith(',') || random.Chance(0.5);
            return (first ? wrap + " " + text : text + " " + wrap, hostile ? Tone.Hostile : Tone.Friendly);
        }
    }
}
