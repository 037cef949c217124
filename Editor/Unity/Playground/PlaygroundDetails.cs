using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Dialogue;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Why a character said what it said: facts, actions and authored lines found, slots, and the alternatives of every token.</summary>
    internal sealed class PlaygroundDetails
    {
        // More would not be read, and drawing thousands of lines stalls the window.
        private const int MostTokens = 120;

        private PlaygroundReply? _shown;
        private List<string> _lines = new List<string>();
        private Vector2 _scroll;

        public void Draw(PlaygroundReply reply)
        {
            if (_shown != reply)
            {
                _shown = reply;
                _lines = Describe(reply).ToList();
            }

            _scroll = EditorGUILayout.BeginScrollView(_scroll, GUILayout.MinHeight(120));
            foreach (var line in _lines)
                EditorGUILayout.LabelField(line, EditorStyles.wordWrappedLabel);
            EditorGUILayout.EndScrollView();
        }

        /// <summary>One line about a reply.</summary>
        internal static string Summary(ReplyResult reply)
        {
            var text = new StringBuilder();
            text.Append(reply.Tone.ToString().ToLowerInvariant()).Append(" line, ").Append(reply.Emotion.ToString().ToLowerInvariant()).Append(" reply");
            if (reply.Action != null)
                text.Append(", proposes ").Append(reply.Action);
            if (reply.Facts.Count > 0)
                text.Append(", tells ").Append(string.Join(", ", reply.Facts));
            if (reply.Fallback != FallbackKind.None)
                text.Append(", falls back to ").Append(reply.Fallback.ToString().ToLowerInvariant());
            return text.Append($"; {reply.Tokens} tokens, first word after {reply.FirstWordMs:0} ms, all after {reply.TotalMs:0} ms").ToString();
        }

        /// <summary>What is shown of a reply, line by line.</summary>
        internal static IEnumerable<string> Describe(PlaygroundReply reply)
        {
            if (reply.Result?.Fault != null)
                yield return "Fault: " + reply.Result.Fault;
            if (reply.Prompt == null)
            {
                yield return "An authored line played; the model was not asked.";
                yield break;
            }

            var turn = reply.Prompt.Turn;
            if (turn.IsLocked)
                yield return "The line is about a secret the character must keep.";
            foreach (var fact in turn.Facts)
                yield return $"Fact {fact.Fact.Id}: {fact.Fact.Text}";
            foreach (var action in turn.Actions)
                yield return $"Action {action.Action.Id}" + (action.IsLegal ? string.Empty : " (not allowed now)");
            foreach (var line in turn.Lines)
                yield return $"Authored line {line.Line.Id}: {line.Line.Player}";
            foreach (var slot in reply.Prompt.Slots)
                yield return $"{slot.Slot} stands for {slot.Words}";
            foreach (var token in reply.Tokens.Take(MostTokens))
                yield return Alternatives(token);
            if (reply.Tokens.Count > MostTokens)
                yield return $"… and {reply.Tokens.Count - MostTokens} tokens more";
            yield return reply.Prompt.Text;
        }

        private static string Alternatives(ReplyToken token) =>
            $"'{token.Chosen.Text}' of {token.Allowed} allowed: "
            + string.Join("  ", token.Alternatives.Select(other => $"'{other.Text}' {other.Before:P0}→{other.After:P0}"));
    }
}
