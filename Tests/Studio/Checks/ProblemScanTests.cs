using System.IO;
using System.Linq;
using GptDialogue.Studio.Checks;
using GptDialogue.Studio.Files;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Checks
{
    public sealed class ProblemScanTests
    {
        private TemporaryProject _project = null!;
        private ManualTime _time = null!;
        private Desk _desk = null!;
        private ProblemScan _scan = null!;

        [SetUp]
        public void Create()
        {
            _project = new TemporaryProject();
            _time = new ManualTime();
            _desk = new Desk(_project.Folder, _time);
            _scan = new ProblemScan(_desk, _time);
        }

        [TearDown]
        public void Remove()
        {
            _scan.Dispose();
            _desk.Dispose();
            _project.Dispose();
        }

        [Test]
        public void All_WhenTextIsNotSaved_JudgesWhatIsOnTheDesk()
        {
            _scan.Run();
            Assert.That(_scan.All, Is.Empty);

            _desk.Change(_desk.Open("nell.npc.yaml"), TemporaryProject.Card.Replace("fact: key_hidden", "fact: key_hiden"), typed: true);
            _time.Pass(150);

            var problem = _scan.Of("nell.npc.yaml").First(found => found.Rule == "unknown-fact");
            Assert.That(problem.Place.Line, Is.EqualTo(5));
            Assert.That(problem.Suggestion, Does.Contain("key_hidden"));
            Assert.That(_project.Read("nell.npc.yaml"), Is.EqualTo(TemporaryProject.Card), "the disk is as it was");

            _desk.Undo(_desk.Open("nell.npc.yaml"));
            _time.Pass(150);
            Assert.That(_scan.All, Is.Empty);
        }

        [Test]
        public void All_WhenALinkLeadsOut_ReportsItAndReadsNothing()
        {
            var outside = Path.GetTempFileName();
            File.WriteAllText(outside, "id: SECRET-OUTSIDE\nname: x\n");
            File.CreateSymbolicLink(_project.PathOf("linked.npc.yaml"), outside);
            _scan.Run();
            File.Delete(outside);

            Assert.That(_scan.All.Single(problem => problem.Rule == "unreadable").Place.File, Is.EqualTo("linked.npc.yaml"));
            Assert.That(_scan.All.Select(problem => problem.ToString()), Has.None.Contain("SECRET-OUTSIDE"));
        }

        [Test]
        public void All_WhenSuiteNamesAWorldOutside_ReadsNothing()
        {
            _project.Write("s.suite.yaml", "world: ../../../../../etc/passwd\ncases:\n  - { name: a, npc: nell, say: hi, expect: { action: none } }\n");
            _scan.Run();

            Assert.That(_scan.All.Select(problem => problem.Rule), Has.Some.EqualTo("unreadable").Or.Some.EqualTo("not-found"));
            Assert.That(_scan.All.Select(problem => problem.ToString()), Has.None.Contain("root:"));
        }
    }
}
