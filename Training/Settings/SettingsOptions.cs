using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace GptDialogue.Training.Settings
{
    /// <summary>Command-line options over the settings: a file, the ones most often changed by name, and --set for all others.</summary>
    internal sealed class SettingsOptions
    {
        private readonly Option<string?> _config = new("--config") { Description = "YAML file with settings; see Training/Configs/default.yaml for all of them and their reasons." };

        private readonly Option<string[]> _data = new("--data")
        {
            Description = "Text file or folder of .txt files with an optional weight: PATH[:WEIGHT]. Repeat it; a later entry overrides an earlier one for the same file.",
            AllowMultipleArgumentsPerToken = true,
        };

        private readonly Option<string[]> _set = new("--set") { Description = "Any setting as name=value, for example --set learning-rate=5e-4. Repeat it." };

        private readonly Option<string?>[] _named =
        [
            new("--tokenizer") { Description = "Folder with vocab.json and merges.txt, or 'characters'." },
            new("--preset") { Description = "Shape of the model: nano, small or base." },
            new("--steps") { Description = "Optimiser steps." },
            new("--minutes") { Description = "Wall-clock budget instead of steps; the learning rate follows the clock." },
            new("--threads") { Description = "Cores to use; 0 takes all." },
            new("--device") { Description = "auto, cpu or cuda." },
            new("--seed") { Description = "Decides initial weights, order of the data and dropout." },
        ];

        public void AddTo(Command command)
        {
            command.Options.Add(_config);
            command.Options.Add(_data);
            foreach (var option in _named)
                command.Options.Add(option);
            command.Options.Add(_set);
        }

        /// <summary>Settings from the command line over those of a file; <paramref name="otherwise"/> is the file where --config is not given.</summary>
        public TrainingSettings Read(ParseResult result, string? otherwise)
        {
            var overrides = new List<KeyValuePair<string, object?>>();
            if (result.GetValue(_data) is { Length: > 0 } data)
                overrides.Add(new("data", data.ToList()));
            foreach (var option in _named)
                if (result.GetValue(option) is { } value)
                    overrides.Add(new(option.Name[2..], value));
            overrides.AddRange((result.GetValue(_set) ?? []).Select(SettingsFile.ParseOverride));
            return SettingsFile.Read(result.GetValue(_config) ?? otherwise, overrides);
        }
    }
}
