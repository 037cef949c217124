using GptDialogue.Dialogue.Text;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Text
{
    [TestFixture]
    public sealed class PluralsTests
    {
        [TestCase("blankets", "blanket", true)]
        [TestCase("torches", "torch", true)]
        [TestCase("knives", "knife", true)]
        [TestCase("loaves", "loaf", true)]
        [TestCase("leaves", "leaf", false)]
        [TestCase("berries", "berry", true)]
        [TestCase("knife", "knife", false)]
        [TestCase("waves", "waif", false)]
        [TestCase("series", "sea", false)]
        [TestCase("s", "", false)]
        public void IsOf_AWordAndAnother_GoesByTheRules(string word, string singular, bool expected) => Assert.That(Plurals.IsOf(word, singular), Is.EqualTo(expected));
    }
}
