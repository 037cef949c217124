using System;
using static GptDialogue.Benchmarks.Engines.LlamaLibrary;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>llama.cpp on a GGUF file of the same weights, driven through its C interface with no layer in between.</summary>
    public sealed unsafe class LlamaEngine : ITextEngine
    {
        private readonly IntPtr _model;
        private readonly IntPtr _context;
        private readonly IntPtr _memory;
        private readonly Batch _room;
        private readonly int[] _lengths;
        private readonly int _vocabulary;
        private int _outputs;

        /// <summary>Loads a model.</summary>
        /// <param name="libraries">Folder of the prebuilt libraries.</param>
        /// <param name="path">The GGUF file.</param>
        /// <param name="name">Name in tables.</param>
        /// <param name="rows">Conversations at once.</param>
        /// <param name="context">Tokens of each.</param>
        /// <param name="threads">Threads for prompts and decoding.</param>
        public LlamaEngine(string libraries, string path, string name, int rows, int context, int threads)
        {
            Load(libraries);
            Name = name;
            _lengths = new int[rows];
            _model = llama_model_load_from_file(path, llama_model_default_params());
            if (_model == IntPtr.Zero)
                throw new GptDialogueException($"{path}: llama.cpp cannot load it.");
            var parameters = llama_context_default_params();
            (parameters.Context, parameters.Sequences) = ((uint)(rows * context), (uint)rows);
            (parameters.Batch, parameters.MicroBatch) = (512, 512);
            (parameters.Threads, parameters.BatchThreads) = (threads, threads);
            _context = llama_init_from_model(_model, parameters);
            if (_context == IntPtr.Zero || llama_n_threads(_context) != threads)
                throw new GptDialogueException("This version of llama.cpp lays its context parameters out in another way. Use the version that the fetch script installs.");
            _memory = llama_get_memory(_context);
            _vocabulary = llama_vocab_n_tokens(llama_model_get_vocab(_model));
            _room = llama_batch_init(512, 0, 1);
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int Rows => _lengths.Length;

        /// <inheritdoc/>
        public void Keep(int row, int length)
        {
            llama_memory_seq_rm(_memory, row, length, -1);
            _lengths[row] = length;
        }

        /// <inheritdoc/>
        public void Extend(int row, ReadOnlySpan<int> tokens)
        {
            var batch = _room;
            batch.Count = tokens.Length;
            for (var i = 0; i < tokens.Length; i++)
                Put(i, row, tokens[i], _lengths[row] + i, i == tokens.Length - 1);
            Run(batch);
            _lengths[row] += tokens.Length;
            _outputs = tokens.Length - 1;
        }

        /// <inheritdoc/>
        public void Step(ReadOnlySpan<int> tokens)
        {
            var batch = _room;
            batch.Count = tokens.Length;
            for (var row = 0; row < tokens.Length; row++)
                Put(row, row, tokens[row], _lengths[row]++, true);
            Run(batch);
            _outputs = 0;
        }

        /// <inheritdoc/>
        public ReadOnlySpan<float> Logits(int index) => new(llama_get_logits_ith(_context, _outputs + index), _vocabulary);

        /// <inheritdoc/>
        public void Dispose()
        {
            llama_batch_free(_room);
            llama_free(_context);
            llama_model_free(_model);
        }

        private void Put(int index, int row, int token, int position, bool logits)
        {
            _room.Token[index] = token;
            _room.Position[index] = position;
            _room.SequenceCount[index] = 1;
            _room.Sequence[index][0] = row;
            _room.Logits[index] = (sbyte)(logits ? 1 : 0);
        }

        private void Run(Batch batch)
        {
            var status = llama_decode(_context, batch);
            if (status != 0)
                throw new GptDialogueException($"llama.cpp refused a run of {batch.Count} tokens with status {status}.");
        }
    }
}
