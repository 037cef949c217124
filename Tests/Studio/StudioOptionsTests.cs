using System;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests
{
    public sealed class StudioOptionsTests
    {
        [Test]
        public void Parse_WhenAllIsGiven_ReadsIt()
        {
            var options = StudioOptions.Parse(["world", "--bundle", "a", "--bundle", "b", "--port", "0"]);
            Assert.That(options.Folder, Is.EqualTo("world"));
            Assert.That(options.Bundles, Is.EqualTo(new[] { "a", "b" }));
            Assert.That(options.Port, Is.Zero);
        }

        [TestCase("")]
        [TestCase("--port 99999 world")]
        [TestCase("--port x world")]
        [TestCase("world other")]
        [TestCase("--what world")]
        [TestCase("world --bundle")]
        public void Parse_WhenNotUnderstood_SaysWhat(string line) =>
            Assert.That(() => StudioOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Throws.TypeOf<GptDialogueException>());
    }
}
