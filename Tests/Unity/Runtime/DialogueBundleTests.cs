using System.IO;
using NUnit.Framework;
using UnityEngine;
using UnityShims;

namespace GptDialogue.Unity.Tests.Runtime
{
    public sealed class DialogueBundleTests
    {
        private static DialogueBundle InStreamingAssets(string path)
        {
            var bundle = ScriptableObject.CreateInstance<DialogueBundle>();
            bundle.name = "Tavern";
            bundle.StreamingAssetsPath = path;
            return bundle;
        }

        [Test]
        public void LoadAsync_WhenBundleLiesInStreamingAssets_LoadsItFromThere()
        {
            using var _ = ShimPlatform.With(RuntimePlatform.WindowsPlayer, Path.GetDirectoryName(Stage.BundlePath)!);

            using var engine = InStreamingAssets("nano.gptbundle").LoadAsync().GetAwaiter().GetResult();

            Assert.That(engine.Header.Model.Layers, Is.Positive);
        }

        [Test]
        public void LoadAsync_WhenPathIsNotAscii_LoadsAllTheSame()
        {
            var folder = Directory.CreateTempSubdirectory("разговор 対話 ");
            try
            {
                File.Copy(Stage.BundlePath, Path.Combine(folder.FullName, "müller 酒場.gptbundle"));
                using var _ = ShimPlatform.With(RuntimePlatform.WindowsPlayer, folder.FullName);

                using var engine = InStreamingAssets("müller 酒場.gptbundle").LoadAsync().GetAwaiter().GetResult();

                Assert.That(engine.Device, Is.Not.Empty);
            }
            finally
            {
                folder.Delete(true);
            }
        }

        [TestCase(RuntimePlatform.Android, "jar:file:///data/app/base.apk!/assets")]
        [TestCase(RuntimePlatform.WebGLPlayer, "https://games.example/StreamingAssets")]
        public void LoadAsync_WhenStreamingAssetsIsNoFolder_SaysToImportTheBundle(RuntimePlatform platform, string folder)
        {
            using var _ = ShimPlatform.With(platform, folder);

            Assert.That(() => InStreamingAssets("tavern.gptbundle").LoadAsync(), Throws.TypeOf<GptDialogueException>()
                .With.Message.Contains(platform.ToString()).And.Message.Contains("Import the .gptbundle"));
        }

        [Test]
        public void LoadAsync_WhenAssetIsEmpty_SaysWhatToDo() =>
            Assert.That(() => InStreamingAssets("").LoadAsync(), Throws.TypeOf<GptDialogueException>().With.Message.Contains("'Tavern' is empty"));

        [Test]
        public void World_WhenAssetIsEmpty_PointsToValidate() =>
            Assert.That(() => ScriptableObject.CreateInstance<DialogueWorld>().Pack, Throws.TypeOf<GptDialogueException>().With.Message.Contains("Validate"));
    }
}
