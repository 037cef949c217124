using System;
using System.Collections.Generic;
using GptDialogue.Bundles;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>
    /// A loaded model with its key-value cache: tokens in, logits out. Knows nothing of text or sampling. One thread at a time may
    /// call it; only <see cref="Interrupt"/> may come from another.
    /// </summary>
    public sealed class ModelSession : IDisposable
    {
        /// <summary>
        /// Most tokens of a row in one run. Longer prompts are run in pieces, so that others get their turn in between; larger
        /// pieces are not faster per token.
        /// </summary>
        public const int MaxChunk = 64;

        private readonly InferenceSession _session;
        private readonly RunOptions _runOptions = new RunOptions();
        private readonly RunBuffers _buffers;
        private readonly Dictionary<RunShape, RunBinding> _bindings = new Dictionary<RunShape, RunBinding>();

        /// <summary>Loads a variant of a bundle.</summary>
        /// <exception cref="GptDialogueException">The variant is missing or damaged, or the device cannot run it.</exception>
        public static ModelSession Load(BundleReader bundle, ModelOptions options)
        {
            if (bundle == null) throw new ArgumentNullException(nameof(bundle));
            if (options == null) throw new ArgumentNullException(nameof(options));
            var variant = options.Variant ?? SessionFactory.Choose(bundle, options.Device);
            return new ModelSession(bundle.ReadVariant(variant), bundle.Header.Model, variant, bundle.Source, options);
        }

        private ModelSession(byte[] model, BundleModel sizes, string variant, string source, ModelOptions options)
        {
            Variant = variant;
            Device = options.Device;
            VocabularySize = sizes.VocabularySize;
            var where = $"{source}, variant '{variant}' on {options.Device.Name}";
            _session = SessionFactory.Create(model, options.Device, where);
            try
            {
                Cache = SessionFactory.CreateCache(_session, sizes, options, where);
                _buffers = new RunBuffers(Math.Min(MaxChunk, Cache.Capacity), Cache.Rows, VocabularySize);
                if (options.WarmUp) WarmUp();
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        /// <summary>Name of the bundle variant that is loaded.</summary>
        public string Variant { get; }

        /// <summary>Where it runs.</summary>
        public IExecutionDevice Device { get; }

        /// <summary>Number of tokens of the vocabulary (V).</summary>
        public int VocabularySize { get; }

        /// <summary>Keys and values of every row, and how long each row is.</summary>
        public KvCache Cache { get; }

        /// <summary>How many runs there have been; tells whether <see cref="Logits"/> still are those of an earlier call.</summary>
        public long RunCount { get; private set; }

        /// <summary>
        /// Appends the first tokens of <paramref name="tokens"/> to a row, as many as one run takes: powers of two up to
        /// <see cref="MaxChunk"/>, because a shape that was seen before runs faster than a new one. Call again with the rest.
        /// </summary>
        /// <param name="row">The row, from 0.</param>
        /// <param name="tokens">At least one token.</param>
        /// <param name="wanted">Of which of the appended tokens <see cref="Logits"/> is wanted.</param>
        /// <returns>How many tokens were appended.</returns>
        /// <exception cref="GptDialogueException">The row is full, or the run failed; then the row is as before.</exception>
        public int Extend(int row, ReadOnlySpan<int> tokens, LogitsWanted wanted = LogitsWanted.Last)
        {
            if (tokens.IsEmpty) throw new ArgumentException("At least one token is needed.", nameof(tokens));
            var past = Cache.Length(row);
            if (past + tokens.Length > Cache.Capacity) throw Full(row, past, tokens.Length);
            var count = ChunkOf(Math.Min(tokens.Length, _buffers.Ids.Span.Length));
            var logits = wanted == LogitsWanted.All ? count : 1;
            tokens.Slice(0, count).CopyTo(_buffers.Ids.Span);
            for (var i = 0; i < count; i++) _buffers.Positions.Span[i] = past + i;
            for (var i = 0; i < logits; i++) _buffers.LogitsIndex.Span[i] = count - logits + i;
            _buffers.SeqLensK.Span[0] = past + count - 1;
            _buffers.TotalLength.Span[0] = past + count;
            Run(new RunShape(row, 1, count, logits));
            Cache.Advance(row, count);
            return count;
        }

        /// <summary>
        /// Appends one token to each of several neighbouring rows in one run; the result of a row does not depend on the others.
        /// <see cref="Logits"/> of index i then belongs to row <paramref name="first"/> + i.
        /// </summary>
        /// <exception cref="GptDialogueException">A row is full, or the run failed; then all rows are as before.</exception>
        public void Step(int first, ReadOnlySpan<int> tokens)
        {
            var longest = 0;
            for (var i = 0; i < tokens.Length; i++)
            {
                var past = Cache.Length(first + i);
                if (past >= Cache.Capacity) throw Full(first + i, past, 1);
                longest = Math.Max(longest, past + 1);
                _buffers.Ids.Span[i] = tokens[i];
                _buffers.Positions.Span[i] = past;
                _buffers.SeqLensK.Span[i] = past;
                _buffers.LogitsIndex.Span[i] = i;
            }
            _buffers.TotalLength.Span[0] = longest;
            Run(new RunShape(first, tokens.Length, 1, tokens.Length));
            for (var i = 0; i < tokens.Length; i++) Cache.Advance(first + i, 1);
        }

        /// <summary>
        /// Logits (V) that the last run computed, by index: with <see cref="LogitsWanted.Last"/> only 0. The caller may change them;
        /// they are valid until the next run.
        /// </summary>
        public Span<float> Logits(int index = 0) => _buffers.Logits.Span.Slice(index * VocabularySize, VocabularySize);

        /// <summary>Makes the bindings of every run a row alone can need, so that nothing is allocated later.</summary>
        public void Prepare(int row)
        {
            for (var count = ChunkOf(_buffers.Ids.Span.Length); count > 0; count /= 2) Binding(new RunShape(row, 1, count, 1));
        }

        /// <summary>Ends a run in progress as soon as it can be ended; it fails with an exception. From any thread.</summary>
        public void Interrupt() => _runOptions.Terminate = true;

        /// <summary>Frees the model and the cache. Not while a run is in progress.</summary>
        public void Dispose()
        {
            foreach (var binding in _bindings.Values) binding.Dispose();
            _bindings.Clear();
            Cache?.Dispose();
            _buffers?.Dispose();
            _runOptions.Dispose();
            _session?.Dispose();
        }

        /// <summary>The largest power of two not above a count, 0 for 0.</summary>
        private static int ChunkOf(int count)
        {
            var chunk = 1;
            while (chunk * 2 <= count) chunk *= 2;
            return count > 0 ? chunk : 0;
        }

        private void Run(RunShape shape)
        {
            RunCount++;
            try
            {
                Binding(shape).Run(_session, _runOptions);
            }
            catch (OnnxRuntimeException e)
            {
                var interrupted = _runOptions.Terminate;
                _runOptions.Terminate = false;
                throw new GptDialogueException(interrupted
                    ? $"A run of variant '{Variant}' was interrupted; the conversation is as before it."
                    : $"A run of variant '{Variant}' on {Device.Name} failed: {e.Message} Try another variant or device.", e);
            }
        }

        private RunBinding Binding(RunShape shape)
        {
            if (_bindings.TryGetValue(shape, out var binding)) return binding;
            binding = new RunBinding(_session, _buffers, Cache, shape, VocabularySize);
            _bindings.Add(shape, binding);
            return binding;
        }

        /// <summary>The first run of a shape plans its memory; do it before anybody waits for it.</summary>
        private void WarmUp()
        {
            var tokens = new int[Math.Min(MaxChunk, Cache.Capacity)];
            for (var count = ChunkOf(tokens.Length); count > 0; count /= 2)
            {
                Extend(0, tokens.AsSpan(0, count));
                Cache.RewindTo(0, 0);
            }
        }

        private GptDialogueException Full(int row, int past, int more) => new GptDialogueException(
            $"Row {row} holds {past} of {Cache.Capacity} tokens, {more} more do not fit. "
            + "Shorten the prompt or end the conversation earlier.");
    }

    /// <summary>Which logits a run computes.</summary>
    public enum LogitsWanted
    {
        /// <summary>Those after the last token: what generation needs.</summary>
        Last,

        /// <summary>Those after every token of the run: for scoring a text or checking a draft.</summary>
        All,
    }
}
