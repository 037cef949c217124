using System;
using GptDialogue.Studio.Files;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests
{
    /// <summary>Base of tests with a small project on a desk.</summary>
    public abstract class DeskTest
    {
        private protected TemporaryProject Project { get; private set; } = null!;

        private protected Desk Desk { get; private set; } = null!;

        [SetUp]
        public void CreateDesk()
        {
            Project = new TemporaryProject();
            Desk = new Desk(Project.Folder, TimeProvider.System);
        }

        [TearDown]
        public void RemoveDesk()
        {
            Desk.Dispose();
            Project.Dispose();
        }
    }
}
