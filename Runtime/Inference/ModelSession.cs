using System;
using System.Collections.Generic;
using GptDialogue.Bundles;
using GptDialogue.Inference.Devices;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>
    /// A loaded model with its key-value cache: tokens in, logits out. Knows nothing of text or sampling. One thread at a time may
    /// call it; only <see cref="Interrupt"/> may come from another.
    /// </summary>
    public sealed partial class ModelSession : IModelSession
    {
        /// <summary>
        /// Most tokens of a row in one run. Longer prompts are run in pieces, so that others get their turn in between; larger
        /// pieces are not faster per token.
        /// </summary>
        public const int MaxChunk = 64;

        /// <summary>Most tokens at the end of a run of which the logits can be had together.</summary>
        public const int MaxTail = 8;

        private readonly RunOptions _runOptions = new RunOptions();
        private readonly bool _warmUp;
        private LoadedGraph _graph;

        /// <summary>Loads a variant of a bundle on the one device that the options name.</summary>
        /// <exception cref="GptDialogueException">The variant is missing or damaged, or the device cannot run it.</exception>
        public static ModelSession Load(BundleReader bundle, ModelOptions options)
        {
            if (bundle == null) throw new ArgumentNullException(nameof(bundle));
            if (options == null) throw new ArgumentNullException(nameof(options));
            var variant = options.Variant ?? SessionFactory.Choose(bundle, options.Device);
            var graph = new LoadedGraph(bundle.ReadVariant(variant), bundle.Header.Model, variant, bundle.Source, options);
            return new ModelSession(graph, options, null);
        }

        /// <param name="graph">What to run; owned by the session.</param>
        /// <param name="options">Whether to warm up.</param>
        /// <param name="fallback">Loads what to run instead once the device is lost; null if there is nothing else.</param>
        /// <param name="probe">Whether to make at least one run.</param>
        internal ModelSession(LoadedGraph graph, ModelOptions options, Func<LoadedGraph>? fallback, bool probe = false)
        {
            _graph = graph;
            _warmUp = options.WarmUp;
            try
            {
                if (options.WarmUp) WarmUp();
                else if (probe) SessionWarmUp.Probe(this);
                _report = new DeviceReport(this, new[] { new DeviceAttempt(Device.Name, Variant, DeviceOutcome.Runs, "") }, null);
            }
            catch
            {
                Dispose();
                throw;
            }
            _fallback = fallback; // only now: a device that fails while it warms up was never the right one
        }

        /// <summary>Name of the bundle variant that runs.</summary>
        public string Variant => _graph.Variant;

        /// <summary>Where it runs.</summary>
        public IExecutionDevice Device => _graph.Device;

        /// <summary>Number of tokens of the vocabulary (V).</summary>
        public int VocabularySize => _graph.VocabularySize;

        /// <summary>Keys and values of every row, and how long each row is; another one, and empty, after the device was lost.</summary>
        public KvCache Cache => _graph.Cache;

        /// <summary>How many runs there have been; tells whether <see cref="Logits"/> still are those of an earlier call.</summary>
        public long RunCount { get; private set; }

        /// <inheritdoc/>
        public bool CanDraft { get; internal set; }

        /// <inheritdoc/>
        public bool ReadsPrompts => _graph.ReadsPrompts;

        /// <summary>
        /// Appends the first tokens of a prompt to a row, as many as one run takes; the logits of the last one can be had afterwards.
        /// Reading is faster than <see cref="Extend"/> and rounds differently, so what a conversation reads must always be read and
        /// what it says always be extended by. However a prompt is divided, the result is the same.
        /// </summary>
        /// <param name="row">The row, from 0.</param>
        /// <param name="tokens">At least one token.</param>
        /// <returns>How many tokens were appended.</returns>
        /// <exception cref="GptDialogueException">The row is full, or the run failed; then the row is as before.</exception>
        /// <exception cref="DeviceLostException">The run failed and the session has moved to the CPU; every row is empty.</exception>
        public int Read(int row, ReadOnlySpan<int> tokens) => Append(row, tokens, 1, reads: ReadsPrompts);

        /// <summary>
        /// Appends the first tokens of <paramref name="tokens"/> to a row, as many as one run takes: at most
        /// <see cref="MaxChunk"/>. Call again with what is left.
        /// </summary>
        /// <param name="row">The row, from 0.</param>
        /// <param name="tokens">At least one token.</param>
        /// <param name="tail">
        /// Of how many of the appended tokens, counted from the last, <see cref="Logits"/> are wanted, at most <see cref="MaxTail"/>
        /// and all tokens: those of the last one have the index <paramref name="tail"/> − 1.
        /// </param>
        /// <returns>How many tokens were appended.</returns>
        /// <exception cref="GptDialogueException">The row is full, or the run failed; then the row is as before.</exception>
        /// <exception cref="DeviceLostException">The run failed and the session has moved to the CPU; every row is empty.</exception>
        public int Extend(int row, ReadOnlySpan<int> tokens, int tail = 1) => Append(row, tokens, tail, reads: false);

        /// <summary>What <see cref="Step"/> takes for a row that stands idle between others.</summary>
        public const int NoToken = -1;

        /// <summary>
        /// Appends one token to each of several neighbouring rows in one run; the result of a row does not depend on the others.
        /// <see cref="Logits"/> of index i then belongs to row <paramref name="first"/> + i. A row given <see cref="NoToken"/> takes
        /// part for nothing but its place and stays as it was, only a full one forgets its last token.
        /// </summary>
        /// <exception cref="GptDialogueException">A row is full, or the run failed; then all rows are as before.</exception>
        /// <exception cref="DeviceLostException">The run failed and the session has moved to the CPU; every row is empty.</exception>
        public void Step(int first, ReadOnlySpan<int> tokens)
        {
            if (Cache.RowsAreSeparate && tokens.Length > 1)
            {
                StepEach(first, tokens);
                return;
            }
            var buffers = _graph.Buffers;
            var longest = 0;
            for (var i = 0; i < tokens.Length; i++)
            {
                var past = Cache.Length(first + i);
                if (past >= Cache.Capacity)
                {
                    if (tokens[i] != NoToken) throw Full(first + i, past, 1);
                    Cache.RewindTo(first + i, --past);
                }
                longest = Math.Max(longest, past + 1);
                buffers.Ids.Span[i] = Math.Max(0, tokens[i]); // an idle row writes behind its end, where its next run writes again
                buffers.Positions.Span[i] = past;
                buffers.SeqLensK.Span[i] = past;
                buffers.LogitsIndex.Span[i] = i;
            }
            buffers.TotalLength.Span[0] = longest;
            Run(EvenRun.PadStep(new RunShape(first, tokens.Length, 1, tokens.Length), buffers, Cache));
            for (var i = 0; i < tokens.Length; i++)
                if (tokens[i] != NoToken) Cache.Advance(first + i, 1);
        }

        /// <summary>
        /// Logits (V) that the last run computed, by index: one, unless more were asked for. The caller may change them;
        /// they are valid until the next run.
        /// </summary>
        public Span<float> Logits(int index = 0) => _graph.Buffers.Logits.Span.Slice(index * VocabularySize, VocabularySize);

        /// <summary>Makes the bindings of every run a row alone can need, so that nothing is allocated later.</summary>
        public void Prepare(int row)
        {
            foreach (var count in PieceSizes.UpTo(LargestPiece))
            {
                _graph.Prepare(EvenRun.Piece(row, count, _graph.Buffers));
                if (ReadsPrompts && count > 1) _graph.Prepare(EvenRun.Piece(row, count, _graph.Buffers, reads: true));
                if (CanDraft && count > 1) _graph.Prepare(new RunShape(row, 1, count, Math.Min(MaxTail, count)));
            }
            _graph.Prepare(EvenRun.Step(row, _graph.Buffers, Cache));
        }

        /// <summary>Ends a run in progress as soon as it can be ended; it fails with an exception. From any thread.</summary>
        public void Interrupt() => _runOptions.Terminate = true;

        /// <summary>Frees the model and the cache. Not while a run is in progress.</summary>
        public void Dispose()
        {
            _graph.Dispose();
            _runOptions.Dispose();
        }

        internal long ModelBytes => _graph.ModelBytes;

        /// <summary>Most tokens of a row in one run: less than <see cref="MaxChunk"/> on a device that gets larger pieces wrong.</summary>
        internal int LargestPiece
        {
            get => _graph.LargestPiece;
            set => _graph.LargestPiece = value;
        }

        internal void WarmUp() => SessionWarmUp.Run(this, _graph.Buffers);

        private int Append(int row, ReadOnlySpan<int> tokens, int tail, bool reads)
        {
            if (tokens.IsEmpty) throw new ArgumentException("At least one token is needed.", nameof(tokens));
            if (tail < 1 || tail > Math.Min(MaxTail, tokens.Length))
                throw new ArgumentOutOfRangeException(nameof(tail), tail, $"Logits of 1 to {MaxTail} of the {tokens.Length} tokens can be had.");
            var past = Cache.Length(row);
            if (past + tokens.Length > Cache.Capacity) throw Full(row, past, tokens.Length);
            var buffers = _graph.Buffers;
            reads &= past + 2 <= Cache.Capacity;
            // A few tokens too many cost less than a second run. They write behind the end, where the next run writes again.
            var run = Math.Max(reads ? 2 : 1, PieceSizes.Choose(tokens.Length, LargestPiece, Cache.Capacity - past));
            var count = Math.Min(tokens.Length, run);
            var logits = tail == 1 ? 1 : Math.Min(MaxTail, run); // so that there are few different shapes
            tokens.Slice(0, count).CopyTo(buffers.Ids.Span);
            buffers.Ids.Span.Slice(count, run - count).Fill(tokens[count - 1]);
            for (var i = 0; i < run; i++) buffers.Positions.Span[i] = past + i;
            for (var i = 0; i < logits; i++) buffers.LogitsIndex.Span[i] = Math.Min(count - tail + i, count - 1);
            buffers.SeqLensK.Span[0] = past + run - 1;
            buffers.TotalLength.Span[0] = past + run;
            Run(EvenRun.PadPiece(new RunShape(row, 1, run, logits, reads: reads), buffers, Cache));
            Cache.Advance(row, count);
            return count;
        }

        /// <summary>The same one row after the other, from the last to the first: every run leaves its logits in place 0.</summary>
        private void StepEach(int first, ReadOnlySpan<int> tokens)
        {
            for (var i = 0; i < tokens.Length; i++)
                if (tokens[i] != NoToken && Cache.Length(first + i) >= Cache.Capacity) throw Full(first + i, Cache.Length(first + i), 1);
            var done = tokens.Length;
            try
            {
                for (; done > 0; done--)
                {
                    if (tokens[done - 1] == NoToken) continue;
                    Step(first + done - 1, tokens.Slice(done - 1, 1));
                    if (done > 1) Logits().CopyTo(Logits(done - 1));
                }
            }
            catch (Exception e) when (!(e is DeviceLostException))
            {
                for (var i = done; i < tokens.Length; i++)
                    if (tokens[i] != NoToken) Cache.RewindTo(first + i, Cache.Length(first + i) - 1);
                throw;
            }
        }

        private void Run(RunShape shape)
        {
            RunCount++;
            try
            {
                _graph.Run(shape, _runOptions);
            }
            catch (Exception e) when (SessionFactory.IsProviderFault(e))
            {
                var interrupted = _runOptions.Terminate;
                _runOptions.Terminate = false;
                if (interrupted)
                    throw new GptDialogueException($"A run of variant '{Variant}' was interrupted; the conversation is as before it.", e);
                var failure = $"A run of variant '{Variant}' on {Device.Name} failed: {e.Message}";
                if (LeaveDevice(e.Message)) throw new DeviceLostException($"{failure} The conversation goes on with {Device.Name} {Variant}.", e);
                throw new GptDialogueException($"{failure} Try another variant or device.", e);
            }
        }

        private GptDialogueException Full(int row, int past, int more) => new GptDialogueException(
            $"Row {row} holds {past} of {Cache.Capacity} tokens, {more} more do not fit. "
            + "Shorten the prompt or end the conversation earlier.");
    }
}
