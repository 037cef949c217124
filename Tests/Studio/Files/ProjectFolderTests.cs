using System;
using System.IO;
using System.Linq;
using GptDialogue.Studio.Files;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Files
{
    public sealed class ProjectFolderTests
    {
        private TemporaryProject _project = null!;
        private string _outside = null!;

        [SetUp]
        public void Create()
        {
            _project = new TemporaryProject();
            _outside = Directory.CreateTempSubdirectory("studio-outside-").FullName;
            File.WriteAllText(Path.Combine(_outside, "stolen.npc.yaml"), "id: stolen\nname: Stolen\n");
        }

        [TearDown]
        public void Remove()
        {
            _project.Dispose();
            Directory.Delete(_outside, recursive: true);
        }

        [TestCase("../stolen.npc.yaml")]
        [TestCase("a/../../stolen.npc.yaml")]
        [TestCase("/etc/x.npc.yaml")]
        [TestCase("..\\stolen.npc.yaml")]
        [TestCase("nell.npc.yaml/../../x.npc.yaml")]
        [TestCase(".studio/x.npc.yaml")]
        [TestCase("passwd")]
        [TestCase("nell.npc.yaml\0.txt")]
        [TestCase("")]
        [TestCase("a//b.npc.yaml")]
        public void Full_WhenPathLeavesTheFolderOrNamesNoAuthoredFile_IsRefused(string path) =>
            Assert.That(() => _project.Folder.Full(path), Throws.TypeOf<ProjectPathException>());

        [TestCase("nell.npc.yaml")]
        [TestCase("deep/er/new.suite.yaml")]
        [TestCase("雪.world.yml")]
        public void Full_WhenPathStaysInside_IsGiven(string path) =>
            Assert.That(_project.Folder.Relative(_project.Folder.Full(path)), Is.EqualTo(path));

        [Test]
        public void Full_WhenALinkLeadsOut_IsRefusedAndNotListed()
        {
            File.CreateSymbolicLink(_project.PathOf("linked.npc.yaml"), Path.Combine(_outside, "stolen.npc.yaml"));
            Directory.CreateSymbolicLink(_project.PathOf("linked"), _outside);

            Assert.That(() => _project.Folder.Full("linked.npc.yaml"), Throws.TypeOf<ProjectPathException>());
            Assert.That(() => _project.Folder.Full("linked/stolen.npc.yaml"), Throws.TypeOf<ProjectPathException>());
            Assert.That(_project.Folder.List().Select(file => file.Path), Is.EqualTo(new[] { "fen.world.yaml", "nell.npc.yaml" }));
        }

        [Test]
        public void Full_WhenALinkLeadsNowhere_IsRefused()
        {
            File.CreateSymbolicLink(_project.PathOf("dangling.npc.yaml"), Path.Combine(_outside, "not-yet.npc.yaml"));
            Assert.That(() => _project.Folder.Full("dangling.npc.yaml"), Throws.TypeOf<ProjectPathException>());
        }

        [Test]
        public void Full_WhenALinkStaysInside_IsGiven()
        {
            File.CreateSymbolicLink(_project.PathOf("same.npc.yaml"), _project.PathOf("nell.npc.yaml"));
            Assert.That(() => _project.Folder.Full("same.npc.yaml"), Throws.Nothing);
        }

        [Test]
        public void Constructor_WhenThereIsNoFolder_SaysSo() =>
            Assert.That(() => new ProjectFolder(Path.Combine(_outside, "nothing")), Throws.TypeOf<GptDialogueException>().With.Message.Contains("nothing"));
    }
}
