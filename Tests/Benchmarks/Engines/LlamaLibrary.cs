using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>
    /// The part of llama.cpp's C interface that the comparison needs, from a prebuilt library. The parameter records are passed by
    /// value and grow between versions; they are taken from the library's own defaults and only fields at the front are changed, so
    /// the trailing bytes stay what that version wants.
    /// </summary>
    internal static unsafe class LlamaLibrary
    {
        private const string Name = "llama";

        private static string _folder = "";

        /// <summary>Where the libraries lie.</summary>
        public static void Load(string folder)
        {
            if (_folder.Length > 0)
                return;
            _folder = Path.GetFullPath(folder);
            // The dependencies find each other by name once they are in the process.
            var ggml = NativeLibrary.Load(File("libggml-base*"));
            ggml = NativeLibrary.Load(Directory.GetFiles(_folder, "libggml.*").Order().First());
            var llama = NativeLibrary.Load(Directory.GetFiles(_folder, "libllama.*").Order().First());
            NativeLibrary.SetDllImportResolver(typeof(LlamaLibrary).Assembly, (name, _, _) => name == Name ? llama : IntPtr.Zero);
            llama_log_set((IntPtr)(delegate* unmanaged<int, byte*, void*, void>)&Ignore, IntPtr.Zero);
            var logSet = (delegate* unmanaged<IntPtr, IntPtr, void>)NativeLibrary.GetExport(NativeLibrary.Load(File("libggml-base*")), "ggml_log_set");
            logSet((IntPtr)(delegate* unmanaged<int, byte*, void*, void>)&Ignore, IntPtr.Zero);
            var load = (delegate* unmanaged<byte*, void>)NativeLibrary.GetExport(ggml, "ggml_backend_load_all_from_path");
            fixed (byte* path = System.Text.Encoding.UTF8.GetBytes(_folder + "\0"))
                load(path);
            llama_backend_init();
        }

        private static string File(string pattern) => Directory.GetFiles(_folder, pattern).Order().First();

        [UnmanagedCallersOnly]
        private static void Ignore(int level, byte* text, void* data)
        {
        }

        [StructLayout(LayoutKind.Explicit, Size = 512)]
        public struct ModelParameters
        {
            [FieldOffset(0)] public IntPtr Devices;
        }

        [StructLayout(LayoutKind.Explicit, Size = 512)]
        public struct ContextParameters
        {
            [FieldOffset(0)] public uint Context;
            [FieldOffset(4)] public uint Batch;
            [FieldOffset(8)] public uint MicroBatch;
            [FieldOffset(12)] public uint Sequences;
            [FieldOffset(28)] public int Threads;
            [FieldOffset(32)] public int BatchThreads;
        }

        [StructLayout(LayoutKind.Sequential)]
        public struct Batch
        {
            public int Count;
            public int* Token;
            public float* Embedding;
            public int* Position;
            public int* SequenceCount;
            public int** Sequence;
            public sbyte* Logits;
        }

        [DllImport(Name)] public static extern void llama_log_set(IntPtr callback, IntPtr data);

        [DllImport(Name)] public static extern void llama_backend_init();

        [DllImport(Name)] public static extern ModelParameters llama_model_default_params();

        [DllImport(Name)] public static extern ContextParameters llama_context_default_params();

        [DllImport(Name)] public static extern IntPtr llama_model_load_from_file([MarshalAs(UnmanagedType.LPUTF8Str)] string path, ModelParameters parameters);

        [DllImport(Name)] public static extern IntPtr llama_init_from_model(IntPtr model, ContextParameters parameters);

        [DllImport(Name)] public static extern int llama_n_threads(IntPtr context);

        [DllImport(Name)] public static extern IntPtr llama_get_memory(IntPtr context);

        [DllImport(Name)] public static extern byte llama_memory_seq_rm(IntPtr memory, int sequence, int from, int to);

        [DllImport(Name)] public static extern Batch llama_batch_init(int tokens, int embedding, int sequences);

        [DllImport(Name)] public static extern void llama_batch_free(Batch batch);

        [DllImport(Name)] public static extern int llama_decode(IntPtr context, Batch batch);

        [DllImport(Name)] public static extern float* llama_get_logits_ith(IntPtr context, int index);

        [DllImport(Name)] public static extern IntPtr llama_model_get_vocab(IntPtr model);

        [DllImport(Name)] public static extern int llama_vocab_n_tokens(IntPtr vocabulary);

        [DllImport(Name)] public static extern void llama_free(IntPtr context);

        [DllImport(Name)] public static extern void llama_model_free(IntPtr model);

        [DllImport(Name)] public static extern IntPtr llama_version();
    }
}
