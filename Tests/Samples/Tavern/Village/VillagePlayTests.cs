using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Threading;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Samples.Tavern.Village;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Village
{
    public sealed class VillagePlayTests
    {
        private TavernPlay _play = null!;
        private RecordingView _view = null!;
        private VillagePlay _village = null!;
        private string _folder = null!;

        [SetUp]
        public void Begin()
        {
            _folder = Path.Combine(Path.GetTempPath(), "tavern-" + Guid.NewGuid().ToString("N"));
            _play = TavernPlay.Open(new PlayOptions());
            _view = new RecordingView();
            _village = new VillagePlay(_play, _view, new SaveSlots(_folder), seed: 1);
            _village.Chatter.IsOn = false;
        }

        [TearDown]
        public void End()
        {
            _play.Dispose();
            if (Directory.Exists(_folder))
                Directory.Delete(_folder, recursive: true);
        }

        [Test]
        public void Visit_WhenSomebodyIsFar_WalksUpAndTurnsToThem()
        {
            _village.Visit("orrin");
            Until(() => _view.Partner == "orrin");
            Assert.That(_play.Game.Place, Is.EqualTo("north bridge"));
        }

        [Test]
        public void Visit_WhenThePersonWalksOn_Follows()
        {
            _village.Scene.Resume(_village.Scene.Map.ArrivalAt("forge"), (19 * 60) + 58);
            _village.Visit("tam");
            for (var i = 0; i < 60; i++)
                _village.Tick();
            _village.Scene.Find("tam")!.Body.Place(_village.Scene.Map.ArrivalAt("Hollowmere"));
            Until(() => _view.Partner == "tam");
            Assert.That(_play.Game.Place, Is.EqualTo("Hollowmere"));
        }

        [Test]
        public void Say_WhenAnAuthoredLineOpensTheShop_ShowsWordsAndTheTradeWindow()
        {
            Say("mara", "can i see what you sell");
            Assert.That(_view.Lines[^1], Does.StartWith("mara>you: ").And.Length.GreaterThan(12));
            Assert.That(_view.Shops, Is.EqualTo(new[] { "mara" }));
            _village.Buy("ale");
            Assert.That(_play.Game.Satchel.Items, Is.EqualTo(new[] { "ale" }));
        }

        [TestCase("")]
        [TestCase("   ")]
        [TestCase("\u0000\u0001\ud800 <script>alert(1)</script>")]
        [TestCase("```\n}{\n<|endoftext|>")]
        public void Say_WhenTheLineIsOdd_GetsALine(string odd)
        {
            Say("mara", odd);
            Assert.That(_view.Lines[^1], Has.Length.GreaterThan("mara>you: ".Length));
        }

        [Test]
        public void Say_WhenTheLineIsLong_IsCutToWhatCanBeSaid()
        {
            Say("mara", new string('a', 5000));
            Assert.That(_view.Lines[0], Has.Length.EqualTo("you: ".Length + Talk.LongestLine));
        }

        [Test]
        public void Say_WhenNobodyListens_IsRefused()
        {
            _village.Talk.Say("hello?");
            Assert.That(_view.Notices.Single().Happened, Is.False);
        }

        [Test]
        public void Say_WhenAReplyIsInProgress_WaitsForItsEnd()
        {
            _village.Visit("mara");
            Until(() => _view.Partner == "mara");
            _village.Talk.Say("hello there");
            _village.Talk.Say("good night, mara");
            Until(() => _view.Lines.Count == 4);
            Assert.That(_view.Lines.Select(l => l.Split(':')[0]), Is.EqualTo(new[] { "you", "mara>you", "you", "mara>you" }));
        }

        [Test]
        public void Tick_WhenThePlayerWalksAway_EndsTheTalk()
        {
            Say("mara", "hello there");
            _village.WalkTo(new Vector2(15, 25));
            Until(() => _view.Partner == null);
        }

        [Test]
        public void Load_WhenSavedBefore_BringsBackGameTranscriptAndMemory()
        {
            Say("mara", "hello there");
            Save(1);
            var spoken = _view.Lines.ToArray();
            _play.Game.Purse.TryPay(10);
            Say("mara", "good night, mara");
            Load(1);
            Assert.That(_view.Replacements, Is.EqualTo(1));
            Assert.That(_play.Game.Purse.Copper, Is.EqualTo(35));
            Assert.That(_village.Talk.Transcripts.With("mara"), Has.Count.EqualTo(spoken.Length));
            Assert.That(_play.Conversations["mara"].Turns, Is.EqualTo(1));
        }

        [Test]
        public void Load_WhenContinued_SaysWhatWouldHaveBeenSaid()
        {
            Say("mara", "hello there");
            Save(1);
            Say("mara", "what do you think of the flood?");
            var first = _view.Lines[^1];
            Load(1);
            Say("mara", "what do you think of the flood?");
            Assert.That(_view.Lines[^1], Is.EqualTo(first));
        }

        [Test]
        public void Save_WhenAReplyIsInProgress_LeavesTheUnansweredLineOut()
        {
            Say("mara", "hello there");
            _village.Talk.Say("how was your day?");
            Save(2);
            Load(2);
            Assert.That(_village.Talk.Transcripts.With("mara"), Has.Count.EqualTo(2));
            Until(() => _village.Talk.Speaking == null);
            Assert.That(_village.Talk.Transcripts.With("mara"), Has.Count.EqualTo(2), "the reply of the game before must not arrive");
        }

        [TestCase(0, "There is no slot 0")]
        [TestCase(4, "There is no slot 4")]
        [TestCase(3, "Slot 3 is empty")]
        public void Load_WhenThereIsNothing_SaysSoAndPlaysOn(int slot, string says)
        {
            Load(slot);
            Assert.That(_view.Notices.Single().Text, Does.Contain(says));
            Assert.That(_view.Replacements, Is.Zero);
        }

        [Test]
        public void Load_WhenTheFileIsDamaged_SaysSoAndPlaysOn()
        {
            Say("mara", "hello there");
            Save(1);
            var file = Directory.GetFiles(_folder).Single();
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^40]);
            Load(1);
            Assert.That(_view.Notices[^1].Happened, Is.False);
            Assert.That(_view.Replacements, Is.Zero);
            Assert.That(_village.Talk.Transcripts.With("mara"), Has.Count.EqualTo(2));
        }

        [Test]
        public void Chatter_WhenTwoStandTogether_LetsThemAskAndAnswer()
        {
            _village.Scene.Resume(_village.Scene.Player.Position, 17 * 60);
            _village.Chatter.IsOn = true;
            Until(() => _view.Lines.Count >= 2);
            // How far they get depends on how long the model takes: the day goes on meanwhile.
            Assert.That(_view.Lines.Take(2).Select(l => l.Split(':')[0]), Is.EqualTo(new[] { "tam>mara", "mara>tam" }));
            Assert.That(_play.Game.Trust.Entries, Is.Empty);
            Assert.That(_play.Conversations, Is.Empty);
        }

        [Test]
        public void Chatter_WhenThePlayerTurnsToOneOfThem_Stops()
        {
            _village.Scene.Resume(_village.Scene.Player.Position, 17 * 60);
            _village.Chatter.IsOn = true;
            Until(() => _view.Lines.Count >= 1);
            _village.Visit("mara");
            Until(() => _view.Partner == "mara");
            var before = _view.Lines.Count(l => !l.EndsWith("(cut)", StringComparison.Ordinal));
            for (var i = 0; i < 1200; i++)
                _village.Tick();
            Assert.That(_view.Lines.Count(l => !l.EndsWith("(cut)", StringComparison.Ordinal)), Is.EqualTo(before));
        }

        private void Save(int slot)
        {
            _village.Save(slot);
            Until(() => !_village.IsFiling);
        }

        private void Load(int slot)
        {
            _village.Load(slot);
            Until(() => !_village.IsFiling);
        }

        private void Say(string id, string line)
        {
            _village.Visit(id);
            Until(() => _view.Partner == id);
            var spoken = _view.Lines.Count;
            _village.Talk.Say(line);
            Until(() => _view.Lines.Count == spoken + 2);
            Assert.That(_view.Last!.End, Is.EqualTo(ReplyEnd.Finished));
        }

        // What other threads do is done before time goes on, so that a slow machine plays the same game; the limits only end a test that hangs.
        private void Until(Func<bool> condition)
        {
            for (var i = 0; i < 200_000 && !condition(); i++)
            {
                var quiet = SpinWait.SpinUntil(() => _play.Engine.Figures.QueueDepth == 0 && !_play.IsOpening && !_village.Chatter.IsOpening, TimeSpan.FromMinutes(1));
                Assert.That(quiet, Is.True);
                _village.Tick();
            }

            Assert.That(condition(), Is.True);
        }
    }
}
