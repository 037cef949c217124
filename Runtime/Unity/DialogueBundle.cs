using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>
    /// A bundle as an asset. A <c>.gptbundle</c> in the project is imported as one, with the bytes inside; one made by the menu
    /// names a file in StreamingAssets instead, which a game can replace without a new build.
    /// </summary>
    [CreateAssetMenu(fileName = "Dialogue Bundle", menuName = "GPT Dialogue/Bundle in StreamingAssets", order = 12)]
    [DialogueHelp("unity.md")]
    public sealed class DialogueBundle : ScriptableObject
    {
        [SerializeField, HideInInspector]
        private byte[] _bytes = Array.Empty<byte>();

        [SerializeField, Tooltip("Path of the bundle below StreamingAssets, such as Dialogue/tavern.gptbundle. Not on Android and in the "
            + "browser, where that folder is no folder: import the .gptbundle into the project instead.")]
        private string _streamingAssetsPath = string.Empty;

        /// <summary>Whether the asset holds the bundle itself.</summary>
        public bool IsInMemory => _bytes.Length > 0;

        /// <summary>The bundle's bytes; empty when it lies in StreamingAssets. Do not change the array.</summary>
        public byte[] Bytes => _bytes;

        /// <summary>Path below StreamingAssets; empty when the asset holds the bundle itself.</summary>
        public string StreamingAssetsPath
        {
            get => _streamingAssetsPath;
            set => _streamingAssetsPath = value;
        }

        /// <summary>
        /// Loads the bundle on another thread. Call on the main thread: everything that has to be asked of the engine is asked before
        /// this returns.
        /// </summary>
        /// <exception cref="GptDialogueException">
        /// At once when the asset is empty or StreamingAssets is no folder on this platform; by the task when the bundle cannot be loaded.
        /// </exception>
        public Task<DialogueEngine> LoadAsync(DialogueOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancel = default) =>
            IsInMemory
                ? DialogueEngine.LoadAsync(_bytes, options, progress, cancel)
                : DialogueEngine.LoadAsync(FullPath(), options, progress, cancel);

        internal void SetBytes(byte[] bytes) => _bytes = bytes;

        private string FullPath()
        {
            if (_streamingAssetsPath.Length == 0)
                throw new GptDialogueException($"The bundle asset '{name}' is empty. Drag a .gptbundle into the project and use that asset, or "
                    + "name a file below StreamingAssets.");
            var folder = Application.streamingAssetsPath;
            // On Android the folder is an entry of the APK (jar:file://…), in a browser a web address; neither opens as a file.
            if (folder.Contains("://"))
                throw new GptDialogueException($"The bundle asset '{name}' names '{_streamingAssetsPath}' in StreamingAssets, which is no folder on "
                    + $"{Application.platform} but '{folder}'. Import the .gptbundle into the project and use that asset instead.");
            return Path.Combine(folder, _streamingAssetsPath);
        }
    }
}
