using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// The trained weights of an intent reader, in single precision and row-major; intents are in the order of
    /// <see cref="Reply.PlayerIntent.All"/>.
    /// </summary>
    public sealed class ReaderWeights
    {
        /// <summary>Collects the weights.</summary>
        /// <param name="members">Networks that were trained apart and score together (Hansen and Salamon 1990); their outputs are added.</param>
        /// <param name="direct">(buckets, intents): what each feature adds to the scores past all hidden layers.</param>
        /// <param name="bias">(intents).</param>
        public ReaderWeights(IReadOnlyList<ReaderMember> members, float[] direct, float[] bias)
        {
            Members = members ?? throw new ArgumentNullException(nameof(members));
            Direct = direct ?? throw new ArgumentNullException(nameof(direct));
            Bias = bias ?? throw new ArgumentNullException(nameof(bias));
        }

        /// <summary>The networks.</summary>
        public IReadOnlyList<ReaderMember> Members { get; }

        /// <summary>(buckets, intents).</summary>
        public float[] Direct { get; }

        /// <summary>(intents).</summary>
        public float[] Bias { get; }
    }
}
