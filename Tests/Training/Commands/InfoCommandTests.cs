using GptDialogue.Training.Commands;
using GptDialogue.Training.Export;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Commands
{
    public class InfoCommandTests
    {
        [Test]
        public void Info_WhenGivenAModelAndItsBundle_TellsTheSameOfBoth()
        {
            using var folder = new TemporaryFolder();
            var model = ModelFolder.Create(folder.File("model"));
            BundleExporter.Export(model, folder.File("model.gptbundle"), new ExportOptions { Variants = Variant.Parse(["fp32"]) });

            var ofModel = CommandRun.Output(InfoCommand.Create(), model.Path);
            var ofBundle = CommandRun.Output(InfoCommand.Create(), folder.File("model.gptbundle"));

            foreach (var text in new[] { "width 32, 2 layers, 2 heads", $"{model.Config.ParameterCount:N0}", "16 merges", "CC0-1.0", "A sentence about an inn" })
            {
                Assert.That(ofModel, Does.Contain(text));
                Assert.That(ofBundle, Does.Contain(text));
            }
            Assert.That(ofBundle, Does.Contain("fp32: "));
        }

        [Test]
        public void Info_WhenNothingIsThere_SaysSo()
        {
            using var folder = new TemporaryFolder();

            Assert.That(() => CommandRun.Output(InfoCommand.Create(), folder.File("none")), Throws.TypeOf<GptDialogueException>());
        }
    }
}
