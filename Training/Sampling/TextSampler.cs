using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using GptDialogue.Sampling;
using GptDialogue.Tokenization;

namespace GptDialogue.Training.Sampling
{
    /// <summary>Continues a text, handing out the pieces as they are made.</summary>
    internal static class TextSampler
    {
        /// <summary>Samples until the document ends or enough tokens are made.</summary>
        /// <param name="model">The model.</param>
        /// <param name="prompt">Beginning of the text, possibly empty.</param>
        /// <param name="tokens">Tokens at most.</param>
        /// <param name="sampler">How to draw them.</param>
        /// <returns>The text after the prompt in pieces of whole characters.</returns>
        public static IEnumerable<string> Continue(TextModel model, string prompt, int tokens, Sampler sampler)
        {
            var history = new List<int>(model.Begin(prompt));
            var decoder = new Utf8StreamDecoder();
            var logits = Read(model, history, 0, out var past);
            for (var made = 0; made < tokens; made++)
            {
                var token = sampler.Sample(logits, CollectionsMarshal.AsSpan(history));
                if (token == model.Separator)
                    break;
                history.Add(token);
                if (Text(decoder, model.Bytes(token)) is { Length: > 0 } text)
                    yield return text;
                if (made + 1 < tokens)
                    logits = Read(model, history, past, out past);
            }
            if (Rest(decoder) is { Length: > 0 } rest)
                yield return rest;
        }

        /// <summary>Reads what is new; a full context is begun again with its latter half.</summary>
        private static float[] Read(TextModel model, List<int> history, int past, out int length)
        {
            if (past == 0 || past == model.Context)
            {
                var kept = past == 0 ? Math.Min(history.Count, model.Context) : Math.Max(1, model.Context / 2);
                length = kept;
                return model.Runner.Run(history.Skip(history.Count - kept).ToArray(), 0, everyRow: false);
            }
            length = past + 1;
            return model.Runner.Run([history[^1]], past, everyRow: false);
        }

        private static string Text(Utf8StreamDecoder decoder, byte[] bytes)
        {
            var characters = new char[bytes.Length + Utf8StreamDecoder.ExtraRoom];
            return new string(characters, 0, decoder.Append(bytes, characters));
        }

        private static string Rest(Utf8StreamDecoder decoder)
        {
            var characters = new char[Utf8StreamDecoder.ExtraRoom];
            return new string(characters, 0, decoder.Flush(characters));
        }
    }
}
