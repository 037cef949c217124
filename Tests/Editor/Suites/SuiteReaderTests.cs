using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Suites
{
    public class SuiteReaderTests
    {
        [Test]
        public void Parse_WhenTheDesignsExampleIsRead_HasEveryPart()
        {
            SuiteCase entry = Clean("""
                world: hollowmere.world.yaml
                seed: 1
                cases:
                  - name: tells of the bridge
                    npc: mara
                    flags: { bridge_repaired: false, met_orrin: yes }
                    trust: 3
                    say: What happened to the bridge?
                    expect:
                      says:  ["flood|wash"]
                      never: ["dragon", "key"]
                      action: none
                      emotion: [neutral, sad]
                      tone: neutral
                      fallback: none
                      distinct: true
                """).Cases.Single();

            Assert.That(entry.CharacterId!.Value, Is.EqualTo("mara"));
            Assert.That(entry.Start.Flags.Select(flag => flag.Value), Is.EqualTo(new[] { false, true }));
            Assert.That(entry.Start.Trust, Is.EqualTo(3));
            Assert.That(entry.Turns.Single().Say.Value, Is.EqualTo("What happened to the bridge?"));
            Assert.That(entry.Expect!.Says!.Single().Matches("A FLOOD."), Is.True);
            Assert.That(entry.Expect.Never, Has.Count.EqualTo(2));
            Assert.That(entry.Expect.Actions, Is.EqualTo(new SourceAction?[] { null }));
            Assert.That(entry.Expect.Emotions, Is.EqualTo(new[] { Emotion.Neutral, Emotion.Sad }));
            Assert.That(entry.Expect.Tones, Is.EqualTo(new[] { Tone.Neutral }));
            Assert.That(entry.Expect.Fallbacks, Is.EqualTo(new[] { "none" }));
            Assert.That(entry.Expect.Distinct, Is.True);
        }

        [Test]
        public void Parse_WhenSayIsAListOfLinesAndMappings_KeepsTheirStateAndExpectations()
        {
            SuiteCase entry = Clean("""
                world: w.world.yaml
                cases:
                  - name: a
                    npc: mara
                    say:
                      - Hello
                      - ""
                      - "   "
                      - { say: Now?, set: { flags: { met_orrin: true }, trust: 2 }, expect: { action: [none, give_item(iron key)] } }
                """).Cases.Single();

            Assert.That(entry.Turns.Select(turn => turn.Say.Value), Is.EqualTo(new[] { "Hello", "", "   ", "Now?" }));
            Assert.That(entry.Turns[3].Set!.Trust, Is.EqualTo(2));
            Assert.That(entry.Turns[3].Set!.Flags.Single().Key.Value, Is.EqualTo("met_orrin"));
            Assert.That(entry.Turns[3].Expect!.Actions!.Select(action => action?.Value.ToString()), Is.EqualTo(new[] { null, "give_item(iron key)" }));
            Assert.That(entry.Expect, Is.Null);
        }

        [Test]
        public void Parse_WhenNpcIsAnInlineCard_ReadsTheWholeCard()
        {
            SuiteCase entry = Clean("cases:\n  - name: a\n    say: Hi\n    npc: { id: tam, name: Tam, sells: { ale: 3 } }\n").Cases.Single();
            Assert.That(entry.InlineCard!.IsInline, Is.True);
            Assert.That(entry.InlineCard.Sells.Single().Value.Value, Is.EqualTo("3"));
        }

        [TestCase("    expect: { says: ['('] }", "pattern", 4)]
        [TestCase("    expect: { emotion: hapy }", "unknown-word", 4)]
        [TestCase("    expect: { sys: a }", "unknown-key", 4)]
        [TestCase("    flags: { a: maybe }", "wrong-kind", 4)]
        [TestCase("    trust: lots", "wrong-kind", 4)]
        [TestCase("    expect: { action: give_item( }", "action", 4)]
        public void Parse_WhenACaseIsWrong_NamesTheLine(string line, string rule, int at)
        {
            var problems = new ProblemList();
            SuiteReader.Parse("cases:\n  - npc: a\n    say: b\n" + line, "s.suite.yaml", problems);
            Assert.That(problems.Single().Rule, Is.EqualTo(rule));
            Assert.That(problems.Single().Place.Line, Is.EqualTo(at));
        }

        [Test]
        public void Matches_WhenThePatternExplodes_GivesUpInsteadOfHanging()
        {
            SuiteCase entry = Clean("cases:\n  - { npc: a, say: b, expect: { says: ['(a+)+$'] } }\n").Cases.Single();
            Assert.That(entry.Expect!.Says!.Single().Matches(new string('a', 40) + "!"), Is.False);
        }

        private static SuiteSource Clean(string yaml)
        {
            var problems = new ProblemList();
            SuiteSource suite = SuiteReader.Parse(yaml, "s.suite.yaml", problems)!;
            Assert.That(problems, Is.Empty);
            return suite;
        }
    }
}
