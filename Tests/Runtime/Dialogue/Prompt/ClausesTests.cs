using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Prompt
{
    [TestFixture]
    public sealed class ClausesTests
    {
        [TestCase("My feet hurt badly. Could you ready a horse?", "My feet hurt badly.|Could you ready a horse?")]
        [TestCase("quit talking now and fetch me the captain", "quit talking now|and fetch me the captain")]
        [TestCase("the bell and the tower are old", "the bell and the tower are old")]
        [TestCase("well, where is the captain?", "well, where is the captain?")]
        [TestCase("where is the captain, friend?", "where is the captain, friend?")]
        [TestCase("", "")]
        public void Of_ALine_DividesWhereAnotherThingIsSaid(string line, string clauses) =>
            Assert.That(string.Join("|", Clauses.Of(Word.Split(line), line)), Is.EqualTo(clauses));
    }
}
