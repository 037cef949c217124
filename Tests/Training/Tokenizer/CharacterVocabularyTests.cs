using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Tokenizer
{
    public sealed class CharacterVocabularyTests
    {
        [Test]
        public void Encode_WhenTextIsKnown_RoundTrips()
        {
            var vocabulary = CharacterVocabulary.Of("cabbage\n");
            Assert.That(vocabulary.Count, Is.EqualTo(6));
            Assert.That(vocabulary.Encode("\nabceg"), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5 }));
            Assert.That(vocabulary.Decode(vocabulary.Encode("bag\n")), Is.EqualTo("bag\n"));
        }

        [Test]
        public void Encode_WhenCharacterIsNew_NamesIt() =>
            Assert.That(() => CharacterVocabulary.Of("ab").Encode("aZ"),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("U+005A at position 1"));

        [Test]
        public void Of_WhenTextIsEmpty_SaysSo() =>
            Assert.That(() => CharacterVocabulary.Of(""), Throws.TypeOf<GptDialogueException>());
    }
}
