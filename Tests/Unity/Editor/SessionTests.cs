using System;
using System.IO;
using System.Linq;
using System.Threading;
using GptDialogue.Unity.Editor;
using NUnit.Framework;

namespace GptDialogue.Unity.Tests.Editor
{
    /// <summary>What the windows drive, without windows.</summary>
    public sealed class SessionTests
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

        [TearDown]
        public void NoEngineIsLeft() => Assert.That(LiveEngines.Count, Is.Zero);

        [Test]
        public void Playground_WhenLineIsSaid_ShowsReplyFactsAndAlternatives()
        {
            using var session = Ready();

            Say(session, "What happened to the bridge?");

            var reply = session.Replies.Single();
            Assert.That(reply.Text, Is.Not.Empty.And.EqualTo(reply.Result!.Text));
            Assert.That(reply.Tokens, Is.Not.Empty);
            Assert.That(reply.Tokens[0].Alternatives, Is.Not.Empty);
            var shown = PlaygroundDetails.Describe(reply).ToArray();
            Assert.That(shown, Has.Some.StartsWith("Fact bridge"));
            Assert.That(PlaygroundDetails.Summary(reply.Result), Does.Contain("tokens"));
        }

        [Test]
        public void Playground_WhenOpenedAgainWithTheSeed_SaysTheSame()
        {
            using var session = Ready();
            Say(session, "Hello");
            var first = session.Replies[0].Text;

            session.Open(Stage.World.Pack, "mara", 3);
            Assert.That(session.Replies, Is.Empty);
            Say(session, "Hello");

            Assert.That(session.Replies[0].Text, Is.EqualTo(first));
        }

        [Test]
        public void Playground_WhenBundleIsDamaged_SaysWhy()
        {
            using var session = new PlaygroundSession();
            session.Load(Stage.MakeBundle([1, 2, 3]));
            Until(() => session.Tick() && session.Fault != null);

            Assert.That(session.Fault, Does.Contain("not a usable bundle"));
            Assert.That(session.IsReady, Is.False);
        }

        [Test]
        public void Playground_WhenScriptsAreReloaded_LoadsAgainOnTheNextWish()
        {
            using var session = Ready();
            ReloadGuard.StopEngines();
            Assert.That(LiveEngines.Count, Is.Zero);

            session.Load(Stage.Bundle);
            Until(() => !session.IsLoading);

            Assert.That(session.Device, Is.Not.Empty);
        }

        [Test]
        public void Suite_WhenPlayed_ReportsEveryCase()
        {
            using var session = new SuiteSession();
            session.Start(Short(), Stage.Bundle, seed: 1);
            Until(() => session.Tick() && session.Report != null);

            Assert.That(session.Fault, Is.Null);
            Assert.That(session.Cases.Select(played => played.Name), Is.EqualTo(new[] { "one", "two" }));
            Assert.That(session.Cases[1].Failed, Has.One.Contains("no such words"));
            Assert.That(SuiteWindow.Totals(session.Report!), Does.StartWith("1 of 2 cases passed"));
            Assert.That(session.IsRunning, Is.False);
        }

        [Test]
        public void Suite_WhenStopped_Ends()
        {
            using var session = new SuiteSession();
            session.Start(Path.Combine(Stage.Root, "Samples", "Tavern", "World", "hollowmere.suite.yaml"), Stage.Bundle, null);
            Until(() => session.Tick());
            session.Dispose();

            Assert.That(session.IsRunning, Is.False);
            Assert.That(session.Report, Is.Null);
        }

        [Test]
        public void Suite_WhenFileIsMissing_SaysSo()
        {
            using var session = new SuiteSession();
            session.Start("no.suite.yaml", Stage.Bundle, null);

            Assert.That(session.Fault, Does.Contain("no.suite.yaml"));
        }

        private static PlaygroundSession Ready()
        {
            var session = new PlaygroundSession();
            session.Load(Stage.Bundle);
            Until(() => !session.IsLoading);
            session.Open(Stage.World.Pack, "mara", 3);
            Assert.That(session.Fault, Is.Null);
            return session;
        }

        private static void Say(PlaygroundSession session, string line)
        {
            session.Say(line);
            Until(() => session.Tick() && !session.IsTalking);
        }

        private static string Short()
        {
            var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "short.suite.yaml");
            var world = Path.Combine(Stage.Root, "Samples", "Tavern", "World", "hollowmere.world.yaml");
            File.WriteAllText(file, $"world: \"{world}\"\ncases:\n  - name: one\n    npc: mara\n    say: \"\"\n    expect: {{ fallback: unknown }}\n"
                + "  - name: two\n    npc: mara\n    say: \"\"\n    expect: { says: [no such words] }\n");
            return file;
        }

        private static void Until(Func<bool> condition) => Assert.That(SpinWait.SpinUntil(condition, Patience), Is.True);
    }
}
