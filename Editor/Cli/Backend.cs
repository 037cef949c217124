using System;
using System.IO;
using GptDialogue.Authoring.Suites;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Cli
{
    /// <summary>The parts behind the verbs that need a model: tests replace them by scripts.</summary>
    internal sealed class Backend
    {
        /// <summary>Opens a bundle for conversations. Arguments: path of the bundle, wanted variant or null.</summary>
        public Func<string, string?, ISuiteSpeaker> OpenSpeaker { get; init; } = (bundle, variant) =>
            new EngineSpeaker(DialogueEngine.Load(bundle, new DialogueOptions { Variant = variant }));

        /// <summary>Composes training dialogues of a world, one JSON object a line. Returns how many were written.</summary>
        public Func<WorldPack, ComposeOptions, TextWriter, int> Compose { get; init; } = (_, _, _) =>
            throw new GptDialogueException("This build has no composer.");

        public static Backend Create() => new Backend();
    }

    /// <summary>What the compose verb passes on.</summary>
    internal sealed record ComposeOptions(int Count, int Seed);
}
