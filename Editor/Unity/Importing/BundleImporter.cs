using System.IO;
using GptDialogue.Bundles;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Imports a <c>.gptbundle</c> as a <see cref="DialogueBundle"/> that holds it; a damaged one is told at once.</summary>
    [ScriptedImporter(1, "gptbundle")]
    internal sealed class BundleImporter : ScriptedImporter
    {
        public override void OnImportAsset(AssetImportContext ctx)
        {
            var asset = ScriptableObject.CreateInstance<DialogueBundle>();
            asset.name = Path.GetFileNameWithoutExtension(ctx.assetPath);
            try
            {
                asset.SetBytes(Read(ctx.assetPath));
            }
            catch (GptDialogueException fault)
            {
                ctx.LogImportError(fault.Message);
            }

            ctx.AddObjectToAsset("bundle", asset);
            ctx.SetMainObject(asset);
        }

        /// <summary>The bytes of a bundle that was checked completely.</summary>
        /// <exception cref="GptDialogueException">The file is damaged, too new or cannot be read.</exception>
        internal static byte[] Read(string path)
        {
            using (var bundle = BundleReader.Open(path))
            {
                foreach (var variant in bundle.Header.Variants)
                    bundle.ReadVariant(variant.Name);
            }

            return File.ReadAllBytes(path);
        }
    }
}
