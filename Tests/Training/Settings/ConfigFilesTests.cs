using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using GptDialogue.Training.Model;
using GptDialogue.Training.Settings;
using NUnit.Framework;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GptDialogue.Training.Tests.Settings
{
    public class ConfigFilesTests
    {
        private static IEnumerable<string> Files() => Directory.GetFiles(Folder(), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

        [TestCaseSource(nameof(Files))]
        public void Read_WhenCommittedConfig_GivesAModelThatFits(string file)
        {
            var settings = SettingsFile.Read(Path.Combine(Folder(), file), []);

            Assert.That(settings.ModelConfig(4096).Layers, Is.GreaterThan(0));
        }

        [Test]
        public void Default_WhenRead_HoldsEveryDefaultValue()
        {
            var settings = SettingsFile.Read(Path.Combine(Folder(), "default.yaml"), []);

            Assert.That(SettingsFile.Write(settings), Is.EqualTo(SettingsFile.Write(new TrainingSettings())));
        }

        [Test]
        public void Default_WhenRead_NamesEverySetting()
        {
            var names = new Deserializer().Deserialize<Dictionary<string, object?>>(File.ReadAllText(Path.Combine(Folder(), "default.yaml"))).Keys;

            Assert.That(names, Is.EquivalentTo(typeof(TrainingSettings).GetProperties()
                .Select(property => HyphenatedNamingConvention.Instance.Apply(property.Name))));
        }

        [Test]
        public void ShakespeareChar_WhenRead_IsTheRecipe()
        {
            var settings = SettingsFile.Read(Path.Combine(Folder(), "shakespeare-char.yaml"), []);

            Assert.That(settings.ModelConfig(65), Is.EqualTo(new GptConfig
            {
                VocabularySize = 65, Context = 64, Width = 128, Layers = 4, Heads = 4, FeedForward = 512, Positions = PositionKind.Learned,
            }));
            Assert.That((settings.RowsPerStep, settings.Steps, settings.WarmUp, settings.LearningRate, settings.MinimumLearningRate),
                Is.EqualTo((12, 2000, 100, 1e-3, 1e-4)));
            Assert.That((settings.Beta2, settings.WeightDecay, settings.Dropout, settings.ValidationShare), Is.EqualTo((0.99, 0.01, 0.0, 0.1)));
            Assert.That(settings.EvaluationRows, Is.GreaterThanOrEqualTo(200));
        }

        private static string Folder([CallerFilePath] string here = "") =>
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../Training/Configs"));
    }
}
