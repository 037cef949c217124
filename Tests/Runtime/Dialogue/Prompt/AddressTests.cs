using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Prompt
{
    [TestFixture]
    public sealed class AddressTests
    {
        [TestCase("Are you Mara?", true)]
        [TestCase("You'll be Mara Fenwick, then.", true)]
        [TestCase("Mara, isn't it?", true)]
        [TestCase("Captain Orrin, isn't it? The guard?", true)]
        [TestCase("Mara, it's cold, isn't it?", false)]
        [TestCase("are you Mara's brother?", false)]
        [TestCase("you'll be sorry", false)]
        [TestCase("isn't it?", false)]
        public void AsksIdentity_OfALine_FindsWhoItTakesTheCharacterFor(string line, bool expected)
        {
            var words = Word.Split(line);
            var matcher = new MentionMatcher(new Glossary(TestWorlds.Village(), TestWorlds.Mara()), Lexicon.Empty);

            Assert.That(Address.AsksIdentity(words, line, matcher.Find(line, words)), Is.EqualTo(expected));
        }
    }
}
