using System.Linq;
using GptDialogue.Authoring;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Words
{
    public class NameFinderTests
    {
        [TestCase("Well met, traveller. I'm busy, don't you see?", "")]
        [TestCase("Mara Fenwick's ale is cheap. MARA knows.", "")]
        [TestCase("Ask Gorbash Thule at the mill.", "Gorbash")]
        [TestCase("Zyndria fell. Then came Vorlak's men.", "Zyndria,Vorlak's")]
        [TestCase("\"Nonsense!\" she said. 'Twas Sunday, aye, Captain.", "")]
        [TestCase("WHAT? The Guild won't like it.", "")]
        [TestCase("Żaneta went to Łódź.", "Łódź")]
        public void Invented_WhenAReplyIsRead_ReturnsNamesNobodyHolds(string reply, string expected)
        {
            var finder = new NameFinder();
            finder.Know(new[] { "Mara Fenwick", "Żaneta" });
            Assert.That(string.Join(",", finder.Invented(reply).Select(name => name.Text)), Is.EqualTo(expected));
        }

        [TestCase("Meet me at the Rusty Anchor tonight.", "Rusty Anchor")]
        [TestCase("Meet me at the Lady of the Lake tonight.", "")]
        [TestCase("Meet me at the Drowned Lantern tonight.", "")]
        [TestCase("Then Captain Orrin came.", "")]
        public void Unlisted_WhenOrdinaryWordsMakeAName_ReturnsIt(string text, string expected)
        {
            var finder = new NameFinder();
            finder.Know(new[] { "The Drowned Lantern", "Orrin", "the lady" });
            Assert.That(string.Join(",", finder.Unlisted(text)), Is.EqualTo(expected));
        }
    }
}
