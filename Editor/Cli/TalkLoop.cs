using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GptDialogue.Authoring.Suites;
using GptDialogue.Worlds;

namespace GptDialogue.Cli
{
    /// <summary>Reads lines, prints replies and obeys the slash commands until the input ends.</summary>
    internal sealed class TalkLoop
    {
        private readonly CliContext context;
        private readonly CharacterCard card;
        private readonly GameState state;
        private readonly ISuiteConversation conversation;
        private readonly IReadOnlyList<string> flags;

        public TalkLoop(CliContext context, CharacterCard card, GameState state, ISuiteConversation conversation, IReadOnlyList<string> flags)
        {
            this.context = context;
            this.card = card;
            this.state = state;
            this.conversation = conversation;
            this.flags = flags;
        }

        public void Run()
        {
            while (true)
            {
                context.Output.Write("> ");
                context.Output.Flush();
                string? line = context.Input.ReadLine();
                if (line == null || line.Trim() is "/quit" or "/q" or "/exit")
                {
                    return;
                }

                if (line.StartsWith('/'))
                {
                    Command(line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries));
                    continue;
                }

                SuiteReply reply = conversation.Say(line);
                context.Output.WriteLine($"{card.Name}: {reply.Text}");
                context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  [{SuitePrinter.Details(reply)}; {reply.Tokens} tokens, {reply.FirstMs:0} ms to the first words, {reply.TotalMs:0} ms]"));
            }
        }

        private void Command(string[] words)
        {
            switch (words[0])
            {
                case "/flag" when words.Length >= 2:
                    if (!flags.Contains(words[1]))
                    {
                        context.Output.WriteLine($"The world has no flag '{words[1]}'. Flags: {string.Join(", ", flags)}.");
                        break;
                    }

                    state.Set(words[1], words.Length < 3 || words[2] is not ("off" or "false" or "no"));
                    ShowState();
                    break;
                case "/trust" when words.Length == 2 && int.TryParse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int trust):
                    state.Trust = trust;
                    ShowState();
                    break;
                case "/state":
                    ShowState();
                    break;
                default:
                    context.Output.WriteLine("/flag NAME [off]   set or clear a flag\n/trust N           set trust\n/state             show both\n/quit              leave");
                    break;
            }
        }

        private void ShowState() => context.Output.WriteLine($"  trust {state.Trust}; flags: {string.Join(", ", flags.Where(state.Flag).DefaultIfEmpty("none set"))}");
    }
}
