using System.IO;
using GptDialogue.Worlds;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Imports a <c>.gptworld</c>, packed by the command line, as a <see cref="DialogueWorld"/>.</summary>
    [ScriptedImporter(1, "gptworld")]
    internal sealed class WorldPackImporter : ScriptedImporter
    {
        public override void OnImportAsset(AssetImportContext ctx)
        {
            var asset = ScriptableObject.CreateInstance<DialogueWorld>();
            try
            {
                WorldPack.Load(ctx.assetPath);
                asset.SetBytes(File.ReadAllBytes(ctx.assetPath));
            }
            catch (GptDialogueException fault)
            {
                ctx.LogImportError(fault.Message);
            }

            ctx.AddObjectToAsset("world", asset);
            ctx.SetMainObject(asset);
        }
    }
}
