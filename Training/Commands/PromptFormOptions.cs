using System.CommandLine;
using GptDialogue.Dialogue.Prompt;

namespace GptDialogue.Training.Commands
{
    /// <summary>The options that change what prompts and replies are made of, to measure what a part is worth.</summary>
    internal sealed class PromptFormOptions
    {
        private readonly Option<bool> _noExchange = new("--no-exchange")
        {
            Description = "Leave the nearest authored exchanges out of the prompts. Play its suites with the same option.",
        };

        private readonly Option<bool> _noSlots = new("--no-slots")
        {
            Description = "Write names, roles and prices out instead of using slots. Play its suites with the same option.",
        };

        /// <summary>Adds the options to a verb.</summary>
        public void AddTo(Command command)
        {
            command.Options.Add(_noExchange);
            command.Options.Add(_noSlots);
        }

        /// <summary>The form that was asked for.</summary>
        public PromptForm Read(ParseResult result) => new() { Exchanges = !result.GetValue(_noExchange), Slots = !result.GetValue(_noSlots) };
    }
}
