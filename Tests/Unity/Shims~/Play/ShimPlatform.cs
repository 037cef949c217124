using System;
using UnityEngine;

namespace UnityShims
{
    /// <summary>Pretends to be another platform until disposed.</summary>
    public sealed class ShimPlatform : IDisposable
    {
        private readonly RuntimePlatform _platform = Application.platform;
        private readonly string _streamingAssets = Application.streamingAssetsPath;

        private readonly string _data = Application.persistentDataPath;

        private ShimPlatform()
        {
        }

        public static ShimPlatform With(RuntimePlatform platform, string streamingAssets)
        {
            var before = new ShimPlatform();
            Application.platform = platform;
            Application.streamingAssetsPath = streamingAssets;
            return before;
        }

        public static ShimPlatform WithData(string folder)
        {
            var before = new ShimPlatform();
            Application.persistentDataPath = folder;
            return before;
        }

        public void Dispose()
        {
            Application.persistentDataPath = _data;
            Application.platform = _platform;
            Application.streamingAssetsPath = _streamingAssets;
        }
    }
}
