using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Sources
{
    /// <summary>Whatever an author, or somebody who is none, writes: problems are reported, nothing is thrown.</summary>
    public class HostileFilesTests
    {
        private const string Suite = """
            world: w.world.yaml
            seed: 1
            cases:
              - name: a
                npc: { id: tam, name: Tam, sells: { ale: 2 }, actions: [give_item: [iron key]] }
                flags: { met_orrin: true }
                trust: 2
                say: [Hi, { say: Ho, set: { flags: { met_orrin: false }, trust: 1 }, expect: { says: [a|b], never: c } }]
                expect: { says: ["flood|wash"], action: give_item(iron key), emotion: [sad], tone: neutral, fallback: none, distinct: true }

            """;

        private static readonly string[] Pieces = { ":", " ", "\n", "- ", "[", "]", "{", "}", "\"", "'", "#", "&a ", "*a", "<<: ", "!!int ", "|\n", ">", "~", "null", "\t", "---\n", "...\n", "%", "@", "(", ")", "and", "trust", "\uD800", "\0", "竜", "? ", ",", "when: ", "0x", "\u2028" };

        [Test]
        public void Check_WhenFilesAreMangled_NeverThrows()
        {
            var random = new Random(11);
            int broken = 0;
            for (int round = 0; round < 1500; round++)
            {
                var problems = new ProblemList();
                string world = Mangle(TestWorlds.World, random, round % 3 == 0), card = Mangle(TestWorlds.Mara, random, round % 3 == 1), suite = Mangle(Suite, random, round % 3 == 2);
                AuthoredWorld? authored = WorldLoader.Parse(world, new[] { new KeyValuePair<string, string>("c.npc.yaml", card) }, problems);
                SuiteSource? source = SuiteReader.Parse(suite, "s.suite.yaml", problems);
                if (authored != null)
                {
                    foreach (CardSource inline in source?.Cases.Where(entry => entry.InlineCard != null).Select(entry => entry.InlineCard!) ?? Enumerable.Empty<CardSource>())
                    {
                        authored = authored.With(inline);
                    }

                    WorldChecker.Check(authored, new CheckOptions(), problems);
                    Assert.That(WorldCompiler.Compile(authored).Hash, Has.Length.EqualTo(32));
                    LineSheet.Write(authored, ".");
                }

                broken += problems.Errors > 0 ? 1 : 0;
                Assert.That(problems.All(problem => problem.Place.Line >= 1 && problem.Place.Column >= 1 && problem.Message.Length > 0), Is.True);
            }

            Assert.That(broken, Is.GreaterThan(500));
        }

        private static string Mangle(string text, Random random, bool wanted)
        {
            var mangled = new StringBuilder(text);
            for (int i = wanted ? random.Next(1, 4) : 0; i > 0; i--)
            {
                int at = random.Next(mangled.Length);
                switch (random.Next(3))
                {
                    case 0: mangled.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                    case 1: mangled.Remove(at, Math.Min(random.Next(1, 20), mangled.Length - at)); break;
                    default: mangled.Insert(at, mangled.ToString(random.Next(mangled.Length / 2), random.Next(1, 30))); break;
                }
            }

            return mangled.ToString();
        }
    }
}
