using System;
using GptDialogue.Inference.Devices;
using GptDialogue.Sampling;

namespace GptDialogue.Dialogue
{
    /// <summary>How an engine is set up; the defaults suit a game on a desktop.</summary>
    public sealed class DialogueOptions
    {
        /// <summary>The model variant to run; null lets the device choose.</summary>
        public string? Variant { get; set; }

        /// <summary>Which devices may run the model; by default those of the platform, and the CPU when none of them is faster.</summary>
        public DeviceOptions Devices { get; set; } = new DeviceOptions();

        /// <summary>
        /// Conversations whose context is kept ready, at least 1. More may be open: they share, and one that comes back after its
        /// place was given away is prefilled again.
        /// </summary>
        public int Rows { get; set; } = 4;

        /// <summary>How the words of a reply are drawn. What a reply decides (tone, kind, action) is always the likeliest.</summary>
        public SamplerOptions Words { get; set; } = new SamplerOptions { Temperature = 0.5f, TopP = 0.9f, MinP = 0.05f };
    }

    /// <summary>How one conversation is set up.</summary>
    public sealed class ConversationOptions
    {
        /// <summary>Seed of everything random in the conversation: the same seed and the same lines give the same replies.</summary>
        public ulong Seed { get; set; } = 1;

        /// <summary>How the character addresses the player.</summary>
        public string PlayerName { get; set; } = "friend";
    }

    /// <summary>How one reply is asked for.</summary>
    public sealed class SayOptions
    {
        /// <summary>Time after which an authored line plays if the reply has no word yet; zero for no limit.</summary>
        public TimeSpan FirstWordDeadline { get; set; }

        /// <summary>Sees how the reply is made, for tools; null for none.</summary>
        public IReplyObserver? Observer { get; set; }
    }
}
