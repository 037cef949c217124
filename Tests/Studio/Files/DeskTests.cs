using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GptDialogue.Studio.Files;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Files
{
    public sealed class DeskTests
    {
        private const string Path = "nell.npc.yaml";
        private TemporaryProject _project = null!;
        private ManualTime _time = null!;
        private Desk _desk = null!;

        [SetUp]
        public void Create()
        {
            _project = new TemporaryProject();
            _time = new ManualTime();
            _desk = new Desk(_project.Folder, _time);
        }

        [TearDown]
        public void Remove()
        {
            _desk.Dispose();
            _project.Dispose();
        }

        [Test]
        public void Save_WhenNothingElseChangedTheFile_WritesIt()
        {
            var document = Changed("id: nell\nname: N\n");

            Assert.That(_desk.Save(document), Is.True);
            Assert.That(_project.Read(Path), Is.EqualTo("id: nell\nname: N\n"));
            Assert.That(_desk.Dirty, Is.Empty);
        }

        [Test]
        public void Save_WhenAnotherProgramWroteMeanwhile_OverwritesNothing()
        {
            var document = Changed("mine: 1\n");
            _project.Write(Path, "theirs: 1\n");

            Assert.That(_desk.Save(document), Is.False);
            Assert.That(_project.Read(Path), Is.EqualTo("theirs: 1\n"));
            Assert.That(document.Theirs!.Text, Is.EqualTo("theirs: 1\n"));
            Assert.That(document.Text, Is.EqualTo("mine: 1\n"));
        }

        [Test]
        public void KeepMine_WhenInConflict_LetsSaveOverTheirs()
        {
            var document = Conflict();
            _desk.KeepMine(document);

            Assert.That(document.Theirs, Is.Null);
            Assert.That(_desk.Save(document), Is.True);
            Assert.That(_project.Read(Path), Is.EqualTo("mine: 1\n"));
        }

        [Test]
        public void TakeTheirs_WhenInConflict_CanBeUndone()
        {
            var document = Conflict();
            _desk.TakeTheirs(document);

            Assert.That(document.Text, Is.EqualTo("theirs: 1\n"));
            Assert.That(document.IsDirty, Is.False);
            _desk.Undo(document);
            Assert.That(document.Text, Is.EqualTo("mine: 1\n"));
            Assert.That(document.IsDirty, Is.True);
        }

        [Test]
        public void LookAtDisk_WhenTextIsNotChangedHere_FollowsTheDisk()
        {
            var document = _desk.Open(Path);
            _project.Write(Path, "id: other\n");
            _desk.LookAtDisk();

            Assert.That(document.Text, Is.EqualTo("id: other\n"));
            Assert.That(document.Theirs, Is.Null);
            Assert.That(document.IsDirty, Is.False);
        }

        [Test]
        public void LookAtDisk_WhenFileIsRemovedUnderChanges_KeepsThem()
        {
            var document = Changed("mine: 1\n");
            File.Delete(_project.PathOf(Path));
            _desk.LookAtDisk();

            Assert.That(document.Theirs!.Exists, Is.False);
            _desk.KeepMine(document);
            Assert.That(_desk.Save(document), Is.True);
            Assert.That(_project.Read(Path), Is.EqualTo("mine: 1\n"));
        }

        [Test]
        public void LookAtDisk_WhenFileIsRemovedWithoutChanges_ForgetsIt()
        {
            _desk.Open(Path);
            File.Delete(_project.PathOf(Path));
            _desk.LookAtDisk();

            Assert.That(_desk.Files.Select(file => file.Path), Is.EqualTo(new[] { "fen.world.yaml" }));
            Assert.That(() => _desk.Open(Path), Throws.TypeOf<GptDialogueException>());
        }

        [Test]
        public async Task Changed_WhenAnotherProgramWrites_ComesFromTheWatcher()
        {
            using var watched = new Desk(_project.Folder, TimeProvider.System);
            var document = watched.Open(Path);
            var seen = new TaskCompletionSource();
            watched.Changed += () =>
            {
                if (document.Text == "id: seen\n")
                    seen.TrySetResult();
            };

            _project.Write(Path, "id: seen\n");

            await seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }

        [Test]
        public void Offered_WhenTheProgramDied_HoldsWhatWasNotSaved()
        {
            Changed("id: nell\nname: unsaved 雪\n");

            using var next = new Desk(_project.Folder, _time);
            Assert.That(next.Offered.Select(draft => draft.Path), Is.EqualTo(new[] { Path }));
            var document = next.Restore(next.Offered[0]);
            Assert.That(document.Text, Is.EqualTo("id: nell\nname: unsaved 雪\n"));
            Assert.That(document.Theirs, Is.Null);
            next.Undo(document);
            Assert.That(document.Text, Is.EqualTo(TemporaryProject.Card));
        }

        [Test]
        public void Restore_WhenTheFileChangedSince_IsAConflict()
        {
            Changed("mine: 1\n");
            _project.Write(Path, "theirs: 1\n");

            using var next = new Desk(_project.Folder, _time);
            var document = next.Restore(next.Offered[0]);
            next.LookAtDisk();

            Assert.That(document.Theirs!.Text, Is.EqualTo("theirs: 1\n"));
            Assert.That(next.Save(document), Is.False);
            Assert.That(_project.Read(Path), Is.EqualTo("theirs: 1\n"));
        }

        [Test]
        public void Offered_WhenTheFileIsWorkedOnAgain_KeepsBoth()
        {
            Changed("first: 1\n");
            _time.Pass(1000);
            using (var second = new Desk(_project.Folder, _time))
                second.Change(second.Open(Path), "second: 1\n");
            _time.Pass(1000);

            using var third = new Desk(_project.Folder, _time);
            Assert.That(third.Offered.Select(draft => draft.Text), Is.EqualTo(new[] { "first: 1\n", "second: 1\n" }));
            third.Restore(third.Offered[0]);
            var document = third.Restore(third.Offered[0]);
            third.Undo(document);
            Assert.That(document.Text, Is.EqualTo("first: 1\n"));
            Assert.That(third.Offered, Is.Empty);
        }

        [Test]
        public void Offered_WhenSavedUndoneOrGivenUp_IsEmpty()
        {
            var document = Changed("a: 1\n");
            _desk.Undo(document);
            Assert.That(Next(), Is.Zero, "undone");

            _desk.Redo(document);
            _desk.Save(document);
            Assert.That(Next(), Is.Zero, "saved");

            Changed("b: 1\n");
            _time.Pass(1000);
            using var next = new Desk(_project.Folder, _time);
            next.Discard(next.Offered[0]);
            Assert.That(Next(), Is.Zero, "given up");
        }

        [Test]
        public void Offered_WhenJournalIsDamaged_PassesItOver()
        {
            Changed("a: 1\n");
            var drafts = System.IO.Path.Combine(_project.Root, ".studio", "drafts");
            File.WriteAllText(System.IO.Path.Combine(drafts, "cut.json"), "{ \"Path\": \"nell.np");
            File.WriteAllText(System.IO.Path.Combine(drafts, "escape.json"), "{ \"Path\": \"../../x.npc.yaml\", \"Text\": \"t\", \"Basis\": \"\", \"Time\": \"2026-01-01T00:00:00+00:00\" }");

            Assert.That(Next(), Is.EqualTo(1));
        }

        [Test]
        public void Save_WhenFileHasAByteOrderMark_KeepsIt()
        {
            File.WriteAllBytes(_project.PathOf(Path), [0xEF, 0xBB, 0xBF, .. "id: a\n"u8]);
            var document = _desk.Open(Path);
            Assert.That(document.Text, Is.EqualTo("id: a\n"));
            _desk.Change(document, "id: b\n");
            _desk.Save(document);

            Assert.That(File.ReadAllBytes(_project.PathOf(Path)), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }.Concat("id: b\n"u8.ToArray())));
        }

        [Test]
        public void Open_WhenFileIsNotUtf8_SaysWhere()
        {
            File.WriteAllBytes(_project.PathOf(Path), [0x69, 0x64, 0xFF]);
            Assert.That(() => _desk.Open(Path), Throws.TypeOf<GptDialogueException>().With.Message.Contains("byte 2"));
        }

        [Test]
        public void Create_WhenFileIsThere_DoesNotTouchIt()
        {
            Assert.That(() => _desk.Create(Path, "x"), Throws.TypeOf<GptDialogueException>());
            Assert.That(_project.Read(Path), Is.EqualTo(TemporaryProject.Card));
        }

        private int Next()
        {
            using var next = new Desk(_project.Folder, _time);
            return next.Offered.Count;
        }

        private TextDocument Changed(string text)
        {
            var document = _desk.Open(Path);
            _desk.Change(document, text);
            return document;
        }

        private TextDocument Conflict()
        {
            var document = Changed("mine: 1\n");
            _project.Write(Path, "theirs: 1\n");
            _desk.LookAtDisk();
            Assert.That(document.Theirs, Is.Not.Null);
            return document;
        }
    }
}
