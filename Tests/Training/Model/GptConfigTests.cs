using GptDialogue.Training.Model;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Model
{
    public class GptConfigTests
    {
        [TestCase("nano", 1_350_000)]
        [TestCase("small", 5_900_000)]
        [TestCase("base", 16_000_000)]
        public void Preset_WhenNamed_HasItsSize(string name, long parameters)
        {
            var config = GptConfig.Preset(name).Validated();
            Assert.That(config.ParameterCount, Is.EqualTo(parameters).Within(3).Percent);
        }

        [Test]
        public void Preset_WhenUnknown_NamesTheKnownOnes() =>
            Assert.That(() => GptConfig.Preset("huge"), Throws.TypeOf<GptDialogueException>().With.Message.Contains("nano, small, base"));

        [Test]
        public void Validated_WhenHeadsDoNotDivideWidth_GivesBothNumbersAndAWidthThatFits() =>
            Assert.That(() => new GptConfig { Width = 250, Heads = 4 }.Validated(),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("250").And.Message.Contains("heads 4").And.Message.Contains("252"));

        [TestCase(1)]
        [TestCase(100_000)]
        public void Validated_WhenContextIsOutOfRange_Throws(int context) =>
            Assert.That(() => new GptConfig { Context = context }.Validated(),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains($"context {context}"));

        [TestCase(1)]
        [TestCase(70_000)]
        public void Validated_WhenVocabularyIsOutOfRange_Throws(int size) =>
            Assert.That(() => new GptConfig { VocabularySize = size }.Validated(),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains($"{size}"));
    }
}
