using System.Runtime.CompilerServices;

// The importers fill what assets keep private.
[assembly: InternalsVisibleTo("GptDialogue.Unity.Editor")]
[assembly: InternalsVisibleTo("GptDialogue.Unity.Tests")]
