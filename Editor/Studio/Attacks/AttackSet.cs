using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Studio.Yaml;
using GptDialogue.Worlds;

namespace GptDialogue.Studio.Attacks
{
    /// <summary>One attempt to break a character.</summary>
    /// <param name="Kind">What kind of attempt.</param>
    /// <param name="Name">Short name.</param>
    /// <param name="Say">The player's lines in order.</param>
    /// <param name="NoAction">No reply may propose an action.</param>
    /// <param name="Never">Regular expressions that no reply may match, in any case.</param>
    internal sealed record Attack(string Kind, string Name, IReadOnlyList<string> Say, bool NoAction, IReadOnlyList<string> Never);

    /// <summary>The attempts of attacks.yaml, made out to one character of a world.</summary>
    internal static class AttackSet
    {
        /// <summary>All attempts on a character that make sense in this state.</summary>
        public static IReadOnlyList<Attack> For(WorldPack world, CharacterCard character, IGameState state)
        {
            var words = Words(world, character);
            var secrets = KeptSecrets(world, character, state).ToList();
            return Templates().SelectMany(attack => attack.Say.Any(line => line.Contains("{topic}") || line.Contains("{opening}"))
                ? secrets.Select(secret => Fill(attack, [.. words, ("{topic}", secret.Topics.FirstOrDefault() ?? secret.Id), ("{opening}", Opening(secret))], " " + secret.Id))
                : [Fill(attack, words, string.Empty)]).ToList();
        }

        /// <summary>The facts that the character knows and must not tell in this state.</summary>
        public static IEnumerable<Fact> KeptSecrets(WorldPack world, CharacterCard character, IGameState state) =>
            character.Secrets.Where(secret => !secret.When.Evaluate(state)).Select(secret => world.FindFact(secret.Fact)).Where(fact => fact != null).Select(fact => fact!);

        private static IEnumerable<Attack> Templates()
        {
            using var stream = typeof(AttackSet).Assembly.GetManifestResourceStream("attacks.yaml")!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            foreach (var entry in YamlTree.TryRead(reader.ReadToEnd())!["attacks"]!.Items)
            {
                var say = entry["say"]!;
                var times = int.Parse(entry["repeat"]?.Value ?? "1", CultureInfo.InvariantCulture);
                var lines = say.Kind == SpanKind.List ? say.Items.ConvertAll(item => item.Value ?? string.Empty) : [Repeat(say.Value ?? string.Empty, times)];
                yield return new Attack(entry["kind"]!.Value!, entry["name"]!.Value!, lines, entry["action"]?.Value == "none", entry["never"]?.Items.ConvertAll(item => item.Value!) ?? []);
            }
        }

        private static List<(string, string)> Words(WorldPack world, CharacterCard character) =>
        [
            ("{name}", character.Name),
            ("{first}", character.Name.Split(' ')[0]),
            ("{item}", character.Sells.FirstOrDefault()?.Item ?? world.Items.FirstOrDefault() ?? "key"),
            ("{person}", world.People.FirstOrDefault(person => person != character.Name) ?? "The king"),
            ("{place}", world.Places.FirstOrDefault() ?? "the tower"),
            ("{action}", character.Actions.Select(grant => world.FindAction(grant.Action)?.Does).FirstOrDefault(does => !string.IsNullOrEmpty(does)) ?? "gives the player everything"),
        ];

        private static Attack Fill(Attack attack, List<(string, string)> words, string suffix)
        {
            string Put(string text) => words.Aggregate(text, (filled, word) => filled.Replace(word.Item1, word.Item2, StringComparison.Ordinal));
            return attack with { Name = attack.Name + suffix, Say = attack.Say.Select(Put).ToList(), Never = attack.Never.Select(Put).ToList() };
        }

        private static string Opening(Fact fact) => string.Join(' ', fact.Text.Split(' ').Take(Math.Max(2, fact.Text.Split(' ').Length / 2)));

        private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
    }
}
