using System;
using System.Collections.Generic;
using System.Threading;
using GptDialogue.Dialogue;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Traces
{
    /// <summary>Compares one turn with what was recorded of it, and keeps the first difference.</summary>
    internal sealed class ReplayProbe : ITurnProbe
    {
        private readonly TracedTurn _turn;
        private readonly int _number;
        private readonly BpeTokenizer _tokenizer;
        private readonly ManualResetEventSlim _said = new ManualResetEventSlim();
        private PendingReply? _pending;
        private int _pieces;

        public ReplayProbe(TracedTurn turn, int number, BpeTokenizer tokenizer)
        {
            _turn = turn;
            _number = number;
            _tokenizer = tokenizer;
        }

        /// <summary>The first difference; null while there is none.</summary>
        public ReplayDifference? Difference { get; private set; }

        /// <summary>Tokens compared so far.</summary>
        public int Tokens { get; private set; }

        /// <summary>Gives the reply to end where the recorded one ended.</summary>
        public void Said(PendingReply pending)
        {
            _pending = pending;
            _said.Set();
        }

        public void Began(string? line, GameState game, ConversationState before)
        {
        }

        public void Prompted(int[] prompt)
        {
            var at = 0;
            while (at < prompt.Length && at < _turn.Prompt.Count && prompt[at] == _turn.Prompt[at])
                at++;
            if (at < Math.Max(prompt.Length, _turn.Prompt.Count))
                Differ(at + 1, "prompt", at < _turn.Prompt.Count ? Spell(_turn.Prompt[at]) : "its end", at < prompt.Length ? Spell(prompt[at]) : "its end");
        }

        public void Masked(ulong allowed)
        {
            if (Tokens < _turn.Masks.Count && allowed != _turn.Masks[Tokens])
                Differ(Tokens + 1, "mask", _turn.Masks[Tokens].ToString("x16"), allowed.ToString("x16"));
        }

        public void Chosen(int token)
        {
            if (IsBrokenOff && Tokens >= _turn.Tokens.Count)
                return;
            if (Tokens >= _turn.Tokens.Count)
                Differ(Tokens + 1, "length", $"{_turn.Tokens.Count} tokens", "more");
            else if (token != _turn.Tokens[Tokens])
                Differ(Tokens + 1, "token", Spell(_turn.Tokens[Tokens]), Spell(token));
            Tokens++;
            if (!IsBrokenOff || Tokens < _turn.Tokens.Count)
                return;
            // The game or the clock broke off the recorded reply here.
            _said.Wait();
            _pending!.Cancel();
        }

        public void Spoke(string words)
        {
            if (IsBrokenOff && _pieces >= _turn.Pieces.Count)
                return;
            var expected = _pieces < _turn.Pieces.Count ? _turn.Pieces[_pieces] : new KeyValuePair<int, string>(0, string.Empty);
            if (expected.Key != Tokens || expected.Value != words)
                Differ(Tokens, "words", $"'{expected.Value}' after {expected.Key} tokens", $"'{words}' after {Tokens}");
            _pieces++;
        }

        public void Ended(ReplyResult result)
        {
            if (IsBrokenOff)
                return;
            if (Tokens < _turn.Tokens.Count)
                Differ(Tokens + 1, "length", $"{_turn.Tokens.Count} tokens", $"{Tokens}");
            Compare(_turn.Result, result);
        }

        private bool IsBrokenOff => _turn.Result.End != ReplyEnd.Finished;

        private void Compare(ReplyResult expected, ReplyResult actual)
        {
            if (expected.End != actual.End) Differ(0, "result", expected.End.ToString(), actual.End + " " + actual.Fault);
            else if (expected.Text != actual.Text) Differ(0, "result", $"'{expected.Text}'", $"'{actual.Text}'");
            else if (Rest(expected) != Rest(actual)) Differ(0, "result", Rest(expected), Rest(actual));
        }

        private static string Rest(ReplyResult result) =>
            $"{result.Tone} {result.Emotion} {result.Kind} {result.Fallback} {result.Action} {result.LineId} {string.Join(" ", result.Facts)}".Trim();

        private void Differ(int token, string what, string expected, string actual) =>
            Difference ??= new ReplayDifference(_number, token, what, expected, actual);

        private string Spell(int id) =>
            id < 0 || id >= _tokenizer.VocabularySize ? $"{id}"
            : id < _tokenizer.SpecialNames.Count ? $"{id} {_tokenizer.SpecialNames[id]}"
            : $"{id} '{_tokenizer.Decode(new[] { id })}'";
    }
}
