using System;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Training.Reading;
using NUnit.Framework;
using static TorchSharp.torch;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class ClusterTrainingTests
    {
        private string _file = "";

        [SetUp]
        public void SetUp() => _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        [TearDown]
        public void TearDown() => File.Delete(_file);

        [Test]
        public void Run_WhenWordsKeepTheSameCompany_GroupsThem()
        {
            Write(4000);

            var clusters = ClusterTraining.Run([_file]).Clusters;

            var animals = Enumerable.Range(0, 60).Select(i => Coarse(clusters, "animal" + i)).ToHashSet();
            var tools = Enumerable.Range(0, 60).Select(i => Coarse(clusters, "tool" + i)).ToHashSet();
            Assert.That(animals, Has.Count.LessThan(40), "animals share groups");
            Assert.That(animals.Intersect(tools), Is.Empty);
        }

        [Test]
        public void Run_WhenTheTextIsTheSame_GivesTheSameGroups()
        {
            Write(2000);

            var (first, again) = (ClusterTraining.Run([_file]).Clusters, ClusterTraining.Run([_file]).Clusters);

            Assert.That(first.Count, Is.GreaterThan(100));
            Assert.That(Enumerable.Range(0, 30).Select(i => again.Of("animal" + i).ToArray()), Is.EqualTo(Enumerable.Range(0, 30).Select(i => first.Of("animal" + i).ToArray())));
        }

        [Test]
        public void Run_WhenTheTextIsShort_GroupsNothing()
        {
            File.WriteAllText(_file, "one two three one two three\n");

            Assert.That(ClusterTraining.Run([_file]).Clusters.Count, Is.Zero);
        }

        [Test]
        public void Run_WhenWordsAreGrouped_GivesTheirVectorsToo()
        {
            Write(2000);

            var words = ClusterTraining.Run([_file]);

            Assert.That(words.Vectors, Has.Length.EqualTo(words.Clusters.Count * words.Width));
            ReadOnlySpan<float> Of(string word) => words.VectorOf(words.Clusters.IndexOf(word));
            Assert.That(VectorMath.Dot(Of("animal7"), Of("animal8")), Is.GreaterThan(VectorMath.Dot(Of("animal7"), Of("tool8"))));
        }

        [Test]
        public void Group_WhenVectorsLieInHeaps_FindsTheHeaps()
        {
            using var vectors = tensor(new float[] { 0, 0, 9, 9, 0, 1, 9, 8, 1, 0, 8, 9 }, 6, 2);

            var groups = KMeans.Group(vectors, 2);

            Assert.That(groups[0], Is.EqualTo(groups[2]).And.EqualTo(groups[4]));
            Assert.That(groups[1], Is.EqualTo(groups[3]).And.EqualTo(groups[5]).And.Not.EqualTo(groups[0]));
        }

        [Test]
        public void Group_WhenThereAreMoreGroupsThanVectors_Throws()
        {
            using var vectors = zeros(2, 3);

            Assert.That(() => KMeans.Group(vectors, 3), Throws.TypeOf<ArgumentOutOfRangeException>());
        }

        private static int Coarse(WordClusters clusters, string word) => clusters.Of(word)[0];

        // Animals sleep and eat, tools break and cut; which animal and which tool is drawn by lot.
        private void Write(int lines)
        {
            var random = new Random(5);
            File.WriteAllLines(_file, Enumerable.Range(0, lines).Select(_ =>
                $"the animal{random.Next(60)} eats and sleeps and drinks in grass\nwith a tool{random.Next(60)} you cut or break or hammer iron"));
        }
    }
}
