using System;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Sampling;

namespace GptDialogue.Soak
{
    /// <summary>Whether characters that talk at the same time say what each of them says alone.</summary>
    internal static class Parity
    {
        public static int Run(string bundle, int[] sizes, int turns)
        {
            var village = new Village();
            var wrong = 0;
            foreach (var greedy in new[] { true, false })
            {
                using var single = Load(bundle, 1, greedy);
                foreach (var size in sizes)
                {
                    using var engine = Load(bundle, size, greedy);
                    var together = Enumerable.Range(0, size).Select(i => village.Open(engine, i)).ToArray();
                    var alone = Enumerable.Range(0, size).Select(i => village.Open(single, i)).ToArray();
                    int different = 0, tokens = 0;
                    for (var turn = 0; turn < turns; turn++)
                    {
                        var replies = together.Select((c, i) => c.Say(Village.Line(i, turn))).ToArray();
                        for (var i = 0; i < size; i++)
                        {
                            var expected = alone[i].Say(Village.Line(i, turn)).Wait();
                            var actual = replies[i].Wait();
                            tokens += actual.Tokens;
                            if (expected.Text != actual.Text || expected.Tokens != actual.Tokens) different++;
                        }
                    }
                    wrong += different;
                    Console.WriteLine($"{engine.Device}, {(greedy ? "greedy" : "seeded")}, {size} conversations: {size * turns} replies, {tokens} tokens, {different} different");
                }
            }
            return wrong == 0 ? 0 : 1;
        }

        private static DialogueEngine Load(string bundle, int rows, bool greedy)
        {
            var options = new DialogueOptions { Rows = rows };
            if (greedy) options.Words = SamplerOptions.Greedy;
            return DialogueEngine.Load(bundle, options);
        }
    }
}
