using System;
using System.IO;
using System.Text.Json;
using GptDialogue.Training.Interchange;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>Where a run stands, apart from weights and optimiser.</summary>
    public sealed record TrainerState
    {
        /// <summary>Version this program writes; it reads no newer one.</summary>
        public const int CurrentVersion = 1;

        /// <summary>Format of this record.</summary>
        public int Version { get; init; } = CurrentVersion;

        /// <summary>Optimiser steps done.</summary>
        public long Step { get; init; }

        /// <summary>Tokens read.</summary>
        public long Tokens { get; init; }

        /// <summary>Wall-clock time spent.</summary>
        public double Seconds { get; init; }

        /// <summary>Training loss of the last step, in nats per token.</summary>
        public double Loss { get; init; }

        /// <summary>Last held-out loss, if measured.</summary>
        public double? ValidationLoss { get; init; }

        /// <summary>Lowest held-out loss, if measured.</summary>
        public double? BestLoss { get; init; }

        /// <summary>State of the batch source.</summary>
        public long[] Data { get; init; } = [];

        /// <summary>Reads a stored state.</summary>
        /// <exception cref="GptDialogueException">The file is missing, damaged or of a newer version.</exception>
        public static TrainerState Read(string path)
        {
            try
            {
                var state = JsonSerializer.Deserialize<TrainerState>(File.ReadAllText(path)) ?? throw new JsonException("It is empty.");
                if (state.Version > CurrentVersion)
                    throw new GptDialogueException($"{path} has version {state.Version}; this program reads up to {CurrentVersion}. Update it.");
                return state.Step > 0 && state.Data is { Length: > 0 } ? state : throw new JsonException("Step or Data is missing.");
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new GptDialogueException($"{path} cannot be read: {fault.Message} Resume from an earlier checkpoint.", fault);
            }
        }

        /// <summary>Writes the state, completely or not at all.</summary>
        public void Write(string path) =>
            AtomicFile.WriteText(path, JsonSerializer.Serialize(this, new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }
}
