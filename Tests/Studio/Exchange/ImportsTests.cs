using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using GptDialogue.Studio.Exchange;
using GptDialogue.Studio.Files;
using NUnit.Framework;

namespace GptDialogue.Studio.Tests.Exchange
{
    public sealed class ImportsTests : DeskTest
    {
        private const string Csv = "character,player,npc\nosk,hello,Hm.\nosk,bye,Go then.\n";
        [Test]
        public async Task Run_WhenFileIsKnown_WritesCharactersOnce()
        {
            var first = await Import("lines.csv", Csv);
            Assert.That(first.Written, Is.EqualTo(new[] { "osk.npc.yaml" }));
            Assert.That(Desk.TextOf("osk.npc.yaml"), Does.Contain("Go then."));

            Desk.Change(Desk.Open("osk.npc.yaml"), "id: osk\nname: Mine\n");
            var second = await Import("lines.csv", Csv);
            Assert.That(second.Written, Is.Empty);
            Assert.That(second.Skipped, Is.EqualTo(new[] { "osk.npc.yaml" }));
        }

        [TestCase("../../evil.csv")]
        [TestCase("..\\..\\evil.csv")]
        [TestCase("/etc/evil.csv")]
        public async Task Run_WhenNameIsAPath_TakesOnlyTheFileName(string name)
        {
            var outcome = await Import(name, Csv);
            Assert.That(outcome.Written, Is.EqualTo(new[] { "osk.npc.yaml" }));
        }

        [Test]
        public void Run_WhenFileIsNoKnownKind_SaysWhatIs() =>
            Assert.That(async () => await Import("picture.bmp", "x"), Throws.TypeOf<GptDialogueException>().With.Message.Contains(".yarn"));

        private Task<ImportOutcome> Import(string name, string text) => Imports.RunAsync(Desk, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), string.Empty);
    }
}
