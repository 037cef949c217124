using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Suites
{
    public class SuiteRunnerTests
    {
        [Test]
        public void Run_WhenEverythingIsMet_Passes()
        {
            SuiteReport report = Run("    say: Hi\n    expect: { says: [FLOOD, wash], never: dragon, action: none, emotion: [sad, happy], tone: neutral, fallback: none, distinct: true }", new SuiteReply { Text = "The flood washed it away.", Emotion = Emotion.Sad });
            Assert.That(report.Cases.Single().Failed, Is.Empty);
            Assert.That(report.Totals.Passed, Is.EqualTo(1));
            foreach (ExpectationKind kind in System.Enum.GetValues<ExpectationKind>())
            {
                Assert.That((report.Totals.Met(kind), report.Totals.Judged(kind)), Is.EqualTo((1, 1)), kind.ToString());
            }
        }

        [TestCase("says: [flood, gone]", "says: gone")]
        [TestCase("never: [wash]", "never: wash")]
        [TestCase("action: rent_room", "action: rent_room, was give_item(iron key)")]
        [TestCase("action: none", "action: none, was give_item(iron key)")]
        [TestCase("action: [none, 'give_item(ale)']", "action: none or give_item(ale), was give_item(iron key)")]
        [TestCase("emotion: happy", "emotion: happy, was sad")]
        [TestCase("tone: friendly", "tone: friendly, was hostile")]
        [TestCase("fallback: none", "fallback: none, was refuse")]
        [TestCase("action: give_item", null)]
        [TestCase("action: 'give_item(Iron Key)'", null)]
        [TestCase("fallback: [unknown, refuse]", null)]
        public void Run_WhenAnExpectationIsJudged_SaysWhatFailed(string expect, string? failure)
        {
            var reply = new SuiteReply { Text = "The flood washed it away.", Emotion = Emotion.Sad, Tone = Tone.Hostile, Fallback = "refuse", Action = ActionCall.Parse("give_item(iron key)") };
            SuiteReport report = Run($"    say: Hi\n    expect: {{ {expect} }}", reply);
            Assert.That(report.Cases.Single().Failed, Is.EqualTo(failure == null ? new string[0] : new[] { failure }));
        }

        [Test]
        public void Run_WhenOnlyTheLastReplyMatches_JudgesTheLast() =>
            Assert.That(Run("    say: [a, b]\n    expect: { says: ^b$ }", Echo).Totals.Passed, Is.EqualTo(1));

        [Test]
        public void Run_WhenAnEarlierReplyHasAForbiddenWord_Fails() =>
            Assert.That(Run("    say: [dragon, b]\n    expect: { never: dragon }", Echo).Cases[0].Failed, Is.EqualTo(new[] { "never: dragon" }));

        [Test]
        public void Run_WhenALineHasItsOwnExpectations_JudgesThatReplyWithItsState()
        {
            SuiteReport report = Run(
                "    flags: { met_orrin: true }\n    say: [{ say: a, expect: { never: key, says: 'met 0' } }, { say: b, set: { trust: 2, flags: { met_orrin: false } }, expect: { says: [key, lost] } }]",
                (_, state) => new SuiteReply { Text = $"{(state.Flag("met_orrin") ? "met" : "not")} {state.Trust} {(state.Trust >= 2 ? "key" : "")}" });
            Assert.That(report.Cases[0].Failed, Is.EqualTo(new[] { "says: lost (line 2)" }));
            Assert.That((report.Totals.Met(ExpectationKind.Says), report.Totals.Judged(ExpectationKind.Says)), Is.EqualTo((1, 2)));
        }

        [TestCase("[Hello there., 'hello  THERE!']", false)]
        [TestCase("[Hello there., Hello again.]", true)]
        public void Run_WhenRepliesMustBeDistinct_ComparesWords(string say, bool pass) =>
            Assert.That(Run($"    say: {say}\n    expect: {{ distinct: true }}", Echo).Cases[0].Pass, Is.EqualTo(pass));

        [Test]
        public void Run_WhenNamesAreInvented_CountsThem()
        {
            SuiteReport report = Run("    say: Hi\n    expect: { says: a }", new SuiteReply { Text = "Ask Gorbash at the Lantern. Zyndria and Mara know, traveller." });
            Assert.That(report.Cases[0].InventedNames, Is.EqualTo(new[] { "Gorbash", "Zyndria" }));
            Assert.That(report.Totals.InventedNames, Is.EqualTo(2));
        }

        [Test]
        public void Run_WhenTheSpeakerFails_FailsTheCaseAndGoesOn()
        {
            SuiteReport report = Run("    say: Hi\n    expect: { says: a }", (_, _) => throw new GptDialogueException("device lost"));
            Assert.That(report.Cases[0].Failed, Is.EqualTo(new[] { "error: device lost", "says: a" }));
        }

        [Test]
        public void Run_WhenTheCharacterIsUnknown_FailsTheCase() =>
            Assert.That(Run("    say: Hi\n    expect: { never: a }", Echo, "bob").Cases[0].Failed, Does.Contain("npc: there is no character 'bob'"));

        [Test]
        public void Run_WhenActionsAreJudged_GivesPrecisionAndRecall()
        {
            string Case(string say, string action) => $"  - {{ npc: mara, say: '{say}', expect: {{ action: {action} }} }}\n";
            SuiteReport report = RunAll(
                Case("rent_room", "rent_room") + Case("none", "rent_room") + Case("open_shop", "none") + Case("none", "none"),
                new ScriptedSpeaker((text, _) => new SuiteReply { Action = text == "none" ? null : ActionCall.Parse(text) }));
            Assert.That(report.Totals.ActionPrecision, Is.EqualTo(0.5));
            Assert.That(report.Totals.ActionRecall, Is.EqualTo(0.5));
        }

        [Test]
        public void Run_WhenAnActionIsAllowedButNotExpected_LeavesTheRecallAlone()
        {
            string Case(string say, string action) => $"  - {{ npc: mara, say: '{say}', expect: {{ action: {action} }} }}\n";
            SuiteReport report = RunAll(
                Case("rent_room", "rent_room") + Case("rent_room", "[none, rent_room]") + Case("none", "rent_room"),
                new ScriptedSpeaker((text, _) => new SuiteReply { Action = text == "none" ? null : ActionCall.Parse(text) }));
            Assert.That(report.Totals.ActionRecall, Is.EqualTo(0.5));
            Assert.That(report.Totals.ActionPrecision, Is.EqualTo(1));
        }

        [Test]
        public void Run_WhenTheSeedChanges_ChangesEveryConversationsSeed()
        {
            const string cases = "  - { name: a, npc: mara, say: Hi }\n  - { name: b, npc: mara, say: Hi }\n";
            var first = new ScriptedSpeaker(EchoReply);
            var again = new ScriptedSpeaker(EchoReply);
            var other = new ScriptedSpeaker(EchoReply);
            RunAll(cases, first);
            RunAll(cases, again);
            RunAll(cases, other, 2);
            Assert.That(first.Opened, Is.EqualTo(again.Opened));
            Assert.That(first.Opened.Concat(other.Opened).Select(entry => entry.Seed), Is.Unique);
            Assert.That(first.Closed, Is.EqualTo(2));
        }

        [Test]
        public void Write_WhenReported_HasTheContractsShape()
        {
            SuiteReport report = Run(
                "    name: \"tells \\\"it\\\"\"\n    say: \"What\\thappened 竜?\"\n    expect: { says: nothing }",
                new SuiteReply { Text = "It \"fell\".\n", Emotion = Emotion.Sad, Facts = new[] { "bridge_out" }, Tokens = 21, FirstMs = 4.14, TotalMs = 30.25, Action = ActionCall.Parse("rent_room") });
            JsonElement root = JsonDocument.Parse(SuiteReportJson.Write(new[] { report })).RootElement;

            Assert.That(Keys(root), Is.EqualTo("suite bundle device seed cases totals"));
            Assert.That(Keys(root.GetProperty("cases")[0]), Is.EqualTo("name pass failed replies"));
            JsonElement reply = root.GetProperty("cases")[0].GetProperty("replies")[0];
            Assert.That(Keys(reply), Is.EqualTo("player text tone emotion action facts fallback tokens firstMs totalMs"));
            Assert.That(Keys(root.GetProperty("totals")), Is.EqualTo("cases passed says never action emotion tone fallback distinct inventedNames"));
            Assert.That(root.GetProperty("suite").GetString(), Is.EqualTo("s.suite.yaml"));
            Assert.That(root.GetProperty("bundle").GetString(), Is.EqualTo("tavern.gptbundle"));
            Assert.That(root.GetProperty("cases")[0].GetProperty("name").GetString(), Is.EqualTo("tells \"it\""));
            Assert.That(root.GetProperty("cases")[0].GetProperty("failed")[0].GetString(), Is.EqualTo("says: nothing"));
            Assert.That(reply.GetProperty("player").GetString(), Is.EqualTo("What\thappened 竜?"));
            Assert.That(reply.GetProperty("text").GetString(), Is.EqualTo("It \"fell\".\n"));
            Assert.That(reply.GetProperty("action").GetString(), Is.EqualTo("rent_room"));
            Assert.That(reply.GetProperty("fallback").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(reply.GetProperty("firstMs").GetDouble(), Is.EqualTo(4.1));
            Assert.That(root.GetProperty("totals").GetProperty("says").EnumerateArray().Select(value => value.GetInt32()), Is.EqualTo(new[] { 0, 1 }));
        }

        private static string Keys(JsonElement element) => string.Join(" ", element.EnumerateObject().Select(property => property.Name));

        private static SuiteReply EchoReply(string text, IGameState state) => new SuiteReply { Text = text };

        private static System.Func<string, IGameState, SuiteReply> Echo => EchoReply;

        private static SuiteReport Run(string body, SuiteReply reply) => Run(body, (_, _) => reply);

        private static SuiteReport Run(string body, System.Func<string, IGameState, SuiteReply> script, string npc = "mara") =>
            RunAll($"  - npc: {npc}\n{body}\n", new ScriptedSpeaker(script));

        private static SuiteReport RunAll(string cases, ScriptedSpeaker speaker, int? seed = null)
        {
            using var folder = new TestFolder();
            folder.Write("hollowmere.world.yaml", TestWorlds.World);
            folder.Write("mara.npc.yaml", TestWorlds.Mara);
            var problems = new ProblemList();
            LoadedSuite suite = LoadedSuite.Load(folder.Write("s.suite.yaml", "world: hollowmere.world.yaml\ncases:\n" + cases), problems)!;
            Assert.That(problems, Is.Empty);
            return SuiteRunner.Run(suite, speaker, "/some/where/tavern.gptbundle", seed);
        }
    }
}
