using System.Collections.Generic;
using System.CommandLine;
using GptDialogue.Training.Evaluation;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Judging;
using GptDialogue.Training.Parity;
using GptDialogue.Training.Reading;
using GptDialogue.Training.Reading.Teacher;
using GptDialogue.Training.Sampling;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Commands
{
    /// <summary>Every verb, in the order of the work. A verb reports problems by throwing <see cref="GptDialogueException"/>.</summary>
    internal static class Verbs
    {
        public static IEnumerable<Command> All()
        {
            yield return TokenizerCommand.Create();
            yield return PretrainCommand.Create();
            yield return FinetuneCommand.Create();
            yield return IntentsCommand.Create();
            yield return SensesCommand.Create();
            yield return RanksCommand.Create();
            yield return JudgeCommand.Create();
            yield return TeachCommand.Create();
            yield return EvaluateCommand.Create();
            yield return SampleCommand.Create();
            yield return InfoCommand.Create();
            yield return ExportCommand.Create();
            yield return ImportCommand.Create();
            yield return ParityCommand.Create();
        }
    }
}
