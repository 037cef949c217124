using System.IO;
using System.Linq;
using GptDialogue.Training.Judging;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Judging
{
    [TestFixture]
    public sealed class LabelledLineTests
    {
        private TemporaryFolder _folder = null!;

        [SetUp]
        public void Create()
        {
            _folder = new TemporaryFolder();
            File.WriteAllText(Path.Combine(_folder.Path, "inn.world.yaml"), "world: inn\nabout: An inn.\nplaces: [the Ox]\nflags: [open]\nfacts:\n  - id: beds\n    text: The Ox has four beds.\n    topics: [bed]\nactions:\n  - id: ring\n    does: rings the bell\n");
            File.WriteAllText(Path.Combine(_folder.Path, "ann.npc.yaml"), "id: ann\nname: Ann\nrole: innkeeper\nplace: the Ox\ntraits: [kind]\nspeech: plain\nactions: [ring]\nfallback:\n  unknown: [\"No idea.\"]\n  refuse: [\"No.\"]\n  busy: [\"Wait.\"]\n  farewell: [\"Bye.\"]\n");
        }

        [TearDown]
        public void Delete() => _folder.Dispose();

        [Test]
        public void Load_OfARow_GivesCharacterStateAndLabels()
        {
            Write("ann\t2\topen\tgot a bed?\tfact:beds|talk");

            var line = LabelledLine.Load(_folder.Path).Single().Single();

            Assert.That((line.Self.Id, line.State.Trust, line.State.Flag("open"), line.Text), Is.EqualTo(("ann", 2, true, "got a bed?")));
            Assert.That(line.Labels, Is.EqualTo(new[] { new LineLabel("fact", "beds"), new LineLabel("talk", "") }));
        }

        [TestCase("ann\t2\topen\tgot a bed?", "4 columns")]
        [TestCase("bob\t2\t\tgot a bed?\ttalk", "no character 'bob'")]
        [TestCase("ann\tmuch\t\tgot a bed?\ttalk", "'much' is no number")]
        [TestCase("ann\t2\t\tgot a bed?\tchat", "'chat' is no label")]
        [TestCase("ann\t2\t\tgot a bed?\tfact", "'fact' is no label")]
        [TestCase("ann\t2\t\tgot a bed?\tfact:sheets", "'sheets' is no fact")]
        [TestCase("ann\t2\t\tgot a bed?\taction:sing", "'sing' is no action")]
        [TestCase("ann\t2\t\tgot a bed?\tline:1", "'1' is the number of no authored line")]
        public void Load_WhenARowIsWrong_NamesFileLineAndFault(string row, string fault)
        {
            Write("ann\t0\t\thello\ttalk\n" + row);

            Assert.That(() => LabelledLine.Load(_folder.Path), Throws.TypeOf<GptDialogueException>().With.Message.Contains("lines.tsv:2").And.Message.Contains(fault));
        }

        [Test]
        public void Load_WhenThereAreNoLines_SaysWhatIsMissing() =>
            Assert.That(() => LabelledLine.Load(_folder.Path), Throws.TypeOf<GptDialogueException>().With.Message.Contains("lines.tsv"));

        private void Write(string rows) => File.WriteAllText(Path.Combine(_folder.Path, "lines.tsv"), rows + "\n");
    }
}
