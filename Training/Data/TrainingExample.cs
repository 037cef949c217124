using System.Collections.Generic;

namespace GptDialogue.Training.Data
{
    /// <summary>One example of fine-tuning: tokens, and the stretches of them that the loss counts.</summary>
    /// <param name="Tokens">Token ids, beginning with the document separator.</param>
    /// <param name="Counted">Stretches from Start up to, not including, End: what the character says.</param>
    public sealed record TrainingExample(int[] Tokens, IReadOnlyList<(int Start, int End)> Counted);
}
