using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Import
{
    public class CardYamlTests
    {
        private static readonly string[] Awkward =
        {
            "plain", "It's \"quoted\"", "colon: inside", "# hash", "- dash", "yes", "null", "~", "1.50", "2 copper", "{brace}", "[list]", "a, b", "C:\\temp\\new",
            "竜の市場", "Żółw", "שלום", "emoji 🐉!", "tab\there", "line\nbreak", "*star", "&amp", "!bang", "%percent", "@at", "`tick`", "'", "\"", "ends:", "\u0001control", "a\u2028separator", "question?", "|", ">", "on", "No",
        };

        [Test]
        public void Write_WhenReadBack_IsTheSameForEveryAwkwardText()
        {
            foreach (string text in Awkward)
            {
                var card = new CharacterCard(
                    "id", text, role: text, traits: new[] { text }, sells: new[] { new Ware(text, text) },
                    lines: new[] { new AuthoredLine("l", text, text) }, fallback: new Fallbacks(new[] { text }));
                CharacterCard read = Read(CardYaml.Write(card));
                Assert.That(read.Name, Is.EqualTo(text));
                Assert.That(read.Role, Is.EqualTo(text));
                Assert.That(read.Traits, Is.EqualTo(new[] { text }));
                Assert.That((read.Sells[0].Item, read.Sells[0].Price), Is.EqualTo((text, text)));
                Assert.That((read.Lines[0].Player, read.Lines[0].Npc), Is.EqualTo((text, text)));
                Assert.That(read.Fallback.Unknown, Is.EqualTo(new[] { text }));
            }
        }

        [Test]
        public void Write_WhenEveryPartIsThere_KeepsIt()
        {
            var card = new CharacterCard(
                "mara", "Mara", "keeper", "Inn", new[] { "warm" }, SpeechStyle.Gruff, Emotion.Sad, new[] { "f" },
                new[] { new Secret("s", Condition.Parse("trust >= 2 and !a")), new Secret("t") },
                new[] { new Ware("ale", "2 copper") },
                new[] { new ActionGrant("open_shop"), new ActionGrant("give_item", new[] { "iron key", "a, b" }) },
                new[] { new AuthoredLine("x1", "Hi", "Ho", Emotion.Happy, ActionCall.Parse("give_item(iron key)"), Condition.Parse("a or b")) },
                new Fallbacks(new[] { "u" }, new[] { "r" }, new[] { "b" }, new[] { "f" }));
            Assert.That(CardYaml.Write(Read(CardYaml.Write(card))), Is.EqualTo(CardYaml.Write(card)));
            CharacterCard read = Read(CardYaml.Write(card, "a comment: with # signs\nand lines"));
            Assert.That(read.Speech, Is.EqualTo(SpeechStyle.Gruff));
            Assert.That(read.Secrets.Select(secret => secret.When.Source), Is.EqualTo(new[] { "trust >= 2 and !a", "" }));
            Assert.That(read.Actions[1].Arguments, Is.EqualTo(new[] { "iron key", "a, b" }));
            Assert.That(read.Lines[0].Action, Is.EqualTo(ActionCall.Parse("give_item(iron key)")));
        }

        [Test]
        public void Quote_WhenTextIsRandom_ReadsBackTheSame()
        {
            var random = new Random(3);
            const string alphabet = "ab :#-'\"\\{}[],&*!|>%@`~?\n\t.0é竜";
            for (int round = 0; round < 2000; round++)
            {
                string text = "x" + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)])) + "x";
                Assert.That(Read($"id: a\nname: {CardYaml.Quote(text)}\n").Name, Is.EqualTo(text));
            }
        }

        private static CharacterCard Read(string yaml)
        {
            var problems = new ProblemList();
            AuthoredWorld world = WorldLoader.Parse("world: w\n", new[] { new KeyValuePair<string, string>("c.npc.yaml", yaml) }, problems)!;
            Assert.That(problems, Is.Empty, yaml);
            return WorldCompiler.Compile(world).Characters.Single();
        }
    }
}
