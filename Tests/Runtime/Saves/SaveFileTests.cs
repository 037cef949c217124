using System;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Saves;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Saves
{
    public sealed class SaveFileTests
    {
        private string _folder = null!;

        [SetUp]
        public void Create() => _folder = Directory.CreateTempSubdirectory("saves").FullName;

        [TearDown]
        public void Delete() => Directory.Delete(_folder, recursive: true);

        [Test]
        public void Write_WhenThereIsAnOldSave_ReplacesItAndLeavesNothingElse()
        {
            var path = Path.Combine(_folder, "inner", "mara.gptsave");
            SaveFile.Write(path, [1, 2, 3]);
            SaveFile.Write(path, SaveFixtures.Version(1));

            Assert.That(SaveFile.Read(path), Is.EqualTo(SaveFixtures.Version(1)));
            Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Has.Length.EqualTo(1));
        }

        [Test]
        public void Write_AfterAKilledWriter_RemovesWhatThatLeft()
        {
            var path = Path.Combine(_folder, "mara.gptsave");
            File.WriteAllText(path + ".0123abcd.tmp", "half a sa");
            File.WriteAllText(Path.Combine(_folder, "orrin.gptsave.0123abcd.tmp"), "somebody else's");

            SaveFile.Write(path, [1]);

            Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "mara.gptsave", "orrin.gptsave.0123abcd.tmp" }));
        }

        [Test]
        public void Write_WhenTheDiskIsFull_SaysSoAndKeepsTheOldSave()
        {
            var path = Path.Combine(_folder, "mara.gptsave");
            SaveFile.Write(path, [1, 2, 3]);

            Assert.That(
                () => AtomicFile.Write(path, stream =>
                {
                    stream.WriteByte(9);
                    throw new IOException("No space left on device.");
                }),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(path).And.Message.Contains("No space left").And.Message.Contains("untouched"));
            Assert.That(SaveFile.Read(path), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
        }

        [Test]
        public void Write_WhenTheFolderCannotBe_NamesThePath()
        {
            var file = Path.Combine(_folder, "file");
            File.WriteAllText(file, "");

            Assert.That(() => SaveFile.Write(Path.Combine(file, "mara.gptsave"), [1]),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(file).And.Message.Contains("cannot be written"));
        }

        [Test]
        public void Read_WhenThereIsNoFile_NamesThePath() =>
            Assert.That(() => SaveFile.Read(Path.Combine(_folder, "none")), Throws.TypeOf<GptDialogueException>().With.Message.Contains("none"));

        [Test]
        public void Read_WhenTheFileIsHuge_DoesNotReadIt()
        {
            var path = Path.Combine(_folder, "huge");
            using (var stream = File.Create(path)) stream.SetLength(SaveFile.MaxBytes + 1L);
            var before = GC.GetAllocatedBytesForCurrentThread();

            Assert.That(() => SaveFile.Read(path), Throws.TypeOf<GptDialogueException>().With.Message.Contains($"{SaveFile.MaxBytes}"));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000));
        }

        [Test]
        public void Paths_WhenVeryLongAndInManyScripts_WorkForBundlePackAndSave()
        {
            // Beyond the 260 characters of old Windows programs, with names near the 255 bytes a file system allows.
            var deep = Path.Combine(_folder, "Zażółć gęślą jaźń", "名前と会話", new string('д', 120), new string('ß', 110), new string('長', 80));
            var name = new string('é', 115);
            Directory.CreateDirectory(deep);
            var bundle = Path.Combine(deep, name + ".gptbundle");
            File.Copy(Fixture.BundlePath, bundle);
            var pack = Path.Combine(deep, name + ".gptworld");
            TestWorlds.Village().Save(pack);

            using var engine = DialogueEngine.Load(bundle);
            var conversation = engine.Open(WorldPack.Load(pack), "mara");
            conversation.Say("Hello.").Wait();
            var save = Path.Combine(deep, name + ".gptsave");
            SaveFile.Write(save, conversation.Save());
            SaveFile.Write(save, conversation.Save());

            Assert.That(save.Length, Is.GreaterThan(400));
            Assert.That(engine.Restore(WorldPack.Load(pack), SaveFile.Read(save)).Changes, Is.Empty);
            Assert.That(Directory.GetFiles(deep), Has.Length.EqualTo(3));
        }
    }
}
