using System;
using System.Collections.Generic;
using System.Globalization;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Play;

namespace GptDialogue.Samples.Tavern.Console
{
    /// <summary>The game in a terminal: reads lines until the input ends, obeys commands, says the rest to the partner.</summary>
    internal sealed class ConsoleScene
    {
        private readonly TavernPlay _play;
        private readonly Screen _screen;
        private readonly Commands _commands;
        private IReadOnlyList<string> _hints = [];
        private int _round;

        public ConsoleScene(TavernPlay play, Screen screen)
        {
            _play = play;
            _screen = screen;
            _commands = new Commands(play, screen, Hint);
        }

        /// <summary>Plays; returns the exit code.</summary>
        public int Run()
        {
            _screen.Line($"{_play.Game.World.Name}. {_play.Game.World.About}");
            _screen.Dim($"{_play.Bundle} on {_play.Device}. Type what you say; /help for what else you can do, /quit to leave.");
            _commands.Scene();
            while (_screen.Ask() is string typed)
            {
                var line = typed.Trim();
                if (line is "/quit" or "/q" or "/exit")
                    break;
                if (line.StartsWith('/'))
                    _commands.Obey(line);
                else
                    Say(Chosen(line));
            }

            return 0;
        }

        private void Say(string line)
        {
            if (_play.Partner is not { } partner)
            {
                _screen.Dim("Nobody is listening. /who shows who is here, /go PLACE takes you elsewhere.");
                return;
            }

            _screen.Speaker(partner.Name);
            var reply = ReplyPrinter.Print(_play.Say(line), _screen.Output);
            var outcomes = _play.Settle(reply);
            _screen.Dim($"  ({Feeling(reply)}; trust {_play.Game.Trust.Of(partner.Id)})");
            foreach (var outcome in outcomes)
                _screen.Dim((outcome.Happened ? "  * " : "  * It does not happen: ") + outcome.Text);
            if (reply.Fault != null)
                _screen.Error.WriteLine(reply.Fault);
            if (_play.Partner != partner)
                _commands.Scene();
        }

        private static string Feeling(ReplyResult reply)
        {
            var feeling = reply.Emotion.ToString().ToLower(CultureInfo.InvariantCulture);
            return reply.Action == null ? feeling : $"{feeling}, proposes {reply.Action}";
        }

        // Shows a few authored lines that a number says.
        private void Hint()
        {
            _hints = _play.Partner == null ? [] : Suggestions.For(_play.Game, _play.Partner, _round++);
            for (var i = 0; i < _hints.Count; i++)
                _screen.Dim($"  {i + 1}  {_hints[i]}");
        }

        private string Chosen(string line)
        {
            if (line.Length != 1 || line[0] < '1' || line[0] > '0' + _hints.Count)
                return line;
            var hint = _hints[line[0] - '1'];
            _screen.Line($"You: {hint}");
            return hint;
        }
    }
}
