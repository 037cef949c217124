using System;
using System.Collections.Generic;
using System.Globalization;

namespace GptDialogue.Studio
{
    /// <summary>What the Studio is started with.</summary>
    internal sealed record StudioOptions
    {
        public const string Usage = """
            The writer's desk for worlds, characters and suites in text files.

              dotnet run --project Editor/Studio -- DIR [--bundle FILE]... [--port N]

            DIR            The folder of a world, or of several.
            --bundle FILE  A bundle to talk with; may be repeated. Else those near the folder.
            --port N       The port on this machine; else 5310, or a free one if that is taken.
            """;

        public const int UsualPort = 5310;

        public required string Folder { get; init; }

        public IReadOnlyList<string> Bundles { get; init; } = [];

        /// <summary>The port; null for the usual one or, if it is taken, a free one.</summary>
        public int? Port { get; init; }

        /// <exception cref="GptDialogueException">The arguments are not understood; the message says what is wrong.</exception>
        public static StudioOptions Parse(IReadOnlyList<string> arguments)
        {
            string? folder = null;
            var bundles = new List<string>();
            int? port = null;
            for (var i = 0; i < arguments.Count; i++)
            {
                switch (arguments[i])
                {
                    case "--bundle" when i + 1 < arguments.Count:
                        bundles.Add(arguments[++i]);
                        break;
                    case "--port" when i + 1 < arguments.Count:
                        port = int.TryParse(arguments[++i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ushort.MaxValue
                            ? number
                            : throw new GptDialogueException($"'{arguments[i]}' is no port. Give a number from 0 to {ushort.MaxValue}.");
                        break;
                    case var argument when argument.StartsWith('-') || folder != null:
                        throw new GptDialogueException($"'{argument}' is not understood.{Environment.NewLine}{Usage}");
                    default:
                        folder = arguments[i];
                        break;
                }
            }

            return new StudioOptions { Folder = folder ?? throw new GptDialogueException($"No folder is named.{Environment.NewLine}{Usage}"), Bundles = bundles, Port = port };
        }
    }
}
