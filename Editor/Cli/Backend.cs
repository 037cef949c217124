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
        /// <summary>Opens a bundle for conversations. Arguments: path of the bundle, setup.</summary>
        public Func<string, DialogueOptions, ISuiteSpeaker> OpenSpeaker { get; init; } = (bundle, options) =>
            new EngineSpeaker(DialogueEngine.Load(bundle, options));

        /// <summary>Composes training dialogues of a world, one JSON object a line. Returns how many were written.</summary>
        public Func<WorldPack, ComposeOptions, TextWriter, int> Compose { get; init; } = ExampleWriter.Write;

        public static Backend Create() => new Backend();
    }

    /// <summary>What the compose verb passes on.</summary>
    /// <param name="Count">Examples to write.</param>
    /// <param name="Seed">The same seed gives the same examples.</param>
    /// <param name="Bundle">Bundle whose tokenizer and ordinary words the examples are written with; null looks near the world.</param>
    /// <param name="Folder">Folder of the world.</param>
    /// <param name="Facts">Text files from which the facts of random worlds are taken.</param>
    internal sealed record ComposeOptions(int Count, int Seed, string? Bundle, string Folder, string[] Facts);
}
