using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using GptDialogue.Dialogue;
using GptDialogue.Studio.Checks;
using GptDialogue.Studio.Files;
using GptDialogue.Studio.Talk;
using GptDialogue.Worlds;

namespace GptDialogue.Studio.Suites
{
    /// <summary>Plays suites of the project, unsaved changes included, and keeps what came of them.</summary>
    internal sealed class SuitePlayer(Desk desk, EngineShelf shelf, RunHistory history, TimeProvider time)
    {
        /// <summary>How many cases the suites have; those that cannot be read have none.</summary>
        public int CountCases(IEnumerable<string> suites) => Load(suites).Sum(suite => suite.Suite.Cases.Count);

        /// <summary>Plays suites one case after the other on the calling thread. Stopping keeps what was played.</summary>
        /// <exception cref="GptDialogueException">The bundle cannot be loaded.</exception>
        public RunRecord Play(IReadOnlyList<string> suites, EngineSettings settings, int? seed, Action<RunCase> played, CancellationToken stop)
        {
            var engine = shelf.Engine(settings);
            var cases = new List<RunCase>();
            var incomplete = false;
            foreach (var suite in Load(suites))
            {
                var next = 0;
                try
                {
                    // The engine stays on the shelf, so the speaker that would dispose it is not disposed.
                    SuiteRunner.Run(suite, new EngineSpeaker(engine), settings.Bundle, seed, report =>
                    {
                        cases.Add(Record(suite, suite.Suite.Cases[next++], report));
                        played(cases[^1]);
                        stop.ThrowIfCancellationRequested();
                    });
                }
                catch (OperationCanceledException)
                {
                    incomplete = true;
                    break;
                }
            }

            var now = time.GetUtcNow();
            var run = new RunRecord
            {
                Id = history.NewId(now),
                Time = now,
                Settings = settings.Label,
                Bundle = settings.Bundle,
                BundleHash = Fingerprint(shelf.PathOf(settings.Bundle)),
                Device = engine.Device,
                Seed = seed,
                Cases = cases,
                Incomplete = incomplete,
            };
            history.Add(run);
            return run;
        }

        /// <summary>A reply as it is kept.</summary>
        public static RunReply Record(string player, ReplyResult reply) => new()
        {
            Player = player,
            Text = reply.Text,
            Tone = reply.Tone.Word(),
            Emotion = reply.Emotion.Word(),
            Action = reply.Action?.ToString(),
            Facts = reply.Facts,
            Line = reply.LineId,
            Fallback = reply.Fallback == FallbackKind.None ? null : reply.Fallback.ToString().ToLowerInvariant(),
            FirstMs = reply.FirstWordMs,
            TotalMs = reply.TotalMs,
        };

        private List<LoadedSuite> Load(IEnumerable<string> suites)
        {
            using (ProblemScan.View(desk))
                return suites.Select(path => LoadedSuite.Load(desk.Folder.Full(path), new ProblemList())).Where(suite => suite != null).Select(suite => suite!).ToList();
        }

        private RunCase Record(LoadedSuite suite, SuiteCase entry, CaseReport report) => new()
        {
            Suite = desk.Folder.Relative(Path.GetFullPath(suite.Suite.File)),
            World = desk.Folder.Relative(Path.GetFullPath(suite.World.World.File)),
            Name = report.Name,
            Character = entry.InlineCard?.Id.Value ?? entry.CharacterId?.Value ?? string.Empty,
            Line = report.Place.Line,
            Failed = report.Failed.ToList(),
            Invented = report.InventedNames.ToList(),
            Replies = report.Replies.Select(pair => new RunReply
            {
                Player = pair.Player,
                Text = pair.Reply.Text,
                Tone = pair.Reply.Tone.Word(),
                Emotion = pair.Reply.Emotion.Word(),
                Action = pair.Reply.Action?.ToString(),
                Facts = pair.Reply.Facts,
                Line = pair.Reply.LineId,
                Fallback = pair.Reply.Fallback,
                FirstMs = pair.Reply.FirstMs,
                TotalMs = pair.Reply.TotalMs,
            }).ToList(),
        };

        private static string Fingerprint(string path)
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
        }
    }
}
