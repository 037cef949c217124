namespace GptDialogue.Inference
{
    /// <summary>How a model is loaded.</summary>
    public sealed class ModelOptions
    {
        /// <summary>Where it runs.</summary>
        public IExecutionDevice Device { get; set; } = new CpuDevice();

        /// <summary>The bundle variant to run, or null for the first of the device's preferences that the bundle has.</summary>
        public string? Variant { get; set; }

        /// <summary>Number of conversations whose key-value cache is kept, at least 1.</summary>
        public int Rows { get; set; } = 1;

        /// <summary>Tokens a row can hold, at most the model's context length; 0 means just that.</summary>
        public int Capacity { get; set; }

        /// <summary>Whether loading runs every shape once, so that the first reply is not slower than the others.</summary>
        public bool WarmUp { get; set; } = true;
    }
}
