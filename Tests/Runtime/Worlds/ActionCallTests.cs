using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Worlds
{
    public class ActionCallTests
    {
        [TestCase("rent_room", "rent_room", null)]
        [TestCase(" give_item( iron key ) ", "give_item", "iron key")]
        [TestCase("go(The Well (old))", "go", "The Well (old)")]
        [TestCase("dare(Żółw)", "dare", "Żółw")]
        public void Parse_WhenWellWritten_SplitsIdAndArgument(string text, string action, string? argument)
        {
            ActionCall call = ActionCall.Parse(text);
            Assert.That(call.Action, Is.EqualTo(action));
            Assert.That(call.Argument, Is.EqualTo(argument));
            Assert.That(ActionCall.Parse(call.ToString()), Is.EqualTo(call));
        }

        [TestCase("", 1)]
        [TestCase("(key)", 1)]
        [TestCase("give item(key)", 5)]
        [TestCase("give_item(key", 14)]
        [TestCase("give_item()", 11)]
        public void Parse_WhenBroken_NamesTheColumn(string text, int column) =>
            Assert.That(() => ActionCall.Parse(text), Throws.TypeOf<GptDialogueException>().With.Message.Contain("column " + column));

        [Test]
        public void Equals_WhenOnlyTheArgumentsCaseDiffers_IsTrue() =>
            Assert.That(ActionCall.Parse("give(Iron Key)"), Is.EqualTo(ActionCall.Parse("give(iron key)")));
    }
}
