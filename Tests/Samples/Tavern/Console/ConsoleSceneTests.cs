using System.IO;
using System.Runtime.CompilerServices;
using GptDialogue.Samples.Tavern;
using GptDialogue.Samples.Tavern.Console;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Console
{
    /// <summary>Whole sessions on the committed nano bundle, whose words mean nothing but whose turns are real.</summary>
    public sealed class ConsoleSceneTests
    {
        [Test]
        public void Run_WhenInputEnds_EndsWithoutError()
        {
            var session = Session.Play("");
            Assert.That(session.Exit, Is.Zero, session.Errors);
            Assert.That(session.Shown, Does.StartWith("Hollowmere."));
            Assert.That(session.Shown, Does.Contain("The Drowned Lantern. Here is Mara Fenwick, tavern keeper."));
            Assert.That(session.Shown, Does.Not.Contain("\u001b"));
        }

        [Test]
        public void Run_WhenLinesAreSaid_CompletesATurnForEach()
        {
            var session = Session.Play("Hello there!\nI need a bed for the night.\n\n(she hands me the key)\n");
            Assert.That(session.Exit, Is.Zero, session.Errors);
            Assert.That(session.Shown.Split("Mara Fenwick: "), Has.Length.EqualTo(5));
            Assert.That(session.Shown.Split("; trust "), Has.Length.EqualTo(5));
            // An authored exchange, so even a bundle that knows nothing proposes its action, and the game commits it.
            Assert.That(session.Shown, Does.Contain("proposes rent_room").And.Contain("You pay 2 silver for a room."));
        }

        [Test]
        public void Run_WhenCommandsAreTyped_ObeysThem()
        {
            var session = Session.Play("/buy ale\n/bag\n/flags\n/trust 2\n/device\n/who\n/help\n/hints\n/go\n/go salt\n/talk tam\n/go forge\n/nonsense\n/quit\nHello?\n");
            Assert.That(session.Exit, Is.Zero, session.Errors);
            foreach (var expected in new[]
            {
                "You buy ale for 2 copper.", "You carry ale, and 3 silver 3 copper.", "found_key: no", "Trust of Mara Fenwick: 2.", "nano.gptbundle on cpu",
                "Tam Oddy (tam), boat boy: reed landing", "/go PLACE", "Where to?", "The north bridge is gone", "Tam Oddy is at the reed landing.",
                "Here is Bregga Dunmore, blacksmith.", "There is no command /nonsense.",
            })
                Assert.That(session.Shown, Does.Contain(expected));
            Assert.That(session.Shown, Does.Not.Contain("Bregga Dunmore: "));
        }

        [Test]
        public void Run_WhenANumberIsTyped_SaysTheSuggestion()
        {
            var session = Session.Play("1\n");
            Assert.That(session.Shown, Does.Contain("You: hello there").And.Contain("Mara Fenwick: "));
        }

        [Test]
        public void Run_WhenNobodyIsThere_SaysSo()
        {
            var session = Session.Play("/go marsh\nhello\n/buy ale\n/trust 1\n");
            Assert.That(session.Exit, Is.Zero, session.Errors);
            Assert.That(session.Shown, Does.Contain("Nobody is listening.").And.Contain("Nobody is here to buy from."));
        }

        [Test]
        public void Run_WhenReplyMovesThePlayer_ShowsTheNewPlace()
        {
            var session = Session.Play("can you row me to Saltgate?\nhello?\n", "--npc", "tam");
            Assert.That(session.Shown, Does.Contain("rows you to Saltgate.").And.Contain("Saltgate. Nobody is here."));
        }

        [Test]
        public void Run_WhenSeedIsTheSame_ShowsTheSame()
        {
            const string lines = "What happened to the bridge?\nAnd who are you?\n";
            Assert.That(Session.Play(lines, "--seed", "7").Shown, Is.EqualTo(Session.Play(lines, "--seed", "7").Shown));
        }

        [Test]
        public void Say_WhenGiven_PrintsTheReplyAlone()
        {
            var session = Session.Play("", "--npc", "Bregga", "--say", "yo");
            Assert.That(session.Exit, Is.Zero, session.Errors);
            Assert.That(session.Shown.Trim(), Is.EqualTo("Yo yourself! Speak up, I've been hitting things since dawn!"));
        }

        [Test]
        public void Run_WhenAskedForHelp_ListsTheOptions() =>
            Assert.That(Session.Play("", "--help").Shown, Does.Contain("--bundle").And.Contain("--say").And.Contain("--console"));

        [Test]
        public void Run_WhenPersonIsUnknown_NamesThePeople()
        {
            var session = Session.Play("", "--npc", "zed");
            Assert.That(session.Exit, Is.EqualTo(1));
            Assert.That(session.Errors.Trim(), Is.EqualTo("The world 'hollowmere' has no character 'zed'. It has: aldous, bregga, mara, orrin, tam, ysolt."));
        }

        [TestCase("--bundle", "nowhere.gptbundle", "nowhere.gptbundle: there is no bundle here. Name one with --bundle FILE")]
        [TestCase("--world", "nowhere", "nowhere")]
        public void Run_WhenAFileIsMissing_SaysWhichInOneLine(string option, string path, string says)
        {
            var session = Session.Play("", option, path);
            Assert.That(session.Exit, Is.EqualTo(1));
            Assert.That(session.Errors.Trim(), Does.Contain(says).And.Not.Contain("\n"));
            Assert.That(session.Shown, Is.Empty);
        }

        [Test]
        public void Run_WhenBundleIsDamaged_SaysSoInOneLine()
        {
            var session = Session.Play("", "--bundle", Path.Combine(System.AppContext.BaseDirectory, "World", "hollowmere.world.yaml"));
            Assert.That(session.Exit, Is.EqualTo(1));
            Assert.That(session.Errors.Trim(), Does.Contain("hollowmere.world.yaml: not a usable bundle").And.Not.Contain("\n"));
        }

        [Test]
        public void Run_WhenOptionIsUnknown_ExitsWithTwo() => Assert.That(Session.Play("", "--fly").Exit, Is.EqualTo(2));

        private sealed record Session(int Exit, string Shown, string Errors)
        {
            public static Session Play(string lines, params string[] options)
            {
                using var output = new StringWriter();
                using var error = new StringWriter();
                string[] arguments = System.Array.IndexOf(options, "--bundle") >= 0 ? options : ["--bundle", Nano(), .. options];
                arguments = ["--console", .. arguments];
                var exit = CommandLine.Run(arguments, new Screen(new StringReader(lines), output, error, plain: true));
                return new Session(exit, output.ToString(), error.ToString());
            }
        }

        private static string Nano([CallerFilePath] string here = "") =>
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../Fixtures~/nano.gptbundle"));
    }
}
