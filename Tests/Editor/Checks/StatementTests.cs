using System;
using GptDialogue.Authoring;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Checks
{
    public class StatementTests
    {
        [TestCase("The bridge is out.", "the bridge was out!", "Same")]
        [TestCase("The spring flood washed away the north bridge.", "The north bridge was washed away by the spring flood.", "SameWords")]
        [TestCase("Mara loves Orrin.", "Orrin loves Mara.", "None")]
        [TestCase("Mara sells ale.", "Mara does not sell ale.", "Opposite")]
        [TestCase("Mara sells ale.", "Mara doesn't sell ale.", "Opposite")]
        [TestCase("Nobody lives in the mill.", "Nobody does not live in the mill.", "Opposite")]
        [TestCase("The gate is open at night.", "The gate is closed at night.", "Opposite")]
        [TestCase("The mill opens at dawn.", "The mill opens at noon.", "Opposite")]
        [TestCase("The inn has three beds.", "The inn has four beds.", "Opposite")]
        [TestCase("The toll costs 3 pence.", "The toll costs 5 pence.", "Opposite")]
        [TestCase("Orrin likes cats.", "Orrin dislikes cats.", "None")]
        [TestCase("The north bridge is out.", "The south bridge is out.", "None")]
        [TestCase("Room two is empty.", "Room three is empty.", "None")]
        [TestCase("The old mill is closed.", "The new mill is closed.", "None")]
        [TestCase("Mara sells ale.", "Orrin sells ale.", "None")]
        [TestCase("The iron key lies under the hearthstone.", "The iron key is hidden in the well.", "Elsewhere")]
        [TestCase("The iron key lies under the hearthstone.", "The brass key lies in the well.", "None")]
        [TestCase("...", "!!!", "None")]
        public void Compare_WhenTwoSentencesAreGiven_FindsTheirRelation(string a, string b, string expected)
        {
            var relation = Enum.Parse<StatementRelation>(expected);
            Assert.That(Statement.Compare(new Statement(a), new Statement(b)), Is.EqualTo(relation));
            Assert.That(Statement.Compare(new Statement(b), new Statement(a)), Is.EqualTo(relation));
        }
    }
}
