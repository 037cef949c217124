namespace GptDialogue.Samples.Tavern
{
    internal static class Program
    {
        private static int Main() => 0;
    }
}
