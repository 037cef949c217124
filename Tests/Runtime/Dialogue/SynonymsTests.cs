using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Text;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    public sealed class SynonymsTests
    {
        [TestCase("starving", "canteen")]
        [TestCase("starving", "soup")]
        [TestCase("crash", "hammocks")]
        [TestCase("kip", "bed")]
        [TestCase("cryopod", "bunk")]
        [TestCase("cut", "doctor")]
        [TestCase("cut", "medbay")]
        [TestCase("sawbones", "clinic")]
        [TestCase("stitches", "mends")]
        [TestCase("sleeve", "clothes")]
        [TestCase("walk", "leads")]
        [TestCase("lift", "ferry")]
        [TestCase("lift", "cart")]
        [TestCase("lift", "shuttle")]
        [TestCase("deal", "cards")]
        [TestCase("credits", "caps")]
        [TestCase("bucks", "dough")]
        [TestCase("hatch", "entrance")]
        [TestCase("unlocked", "key")]
        [TestCase("thieves", "stole")]
        [TestCase("safe", "dangerous")]
        public void Share_WhenPlayersMeanTheSame_IsTrue(string word, string other) => Assert.That(Share(word, other), Is.True);

        [TestCase("key", "chest")]
        [TestCase("key", "door")]
        [TestCase("open", "chest")]
        [TestCase("door", "chest")]
        [TestCase("weapon", "battle")]
        [TestCase("sword", "army")]
        [TestCase("sword", "pistol")]
        [TestCase("bed", "soup")]
        [TestCase("soup", "ale")]
        [TestCase("sleeve", "wound")]
        [TestCase("medicine", "poison")]
        [TestCase("flood", "fire")]
        [TestCase("thief", "murderer")]
        [TestCase("priest", "ghost")]
        [TestCase("mother", "father")]
        [TestCase("king", "sheriff")]
        [TestCase("ferry", "horse")]
        [TestCase("necklace", "alarm")]
        public void Share_WhenOnlyTheSceneIsTheSame_IsFalse(string word, string other) => Assert.That(Share(word, other), Is.False);

        [Test]
        public void Groups_HoldEightToThirtyWordsOfDifferentStems()
        {
            foreach (var group in SynonymGroups.All)
            {
                var stems = group.Split(' ').Select(Stemmer.Stem).ToList();
                Assert.That(stems, Is.Unique, group);
                Assert.That(stems.Count, Is.InRange(8, 30), group);
            }
        }

        [Test]
        public void Groups_HoldNoWordMoreThanThreeTimes() =>
            Assert.That(Words().Distinct().Where(w => Synonyms.GroupsOf(Stemmer.Stem(w)).Count > 3), Is.Empty);

        [Test]
        public void Groups_HoldNoFunctionWordExceptGive() =>
            Assert.That(Words().Where(FunctionWords.Contains), Is.EqualTo(new[] { "give" }));

        // The stems of "bite", "note", "wine", "evening", "rune", "plane", "goods" and "fare".
        [TestCase("bit")]
        [TestCase("not")]
        [TestCase("win")]
        [TestCase("even")]
        [TestCase("run")]
        [TestCase("plan")]
        [TestCase("good")]
        [TestCase("far")]
        public void GroupsOf_WhenAStemIsThatOfACommonWord_IsEmpty(string word) =>
            Assert.That(Synonyms.GroupsOf(Stemmer.Stem(word)), Is.Empty);

        private static bool Share(string word, string other) => Synonyms.Share(Stemmer.Stem(word), Stemmer.Stem(other));

        private static IEnumerable<string> Words() => SynonymGroups.All.SelectMany(g => g.Split(' '));
    }
}
