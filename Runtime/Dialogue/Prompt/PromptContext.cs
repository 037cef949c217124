using System;
using System.Collections.Generic;
using System.Threading;
using GptDialogue.Generation;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>Brings a generator to a wanted prompt, running only what differs from what it already holds.</summary>
    internal static class PromptContext
    {
        /// <summary>Makes the generator's sequence equal to <paramref name="prompt"/>; false when cancelled on the way.</summary>
        public static bool Load(Generator generator, IReadOnlyList<int> prompt, CancellationToken cancel)
        {
            var held = generator.Tokens;
            var common = 0;
            while (common < held.Length && common < prompt.Count && held[common] == prompt[common])
                common++;
            generator.RewindTo(common);
            var rest = new int[prompt.Count - common];
            for (var i = 0; i < rest.Length; i++)
                rest[i] = prompt[common + i];
            return generator.Prefill(rest, cancel);
        }
    }
}
