using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using GptDialogue.Dialogue.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>An action a game might have, with what players say to get it, what only sounds like it, and how it is granted.</summary>
    internal sealed record BankAction(
        string Id,
        ArgumentKind Argument,
        string Does,
        IReadOnlyList<string> Requests,
        IReadOnlyList<string> LookAlikes,
        IReadOnlyList<string> Grants)
    {
        private const int MostThings = 3;

        private IReadOnlyList<string>? _things;

        /// <summary>What the action is about: the words of their own that most requests for it share.</summary>
        public IReadOnlyList<string> Things => _things ??= Requests
            .SelectMany(r => Word.Split(r).Select(w => w.Lower).Where(w => w.Length > 2 && !FunctionWords.Contains(w)).Distinct())
            .GroupBy(w => w).OrderByDescending(g => g.Count()).Take(MostThings).Select(g => g.Key).ToArray();
    }

    /// <summary>
    /// Reads <c>Phrases/actions.txt</c>: blocks of <c>@ id | argument | does …</c>, <c>+ request</c>, <c>- look-alike</c> and
    /// <c>= words that grant it</c>.
    /// </summary>
    internal sealed class ActionBank
    {
        /// <summary>The action that opens a trade window.</summary>
        public const string Shop = "open_shop";

        private readonly List<BankAction> _actions = [];
        private readonly int _requestsPerAction;

        private ActionBank(int requestsPerAction) => _requestsPerAction = requestsPerAction;

        public IReadOnlyList<BankAction> Actions => _actions;

        public IEnumerable<string> AllTexts =>
            _actions.SelectMany(a => a.Requests.Concat(a.Grants).Append(a.Does).Concat(a.LookAlikes));

        /// <summary>Loads the bank that is part of this assembly.</summary>
        /// <param name="requestsPerAction">Uses at most so many requests for each action, to measure what variety is worth.</param>
        public static ActionBank Load(int requestsPerAction = int.MaxValue)
        {
            var bank = new ActionBank(requestsPerAction);
            var assembly = Assembly.GetExecutingAssembly();
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains("Phrases.actions", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                bank.Read(reader);
            }

            return bank;
        }

        public IReadOnlyList<BankAction> Draw(Random random, int count) => random.Some(_actions, count);

        private void Read(TextReader reader)
        {
            List<string> requests = [], grants = [], lookAlikes = [];
            while (reader.ReadLine() is { } raw)
            {
                var line = raw.Trim();
                if (line.Length < 2 || line[0] == '#')
                    continue;
                var text = PhraseBank.ToAscii(line[1..].Trim());
                switch (line[0])
                {
                    case '@':
                        var head = text.Split('|').Select(p => p.Trim()).ToArray();
                        requests = [];
                        grants = [];
                        lookAlikes = [];
                        _actions.Add(new BankAction(head[0], Enum.Parse<ArgumentKind>(head[1], true), head[2], requests, lookAlikes, grants));
                        break;
                    case '+' when requests.Count >= _requestsPerAction:
                        break;
                    case '+':
                        requests.Add(text);
                        break;
                    case '=':
                        grants.Add(text);
                        break;
                    case '-':
                        lookAlikes.Add(text);
                        break;
                }
            }
        }
    }
}
