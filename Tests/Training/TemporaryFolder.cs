using System;
using System.IO;

namespace GptDialogue.Training.Tests
{
    /// <summary>A folder of its own for one test, deleted with everything in it.</summary>
    internal sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("gptdialogue-").FullName;

        public string File(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
