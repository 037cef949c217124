using System.IO;
using GptDialogue.Authoring;
using UnityEditor.AssetImporters;
using UnityEngine;

namespace GptDialogue.Unity.Editor
{
    /// <summary>
    /// Imports an <c>.npc.yaml</c> or <c>.suite.yaml</c> as text, and shows its problems with file and line. What plays is compiled into
    /// the world's asset. Selected by <see cref="AuthoredFilePostprocessor"/>, as for worlds.
    /// </summary>
    [ScriptedImporter(1, null!, new[] { "yaml", "yml" })]
    internal sealed class CharacterYamlImporter : ScriptedImporter
    {
        public override void OnImportAsset(AssetImportContext ctx)
        {
            var problems = new ProblemList();
            foreach (var file in PathChecker.Check(ctx.assetPath, new CheckOptions(), problems))
            {
                // What a character may refer to is in the files around it.
                if (!WorldCompilation.IsSame(file, ctx.assetPath))
                    ctx.DependsOnSourceAsset(WorldCompilation.AssetPath(file));
            }

            ImportLog.Write(ctx, problems);
            var text = new TextAsset(File.ReadAllText(ctx.assetPath));
            ctx.AddObjectToAsset("text", text);
            ctx.SetMainObject(text);
        }
    }
}
