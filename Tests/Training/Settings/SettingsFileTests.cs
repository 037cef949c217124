using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using GptDialogue.Training.Model;
using GptDialogue.Training.Settings;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Settings
{
    public class SettingsFileTests
    {
        [Test]
        public void Read_WhenWrittenBefore_GivesTheSame()
        {
            using var folder = new TemporaryFolder();
            var settings = SettingsFile.Read(Configs("shakespeare-char.yaml"), [SettingsFile.ParseOverride("data=[a b.txt, 'c:2']")]);
            File.WriteAllText(folder.File("s.yaml"), SettingsFile.Write(settings));
            Assert.That(SettingsFile.Write(SettingsFile.Read(folder.File("s.yaml"), [])), Is.EqualTo(SettingsFile.Write(settings)));
            Assert.That(settings.Data, Is.EqualTo(new[] { "a b.txt", "c:2" }));
            Assert.That(settings.ModelConfig(65).Positions, Is.EqualTo(PositionKind.Learned));
        }

        [TestCase("rows-per-pass=7", "divisor of rows-per-step")]
        [TestCase("learning-rate=2", "learning-rate: 2")]
        [TestCase("dropout=1", "dropout: 1")]
        [TestCase("steps=0", "steps: 0")]
        [TestCase("precision=fp8", "bf16 or fp32")]
        [TestCase("validation-share=1", "validation-share: 1")]
        [TestCase("learnig-rate=1e-3", "learnig-rate")]
        [TestCase("width=wide", "wide")]
        [TestCase("width", "name=value")]
        public void Read_WhenAValueDoesNotFit_NamesIt(string entry, string expected) =>
            Assert.That(() => SettingsFile.Read(null, new[] { entry }.Select(SettingsFile.ParseOverride)),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(expected));

        [Test]
        public void ModelConfig_WhenContextIsTooLong_SaysTheLimit() =>
            Assert.That(() => SettingsFile.Read(null, [new KeyValuePair<string, object?>("context", 99999)]).ModelConfig(100),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("99999").And.Message.Contains("8192"));

        private static string Configs(string name, [CallerFilePath] string here = "") =>
            Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "Training", "Configs", name);
    }
}
