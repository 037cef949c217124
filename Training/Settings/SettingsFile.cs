using System;
using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GptDialogue.Training.Settings
{
    /// <summary>Settings as flat YAML: one <c>name: value</c> per line.</summary>
    public static class SettingsFile
    {
        /// <summary>Reads settings.</summary>
        /// <param name="path">YAML file, or null for the defaults.</param>
        /// <param name="overrides">Values that replace those of the file, by name.</param>
        /// <exception cref="GptDialogueException">The file cannot be read, a name is unknown, or a value does not fit.</exception>
        public static TrainingSettings Read(string? path, IEnumerable<KeyValuePair<string, object?>> overrides)
        {
            var own = path == null ? "" : Text(path);
            // On its own first, because the line of a mistake gets lost where the two are put together.
            Parse<TrainingSettings>(path ?? "", own);
            var values = Parse<Dictionary<string, object?>>(path ?? "", own) ?? [];
            foreach (var (name, value) in overrides)
                values[name] = value;
            var text = new SerializerBuilder().Build().Serialize(values);
            return (Parse<TrainingSettings>(path ?? "--set", text) ?? new TrainingSettings()).Validated();
        }

        /// <summary>Reads one <c>name=value</c> of a command line; the value is YAML, so lists are written [a, b].</summary>
        /// <exception cref="GptDialogueException">There is no equals sign or the value is not YAML.</exception>
        public static KeyValuePair<string, object?> ParseOverride(string entry)
        {
            var equals = entry.IndexOf('=');
            if (equals < 1)
                throw new GptDialogueException($"--set {entry}: write it as name=value, for example --set learning-rate=5e-4.");
            return new(entry[..equals].Trim(), Parse<object?>("--set " + entry, entry[(equals + 1)..]));
        }

        /// <summary>The settings in the form <see cref="Read"/> takes.</summary>
        public static string Write(TrainingSettings settings) =>
            new SerializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance)
                .WithEnumNamingConvention(HyphenatedNamingConvention.Instance)
                .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull).Build().Serialize(settings);

        private static T? Parse<T>(string source, string text)
        {
            try
            {
                return new DeserializerBuilder().WithDuplicateKeyChecking().WithNamingConvention(HyphenatedNamingConvention.Instance)
                    .WithEnumNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<T?>(text);
            }
            catch (YamlException fault)
            {
                var problem = fault.InnerException?.Message ?? fault.Message;
                throw new GptDialogueException($"{source}, line {fault.Start.Line}: {problem} The names are those of Training/Configs/default.yaml.", fault);
            }
        }

        private static string Text(string path)
        {
            try
            {
                return File.ReadAllText(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"{path} cannot be read: {fault.Message}", fault);
            }
        }
    }
}
