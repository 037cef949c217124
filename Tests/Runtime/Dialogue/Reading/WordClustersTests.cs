using System;
using GptDialogue.Dialogue.Reading;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class WordClustersTests
    {
        private static readonly WordClusters _clusters = WordClusters.Create(
            new[] { "what", "name", "wheat", "don't", "incomprehensibility" }, new[] { new[] { 0, 1, 1, 0, 1 }, new[] { 0, 1, 2, 3, 4 }, new[] { 9, 8, 7, 6, 5 } });

        [Test]
        public void Of_AWord_GivesItsGroupsFromCoarseToFine()
        {
            Assert.That(_clusters.Of("name").ToArray(), Is.EqualTo(new[] { 1, 1, 8 }));
            Assert.That(_clusters.Of("unheard").ToArray(), Is.Empty);
        }

        [Test]
        public void IndexOf_AWord_IsItsPlaceInTheOrderGiven()
        {
            Assert.That(_clusters.IndexOf("wheat"), Is.EqualTo(2));
            Assert.That(_clusters.IndexOf("unheard"), Is.EqualTo(-1));
        }

        [TestCase("waht", "what")]
        [TestCase("naem", "name")]
        [TestCase("whaat", "what", Description = "The commoner of two that are as near.")]
        [TestCase("dont", "don't")]
        [TestCase("wheat", "wheat")]
        [TestCase("nme", "nme", Description = "Too short to tell.")]
        [TestCase("moustache", "moustache")]
        [TestCase("incomprehensibilty", "incomprehensibilty", Description = "Too long to try.")]
        public void Meant_ByATypedWord_IsTheWordASlipAway(string typed, string meant) => Assert.That(_clusters.Meant(typed), Is.EqualTo(meant));

        [Test]
        public void Create_WhenALevelIsMissing_Throws()
        {
            Assert.That(() => WordClusters.Create(new[] { "a" }, new[] { new[] { 0 } }), Throws.TypeOf<ArgumentException>());
        }
    }
}
