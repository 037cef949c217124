using System;
using System.CommandLine;
using GptDialogue.Benchmarks.Verbs;
using GptDialogue.Training;

namespace GptDialogue.Benchmarks
{
    /// <summary>Measures; asserts nothing. See the README beside this file.</summary>
    internal static class Program
    {
        private static int Main(string[] args)
        {
            TorchRuntime.Prepare();
            var root = new RootCommand("Measures speed, memory and quality, side by side with other engines on the same weights.")
            {
                SpeedVerb.Create(), GrowthVerb.Create(), TrainingVerb.Create(), DeviceVerb.Create(), StartVerb.Create(),
            };
            try
            {
                return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            }
            catch (GptDialogueException problem)
            {
                Console.Error.WriteLine(problem.Message);
                return 1;
            }
        }
    }
}
