using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("GptDialogue.Unity.Tests")]
