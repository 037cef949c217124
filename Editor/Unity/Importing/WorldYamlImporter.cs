using System.Linq;
using GptDialogue.Authoring;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>
    /// Imports a <c>.world.yaml</c> with its characters as a <see cref="DialogueWorld"/>; problems appear with file and line.
    /// <c>.yaml</c> belongs to the engine's text importer, so this one is a candidate only, which
    /// <see cref="AuthoredFilePostprocessor"/> selects for files of this name.
    /// </summary>
    [ScriptedImporter(1, null!, new[] { "yaml", "yml" })]
    internal sealed class WorldYamlImporter : ScriptedImporter
    {
        public override void OnImportAsset(AssetImportContext ctx)
        {
            var world = WorldCompilation.Of(ctx.assetPath);
            foreach (var file in world.CharacterFiles)
                ctx.DependsOnSourceAsset(file);
            ImportLog.Write(ctx, world.Problems.Where(problem => WorldCompilation.IsSame(problem.Place.File, ctx.assetPath)));
            var elsewhere = world.Problems.Count(problem => problem.Severity == Severity.Error && !WorldCompilation.IsSame(problem.Place.File, ctx.assetPath));
            if (elsewhere > 0)
                ctx.LogImportError($"{ctx.assetPath}: the world is not compiled: its character files have {elsewhere} errors, told there. Mend them.");
            var asset = ScriptableObject.CreateInstance<DialogueWorld>();
            asset.SetBytes(world.Bytes);
            ctx.AddObjectToAsset("world", asset);
            ctx.SetMainObject(asset);
        }
    }
}
