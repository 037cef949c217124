namespace GptDialogue.Generation
{
    /// <summary>What a scheduler has done since its start; written by the worker thread only.</summary>
    internal struct SchedulerCounts
    {
        /// <summary>Runs of the model.</summary>
        public long Runs;

        /// <summary>Runs that failed.</summary>
        public long FailedRuns;

        /// <summary>Tokens that were chosen.</summary>
        public long Tokens;

        /// <summary>Tokens of prompts that were run.</summary>
        public long PrefilledTokens;

        /// <summary>Tokens that were run ahead as a guess.</summary>
        public long Drafted;

        /// <summary>Of these, the ones that were chosen after all.</summary>
        public long Kept;

        /// <summary>Tasks that began.</summary>
        public long Begun;

        /// <summary>Tasks that ended, by how they did.</summary>
        public long Done;

        /// <summary>Tasks that were cancelled.</summary>
        public long Cancelled;

        /// <summary>Tasks whose deadline passed.</summary>
        public long Late;

        /// <summary>Tasks that failed.</summary>
        public long Failed;

        public void Ended(WorkOutcome outcome)
        {
            switch (outcome)
            {
                case WorkOutcome.Done: Done++; break;
                case WorkOutcome.Cancelled: Cancelled++; break;
                case WorkOutcome.Late: Late++; break;
                default: Failed++; break;
            }
        }
    }
}
