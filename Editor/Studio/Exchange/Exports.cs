using System;
using System.Buffers;
using System.IO;
using System.Text;
using GptDialogue.Authoring;
using GptDialogue.Studio.Checks;
using GptDialogue.Studio.Files;
using GptDialogue.Studio.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GptDialogue.Studio.Exchange
{
    /// <summary>Downloads: the sheet of lines and the compiled world, as the command line writes them, from the texts on the desk.</summary>
    internal static class Exports
    {
        public static void MapExports(this WebApplication app)
        {
            app.MapGet("/export/lines", (string world, Desk desk, ProjectWorlds worlds) => Send(() =>
            {
                var authored = Read(world, worlds);
                var csv = LineSheet.Write(authored, Path.GetDirectoryName(desk.Folder.Full(world))!);
                return (new UTF8Encoding(false).GetBytes(csv), "text/csv; charset=utf-8", authored.World.Id.Value + ".lines.csv");
            }));
            app.MapGet("/export/pack", (string world, Desk desk, ProjectWorlds worlds) => Send(() =>
            {
                var authored = Read(world, worlds);
                var problems = new ProblemList();
                using (ProblemScan.View(desk))
                    WorldChecker.Check(authored, new CheckOptions(), problems);
                if (problems.Errors > 0)
                    throw new GptDialogueException($"{world} has {problems.Errors} errors. Mend them first; the problems are listed beside the text.");
                var pack = new ArrayBufferWriter<byte>();
                WorldCompiler.Compile(authored).Write(pack);
                return (pack.WrittenSpan.ToArray(), "application/octet-stream", authored.World.Id.Value + ".gptworld");
            }));
        }

        private static AuthoredWorld Read(string world, ProjectWorlds worlds) =>
            ProjectFolder.KindOf(world) == FileKind.World && worlds.Load(world) is { } authored ? authored : throw new GptDialogueException($"{world} cannot be read. Its problems are listed beside the text.");

        private static IResult Send(Func<(byte[] Bytes, string Type, string Name)> make)
        {
            try
            {
                var (bytes, type, name) = make();
                return Results.File(bytes, type, name);
            }
            catch (ProjectPathException refused)
            {
                return Results.Text(refused.Message, statusCode: StatusCodes.Status403Forbidden);
            }
            catch (GptDialogueException fault)
            {
                return Results.Text(fault.Message, statusCode: StatusCodes.Status409Conflict);
            }
        }
    }
}
