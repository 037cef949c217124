using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using GptDialogue.Authoring.Suites;
using GptDialogue.Cli;
using GptDialogue.Editor.Tests.Suites;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Cli
{
    public class CommandLineTests
    {
        private TestFolder folder = null!;

        [SetUp]
        public void SetUp()
        {
            folder = new TestFolder();
            folder.Write("hollowmere.world.yaml", TestWorlds.World);
            folder.Write("mara.npc.yaml", TestWorlds.Mara);
            folder.Write("a.gptbundle", "");
        }

        [TearDown]
        public void TearDown() => folder.Dispose();

        [Test]
        public void Check_WhenTheWorldIsSound_ExitsZero() =>
            Assert.That(Run("check", folder.Path), Is.EqualTo((0, "2 files checked: 0 errors, 0 warnings.\n", "")));

        [Test]
        public void Check_WhenThereAreErrors_PrintsEachWithItsPlaceAndExitsOne()
        {
            folder.Write("mara.npc.yaml", TestWorlds.Mara.Replace("mood: happy", "mood: hapy").Replace("{ ale:", "{ beer:"));
            (int exit, string output, _) = Run("check", folder.Path);
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(output, Does.Contain("mara.npc.yaml:7:7: error unknown-word: 'hapy' is no mood. Did you mean 'happy'?\n"));
            Assert.That(output, Does.Contain("mara.npc.yaml:12:10: error unknown-item: ").And.Contain("2 errors, 0 warnings"));
        }

        [Test]
        public void Check_WhenThereAreOnlyWarnings_ExitsOneOnlyIfStrict()
        {
            folder.Write("mara.npc.yaml", TestWorlds.Mara.Replace("mind the third stair", "ask for Thornwick"));
            Assert.That(Run("check", folder.Path).Exit, Is.EqualTo(0));
            Assert.That(Run("check", folder.Path, "--strict").Exit, Is.EqualTo(1));
        }

        [Test]
        public void Pack_WhenTheWorldIsSound_WritesAFileThatLoads()
        {
            string target = folder.At("out/w.gptworld");
            Assert.That(Run("pack", folder.Path, "-o", target).Exit, Is.EqualTo(0));
            Assert.That(WorldPack.Load(target).FindCharacter("mara")!.Name, Is.EqualTo("Mara Fenwick"));
        }

        [Test]
        public void Pack_WhenTheWorldHasErrors_WritesNothing()
        {
            folder.Write("hollowmere.world.yaml", TestWorlds.World.Replace("argument: item", "argument: itm"));
            (int exit, _, string error) = Run("pack", folder.Path, "-o", folder.At("w.gptworld"));
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(error, Does.Contain("hollowmere.world.yaml:23:15: error").And.Contain("Mend the errors first"));
            Assert.That(File.Exists(folder.At("w.gptworld")), Is.False);
        }

        [Test]
        public void Lines_WhenWritten_HasOneRowForEverySpokenText()
        {
            Assert.That(Run("lines", folder.Path, "-o", folder.At("lines.csv")).Exit, Is.EqualTo(0));
            string[] rows = File.ReadAllText(folder.At("lines.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.That(rows[0], Is.EqualTo("id,text,file,node,lineNumber"));
            Assert.That(rows[1], Does.Match("^mara_[0-9a-f]{8},\"Two silver, and mind the third stair.\",mara.npc.yaml,mara,16$"));
            Assert.That(rows, Does.Contain("fact_bridge_out,The spring flood washed away the north bridge.,hollowmere.world.yaml,facts,9"));
            Assert.That(rows, Has.Length.EqualTo(1 + 1 + 4 + 2));
        }

        [Test]
        public void Suite_WhenACaseFails_ShowsTheConversationAndExitsOne()
        {
            string suite = folder.Write("s.suite.yaml", "world: hollowmere.world.yaml\ncases:\n  - { name: good, npc: mara, say: Hi, expect: { says: hello } }\n  - { name: bad, npc: mara, say: Ho, expect: { says: flood } }\n");
            (int exit, string output, _) = Run("suite", suite, "--report", folder.At("r.json"), "--seed", "7");
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(output, Does.Contain("s.suite.yaml:4:13: FAIL bad").And.Contain("player: Ho").And.Contain("- says: flood").And.Not.Contain("pass good"));
            Assert.That(output, Does.Contain("passed 1/2 (50.0 %)"));
            JsonElement report = JsonDocument.Parse(File.ReadAllText(folder.At("r.json"))).RootElement;
            Assert.That(report.GetProperty("seed").GetInt32(), Is.EqualTo(7));
            Assert.That(report.GetProperty("bundle").GetString(), Is.EqualTo("a.gptbundle"));
            Assert.That(Run("suite", suite, "--only", "good").Exit, Is.EqualTo(0));
        }

        [Test]
        public void Suite_WhenAFolderIsGiven_PlaysEverySuiteInIt()
        {
            folder.Write("t/s.suite.yaml", "world: ../hollowmere.world.yaml\ncases:\n  - { name: a, npc: mara, say: Hi, expect: { says: hello } }\n");
            folder.Write("t/u.suite.yaml", "world: ../hollowmere.world.yaml\ncases:\n  - { name: b, npc: mara, say: Hi, expect: { action: none } }\n");
            (int exit, string output, _) = Run("suite", folder.At("t"), "--bundle", folder.At("a.gptbundle"), "--report", folder.At("r.json"));
            Assert.That(exit, Is.EqualTo(0), output);
            Assert.That(JsonDocument.Parse(File.ReadAllText(folder.At("r.json"))).RootElement.GetArrayLength(), Is.EqualTo(2));
        }

        [Test]
        public void Talk_WhenLinesAreTyped_AnswersAndObeysCommands()
        {
            string output = RunWith("Hello\n/trust 2\n/flag bridge_repaired\n/flag nonsense\n/quit\n", "talk", folder.Path, "mara", "--flag", "met_orrin").Output;
            Assert.That(output, Does.Contain("Mara Fenwick: hello Hello").And.Contain("trust 2; flags: bridge_repaired, met_orrin").And.Contain("no flag 'nonsense'"));
        }

        [Test]
        public void Talk_WhenTheCharacterIsUnknown_ProposesOne()
        {
            (int exit, _, string error) = Run("talk", folder.Path, "marra");
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(error, Does.Contain("Did you mean 'mara'?"));
        }

        [Test]
        public void Compose_WhenRun_WritesWhatTheComposerGives()
        {
            Assert.That(Run("compose", folder.Path, "-o", folder.At("d.jsonl"), "--count", "3").Exit, Is.EqualTo(0));
            Assert.That(File.ReadAllText(folder.At("d.jsonl")), Is.EqualTo("{\"world\":\"hollowmere\",\"count\":3}\n"));
        }

        [TestCase("frob")]
        [TestCase("check")]
        [TestCase("suite", "a", "--seed", "many")]
        public void Run_WhenTheCommandLineIsWrong_ExitsTwo(params string[] arguments)
        {
            (int exit, _, string error) = Run(arguments);
            Assert.That(exit, Is.EqualTo(2));
            Assert.That(error, Does.Contain("--help"));
        }

        [TestCase("check", "nowhere")]
        [TestCase("pack", "nowhere")]
        [TestCase("talk", "nowhere", "mara")]
        [TestCase("suite", "nowhere.suite.yaml")]
        [TestCase("lines", "nowhere")]
        [TestCase("import", "nowhere.json")]
        public void Run_WhenTheFileIsMissing_SaysSoWithoutAStackTrace(params string[] arguments)
        {
            (int exit, string output, string error) = Run(arguments);
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(output + error, Does.Contain("nowhere").And.Not.Contain("   at "));
        }

        [TestCase("check", "pack", "talk", "suite", "compose", "import", "lines")]
        public void Help_WhenAsked_NamesEveryVerb(params string[] verbs)
        {
            (int exit, string output, _) = Run("--help");
            Assert.That(exit, Is.EqualTo(0));
            Assert.That(verbs.Where(verb => !output.Contains("  " + verb + " ")), Is.Empty);
        }

        private static (int Exit, string Output, string Error) Run(params string[] arguments) => RunWith("", arguments);

        private static (int Exit, string Output, string Error) RunWith(string input, params string[] arguments)
        {
            var output = new StringWriter { NewLine = "\n" };
            var error = new StringWriter { NewLine = "\n" };
            var backend = new Backend
            {
                OpenSpeaker = (_, _) => new ScriptedSpeaker((text, _) => new SuiteReply { Text = "hello " + text }),
                Compose = (pack, options, writer) =>
                {
                    writer.WriteLine($"{{\"world\":\"{pack.Id}\",\"count\":{options.Count}}}");
                    return 1;
                },
            };
            int exit = CommandLine.Run(arguments, new CliContext(new StringReader(input), output, error, backend));
            return (exit, output.ToString(), error.ToString());
        }
    }
}
