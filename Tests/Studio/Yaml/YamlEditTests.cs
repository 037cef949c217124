using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Browser;
using GptDialogue.Studio.Yaml;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Yaml
{
    public sealed class YamlEditTests
    {
        private const string Card = """
            # The keeper.
            id: mara
            name: "Mara Fenwick"   # as on the sign
            traits: [warm, nosy]   # two
            sells: { ale: 2 copper, lantern oil: 5 copper }
            lines:
              # Greetings
              - player: hello there
                npc: 'Don''t stand in the door.'   # old
                emotion: happy
              # Rooms
              - player: a bed?
                npc: Two silver. # price
            fallback:
              unknown:
                - No idea.
                - Ask another.   # second
              refuse: ["No."]

            """;

        [Test]
        public void Set_WhenTextIsPlain_ReplacesItsCharactersOnly() =>
            Assert.That(Set(["lines", 1, "npc"], "Three silver."), Is.EqualTo(Card.Replace("Two silver.", "Three silver.")));

        [Test]
        public void Set_WhenTextIsQuoted_KeepsTheQuotes()
        {
            Assert.That(Set(["name"], "Mara \"Red\" Fenwick"), Is.EqualTo(Card.Replace("\"Mara Fenwick\"", "\"Mara \\\"Red\\\" Fenwick\"")));
            Assert.That(Set(["lines", 0, "npc"], "It's late."), Is.EqualTo(Card.Replace("'Don''t stand in the door.'", "'It''s late.'")));
        }

        [TestCase("yes: no")]
        [TestCase("# not a comment")]
        [TestCase("- dash")]
        [TestCase("!bridge_repaired")]
        [TestCase("null")]
        [TestCase("~")]
        [TestCase("")]
        [TestCase("  blanks  ")]
        [TestCase("[list]")]
        [TestCase("a\nb")]
        [TestCase("tab\there")]
        [TestCase("quote \" and ' and \\")]
        [TestCase("雪の街 🏔️ Ñandú")]
        [TestCase("*alias &anchor %directive @at `tick`")]
        [TestCase("trailing:")]
        public void Set_WhenTextNeedsQuotes_ReadsBackAsItself(string value)
        {
            foreach (var path in new object[][] { ["id"], ["traits", 0], ["sells", "ale"], ["lines", 0, "npc"], ["fallback", "refuse", 0], ["fallback", "unknown", 1] })
            {
                var text = Set(path, value);
                Assert.That(YamlTree.TryRead(text)!.At(YamlPath.Of(path))!.Value, Is.EqualTo(value));
                Assert.That(Comments(Card).Where(comment => !text.Contains(comment)), Is.Empty);
            }
        }

        [Test]
        public void Set_WhenKeyIsNew_PutsItWhereTheDocumentationWritesIt()
        {
            var text = Set(["lines", 0, "when"], "trust >= 1");
            Assert.That(text, Is.EqualTo(Card.Replace("    emotion: happy\n", "    emotion: happy\n    when: trust >= 1\n")));
            Assert.That(Set(["role"], "keeper"), Is.EqualTo(Card.Replace("# as on the sign\n", "# as on the sign\nrole: keeper\n")));
        }

        [Test]
        public void Set_WhenMappingIsMissing_CreatesIt()
        {
            var text = YamlEdit.Set("id: a\n", YamlPath.Of("fallback", "busy"), YamlModel.List(["Wait: now."]));
            Assert.That(text, Is.EqualTo("id: a\nfallback:\n  busy: [\"Wait: now.\"]\n"));
        }

        [Test]
        public void Set_WhenListIsFlow_ChangesSingleItems()
        {
            Assert.That(Set(["traits"], YamlModel.List(["warm", "sly", "nosy"])), Is.EqualTo(Card.Replace("[warm, nosy]", "[warm, sly, nosy]")));
            Assert.That(Set(["traits"], YamlModel.List(["nosy"])), Is.EqualTo(Card.Replace("[warm, nosy]", "[nosy]")));
            Assert.That(Set(["traits"], YamlModel.List(["warm"])), Is.EqualTo(Card.Replace("[warm, nosy]", "[warm]")));
        }

        [Test]
        public void Set_WhenListIsBlock_KeepsTheCommentsOfOtherItems()
        {
            Assert.That(Set(["fallback", "unknown"], YamlModel.List(["Hm.", "Ask another."])), Is.EqualTo(Card.Replace("- No idea.", "- Hm.")));
            Assert.That(Set(["fallback", "unknown"], YamlModel.List(["No idea.", "Ask another.", "No."])),
                Is.EqualTo(Card.Replace("# second\n", "# second\n    - No.\n")));
            Assert.That(Set(["fallback", "unknown"], YamlModel.List(["Ask another."])), Is.EqualTo(Card.Replace("    - No idea.\n", "")));
        }

        [Test]
        public void Remove_WhenItemIsAMapping_TakesItsLinesAndLeavesCommentsAbove() =>
            Assert.That(YamlEdit.Remove(Card, YamlPath.Of("lines", 1)), Is.EqualTo(Card.Replace("  - player: a bed?\n    npc: Two silver. # price\n", "")));

        [Test]
        public void Remove_WhenLastItemGoes_LeavesAnEmptyList() =>
            Assert.That(YamlEdit.Remove("id: a\nknows:\n  # none\n  - b\nmood: sad\n", YamlPath.Of("knows", 0)), Is.EqualTo("id: a\nknows: []\n  # none\nmood: sad\n"));

        [Test]
        public void Insert_WhenListOfMappings_WritesABlock()
        {
            var line = YamlModel.Map(("player", "bye"), ("npc", "Dry roads: always."), ("action", null));
            Assert.That(YamlEdit.Insert(Card, YamlPath.Of("lines"), 2, line),
                Is.EqualTo(Card.Replace("# price\n", "# price\n  - player: bye\n    npc: \"Dry roads: always.\"\n")));
            Assert.That(YamlEdit.Insert("id: a\nlines: []\n", YamlPath.Of("lines"), 0, line),
                Is.EqualTo("id: a\nlines:\n  - player: bye\n    npc: \"Dry roads: always.\"\n"));
        }

        [Test]
        public void Move_WhenItemsAreMappings_MovesWholeLines()
        {
            var text = YamlEdit.Move(Card, YamlPath.Of("lines"), 1, 0);
            Assert.That(text.IndexOf("a bed?", StringComparison.Ordinal), Is.LessThan(text.IndexOf("hello there", StringComparison.Ordinal)));
            Assert.That(Sorted(text), Is.EqualTo(Sorted(Card)));
            Assert.That(Model(YamlEdit.Move(text, YamlPath.Of("lines"), 0, 1)), Is.EqualTo(Model(Card)));
        }

        [Test]
        public void Rename_WhenWareIsRenamed_KeepsItsPrice() =>
            Assert.That(YamlEdit.Rename(Card, YamlPath.Of("sells", "ale"), "small beer"), Is.EqualTo(Card.Replace("{ ale:", "{ small beer:")));

        [Test]
        public void Set_WhenLinesEndInCarriageReturns_KeepsThem()
        {
            var windows = Card.Replace("\n", "\r\n");
            Assert.That(YamlEdit.Set(windows, YamlPath.Of("lines", 0, "when"), "trust >= 1"), Is.EqualTo(Set(["lines", 0, "when"], "trust >= 1").Replace("\n", "\r\n")));
        }

        [Test]
        public void Set_WhenFileHasNoLastLineEnd_Works() =>
            Assert.That(YamlEdit.Set("id: a\nname: b", YamlPath.Of("role"), "c"), Is.EqualTo("id: a\nname: b\nrole: c"));

        [Test]
        public void Set_WhenValueIsSharedByAnAnchor_RefusesRatherThanChangeBoth() =>
            Assert.That(() => YamlEdit.Set("a: &x one\nb: *x\n", YamlPath.Of("a"), "two"), Throws.TypeOf<YamlEditException>());

        [Test]
        public void Set_WhenTextIsFolded_ReplacesTheBlock() =>
            Assert.That(YamlEdit.Set("id: a\ntext: >\n  long\n  text\n# after\nwhen: b\n", YamlPath.Of("text"), "short"), Is.EqualTo("id: a\ntext: short\n# after\nwhen: b\n"));

        [TestCase("a: [")]
        [TestCase("")]
        [TestCase("- a")]
        public void Set_WhenTextIsBroken_SaysSo(string text) =>
            Assert.That(() => YamlEdit.Set(text, YamlPath.Of("id"), "b"), Throws.TypeOf<YamlEditException>());

        // Every text value of every shipped character and world, changed and changed back, gives the file byte for byte.
        [TestCaseSource(nameof(ShippedFiles))]
        public void Set_WhenChangedAndChangedBack_GivesTheSameFile(string file)
        {
            var text = File.ReadAllText(file);
            foreach (var path in Texts(YamlTree.TryRead(text)!, YamlPath.Root).Where((_, i) => i % 23 == 0))
            {
                var before = YamlTree.TryRead(text)!.At(path)!;
                var changed = YamlEdit.Set(text, path, before.Value + " x");
                Assert.That(changed, Has.Length.EqualTo(text.Length + 2), path.ToString());
                Assert.That(YamlEdit.Set(changed, path, before.Value!), Is.EqualTo(text), path.ToString());
            }
        }

        private static IEnumerable<string> ShippedFiles() =>
            Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "Samples", "Tavern", "World"), "*.yaml");

        private static IEnumerable<YamlPath> Texts(YamlSpan span, YamlPath path) => span.Kind switch
        {
            SpanKind.Text => span.Value == null ? [] : [path],
            SpanKind.List => span.Items.SelectMany((item, i) => Texts(item, path.Then(i))),
            _ => span.Entries.SelectMany(entry => Texts(entry.Value, path.Then(entry.Key.Value!))),
        };

        private static string Set(object[] path, object value) => YamlEdit.Set(Card, YamlPath.Of(path), value);

        private static object? Model(string text) => YamlTree.TryRead(text)!.Model();

        private static string[] Sorted(string text) => text.Split('\n').Order().ToArray();

        private static string[] Comments(string text) => text.Split('\n').Where(line => line.Contains('#')).Select(line => line[line.IndexOf('#')..]).ToArray();
    }
}
