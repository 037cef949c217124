using System;
using System.Threading;
using GptDialogue.Worlds;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>
    /// An authored world as an asset. A <c>.world.yaml</c> with its <c>.npc.yaml</c> files is imported as one, and so is a packed
    /// <c>.gptworld</c>.
    /// </summary>
    [DialogueHelp("unity.md")]
    public sealed class DialogueWorld : ScriptableObject
    {
        private static readonly object Gate = new object();

        [SerializeField, HideInInspector]
        private byte[] _bytes = Array.Empty<byte>();

        [NonSerialized]
        private WorldPack? _pack;

        [NonSerialized]
        private byte[]? _packBytes;

        /// <summary>Whether there is a world in the asset; an asset whose files have errors is empty.</summary>
        public bool IsEmpty => _bytes.Length == 0;

        /// <summary>The world, read on first use; a few milliseconds. Any thread.</summary>
        /// <exception cref="GptDialogueException">The asset is empty or damaged.</exception>
        public WorldPack Pack
        {
            get
            {
                lock (Gate)
                {
                    var bytes = _bytes;
                    // An import while the game plays replaces the bytes.
                    if (_pack == null || _packBytes != bytes)
                    {
                        if (bytes.Length == 0)
                            throw new GptDialogueException("The world asset is empty: its files have errors, or it was never imported. "
                                + "Tools > GPT Dialogue > Validate lists what is wrong; mend it and import the world again.");
                        _pack = WorldPack.Read(bytes);
                        _packBytes = bytes;
                    }

                    return _pack;
                }
            }
        }

        /// <summary>Reads the world on another thread, so that no frame waits for it; what is wrong with it is told when it is used.</summary>
        public void Preload()
        {
            if (_pack != null || IsEmpty)
                return;
            ThreadPool.QueueUserWorkItem(static world =>
            {
                try
                {
                    _ = ((DialogueWorld)world!).Pack;
                }
                catch (GptDialogueException)
                {
                    // Told on use.
                }
            }, this);
        }

        internal void SetBytes(byte[] bytes) => _bytes = bytes;
    }
}
