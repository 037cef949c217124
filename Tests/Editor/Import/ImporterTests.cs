using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using GptDialogue.Authoring;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Import
{
    public class ImporterTests
    {
        private const string CardV2 = """
            { "spec": "chara_card_v2", "spec_version": "2.0", "data": {
              "name": "Sœur \"Łucja\"", "description": "A nun.\nShe keeps bees: many.", "personality": "kind, stubborn, fond of honey", "scenario": "",
              "first_mes": "*She looks up.* \"Welcome, {{user}}. I am {{char}}.\" *She smiles.*", "alternate_greetings": ["Oh! A visitor."],
              "mes_example": "<START>\n{{user}}: Do you sell honey?\n{{char}}: *nods* Three pennies a jar.\nTake two.\n{{user}}: Thanks!\n{{char}}: Bless you \uD83D\uDC1D.\n<START>\n{{char}}: Alone.",
              "character_book": { "entries": [ { "keys": ["bees", "hive"], "content": "The hive was\na gift.", "enabled": true } ] } } }
            """;

        [Test]
        public void Import_WhenACardOfVersion2IsJson_KeepsSpeechTraitsAndLore()
        {
            CharacterCard card = Import("card.json", Encoding.UTF8.GetBytes(CardV2), out ProblemList problems, out IReadOnlyList<ImportedFile> files).Single();
            Assert.That(card.Id, Is.EqualTo("sœur_łucja"));
            Assert.That(card.Name, Is.EqualTo("Sœur \"Łucja\""));
            Assert.That(card.Traits, Is.EqualTo(new[] { "kind", "stubborn", "fond of honey" }));
            Assert.That(card.Lines.Select(line => $"{line.Player} > {line.Npc}"), Is.EqualTo(new[]
            {
                "Hello. > Welcome. I am Sœur \"Łucja\".",
                "Good day. > Oh! A visitor.",
                "Do you sell honey? > Three pennies a jar. Take two.",
                "Thanks! > Bless you 🐝.",
            }));
            Assert.That(files[1].Text, Does.Contain("topics: [bees, hive]").And.Contain("The hive was a gift."));
            Assert.That(files[0].Text, Does.Contain("# description: A nun.\n# She keeps bees: many."));
            Assert.That(problems.Select(problem => problem.Rule), Is.EquivalentTo(new[] { "lore-book", "prose" }));
        }

        [TestCase("tEXt", "chara")]
        [TestCase("tEXt", "ccv3")]
        [TestCase("zTXt", "chara")]
        [TestCase("iTXt", "ccv3")]
        [TestCase("iTXt-compressed", "ccv3")]
        public void Import_WhenTheCardIsInsideAPicture_FindsIt(string chunk, string keyword)
        {
            byte[] png = Png(Chunk("IHDR", new byte[13]), TextChunk(chunk, keyword, "{\"data\":{\"name\":\"Bo 竜\",\"first_mes\":\"Hi!\"}}"), Chunk("IEND", Array.Empty<byte>()));
            Assert.That(Import("card.png", png, out _, out _).Single().Name, Is.EqualTo("Bo 竜"));
        }

        [Test]
        public void Import_WhenAPictureHasBothVersions_TakesTheLatest()
        {
            byte[] png = Png(TextChunk("tEXt", "ccv3", "{\"data\":{\"name\":\"New\"}}"), TextChunk("tEXt", "chara", "{\"data\":{\"name\":\"Old\"}}"));
            Assert.That(Import("card.png", png, out _, out _).Single().Name, Is.EqualTo("New"));
        }

        [Test]
        public void Import_WhenAPictureIsBroken_ThrowsOnlyTheLibrarysException()
        {
            byte[] png = Png(TextChunk("zTXt", "chara", "{\"name\":\"Bo\"}"), TextChunk("iTXt-compressed", "ccv3", "{\"name\":\"Bo\"}"));
            var random = new Random(5);
            for (int round = 0; round < 1000; round++)
            {
                byte[] broken = png.AsSpan(0, round % 2 == 0 ? random.Next(png.Length) : png.Length).ToArray();
                if (broken.Length > 0)
                {
                    broken[random.Next(broken.Length)] = (byte)random.Next(256);
                }

                try
                {
                    CharacterCardImporter.Import(PngText.CharacterCard(broken, "x.png"), "x.png", new ProblemList());
                }
                catch (GptDialogueException)
                {
                }
            }
        }

        [TestCase("{ \"name\": \"x\", }", "1:16")]
        [TestCase("{\n \"name\": \"x\"\n \"b\": 1 }", "3:2")]
        [TestCase("{ \"name\": \"x", "not closed")]
        [TestCase("[]", "no character card")]
        [TestCase("{ \"title\": \"x\" }", "no name")]
        public void Import_WhenJsonIsBroken_SaysWhere(string json, string expected) =>
            Assert.That(() => Import("c.json", Encoding.UTF8.GetBytes(json), out _, out _), Throws.TypeOf<GptDialogueException>().With.Message.Contain(expected));

        [Test]
        public void Import_WhenJsonNestsWithoutEnd_RefusesInsteadOfOverflowing() =>
            Assert.That(() => JsonReader.Parse(new string('[', 100_000), "x"), Throws.TypeOf<GptDialogueException>());

        [Test]
        public void Import_WhenAYarnScriptIsGiven_TurnsOptionsIntoExchanges()
        {
            const string yarn = """
                title: MaraBed
                tags: inn
                ---
                // a comment
                Mara: [wave]Evening[/wave], traveller. #line:0a1
                -> I need a bed. <<if $met_orrin and $trust >= 2>>
                    Mara: Two silver. #line:0a2
                    Mara: Mind the third stair.
                    <<rent_room>>
                -> I want the key.
                    <<if $has_key == true>>
                    Mara: You have it.
                    <<elseif visited("x")>>
                    Mara: Odd.
                    <<else>>
                    Mara: Here.
                    <<give_item "iron key">>
                    <<endif>>
                -> Nothing.
                Mara: Then drink, {$name}.
                Old Orrin: Quiet in here!
                Someone laughs.
                <<jump Elsewhere>>
                ===
                """;
            List<CharacterCard> cards = Import("inn.yarn", Encoding.UTF8.GetBytes(yarn), out ProblemList problems, out _);
            Assert.That(cards.Select(card => card.Name), Is.EqualTo(new[] { "Mara", "Old Orrin" }));
            Assert.That(cards[0].Lines.Select(line => $"{line.Id} | {line.Player} > {line.Npc} | {line.Action} | {line.When?.Source}"), Is.EqualTo(new[]
            {
                "0a1 | Mara Bed > Evening, traveller. |  | ",
                "0a2 | I need a bed. > Two silver. Mind the third stair. | rent_room | met_orrin and trust >= 2",
                cards[0].Lines[2].Id + " | I want the key. > You have it. |  | has_key",
                cards[0].Lines[3].Id + " | I want the key. > Odd. |  | not (has_key)",
                cards[0].Lines[4].Id + " | I want the key. > Here. | give_item(iron key) | not (has_key)",
            }));
            Assert.That(cards[0].Actions.Select(grant => grant.Action), Is.EqualTo(new[] { "rent_room", "give_item" }));
            Assert.That(problems.Sorted().Select(problem => $"{problem.Place.Line} {problem.Rule}"), Is.EqualTo(new[] { "13 condition", "20 skipped", "22 skipped" }));
        }

        [Test]
        public void Import_WhenATableOfExchangesIsGiven_KeepsEveryColumn()
        {
            const string csv = "character,player,npc,emotion,action,when\r\nMara,\"A bed, please\",\"Two \"\"silver\"\".\",happy,rent_room,trust >= 1\r\nOrrin,Hi,Halt!,furious,,\r\nOrrin,Hi,,,,\r\n";
            List<CharacterCard> cards = Import("t.csv", Encoding.UTF8.GetBytes(csv), out ProblemList problems, out _);
            AuthoredLine line = cards[0].Lines.Single();
            Assert.That((line.Player, line.Npc, line.Emotion, line.Action!.Action, line.When!.Source), Is.EqualTo(("A bed, please", "Two \"silver\".", (Emotion?)Emotion.Happy, "rent_room", "trust >= 1")));
            Assert.That(cards[1].Name, Is.EqualTo("Orrin"));
            Assert.That(problems.Select(problem => $"{problem.Place.Line} {problem.Rule}"), Is.EqualTo(new[] { "3 unknown-word", "4 skipped" }));
        }

        [Test]
        public void Import_WhenTheSheetOfTheLinesCommandIsGiven_KeepsIdsAndFallbacks()
        {
            string csv = LineSheet.Write(TestWorlds.Clean(TestWorlds.World, TestWorlds.Mara), ".");
            CharacterCard card = Import("lines.csv", Encoding.UTF8.GetBytes(csv), out _, out _).Single();
            Assert.That(card.Lines.Single().Npc, Is.EqualTo("Two silver, and mind the third stair."));
            Assert.That(card.Lines.Single().Id, Does.StartWith("mara_"));
            Assert.That(card.Fallback.Busy, Is.EqualTo(new[] { "One moment, love." }));
        }

        [TestCase("x.txt", "'.txt' is not read")]
        [TestCase("x.csv", "first row names the columns")]
        [TestCase("x.yarn", "no spoken line")]
        [TestCase("x.png", "PNG signature")]
        public void Import_WhenTheFileIsNothingKnown_SaysWhatIs(string name, string expected) =>
            Assert.That(() => Import(name, Array.Empty<byte>(), out _, out _), Throws.TypeOf<GptDialogueException>().With.Message.Contain(expected));

        private static List<CharacterCard> Import(string name, byte[] bytes, out ProblemList problems, out IReadOnlyList<ImportedFile> files)
        {
            using var folder = new TestFolder();
            File.WriteAllBytes(folder.At(name), bytes);
            problems = new ProblemList();
            files = Importer.Import(folder.At(name), problems);
            var loading = new ProblemList();
            IEnumerable<KeyValuePair<string, string>> cards = files.Where(file => file.Name.EndsWith(".npc.yaml")).Select(file => new KeyValuePair<string, string>(file.Name, file.Text));
            AuthoredWorld world = WorldLoader.Parse("world: w\n", cards, loading)!;
            Assert.That(loading, Is.Empty);
            return WorldCompiler.Compile(world).Characters.ToList();
        }

        private static byte[] Png(params byte[][] chunks) => new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10 }.Concat(chunks.SelectMany(chunk => chunk)).ToArray();

        private static byte[] Chunk(string type, byte[] data) =>
            new[] { (byte)(data.Length >> 24), (byte)(data.Length >> 16), (byte)(data.Length >> 8), (byte)data.Length }.Concat(Encoding.ASCII.GetBytes(type)).Concat(data).Concat(new byte[4]).ToArray();

        private static byte[] TextChunk(string type, string keyword, string json)
        {
            byte[] base64 = Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
            byte[] head = Encoding.ASCII.GetBytes(keyword + "\0");
            return type switch
            {
                "tEXt" => Chunk(type, head.Concat(base64).ToArray()),
                "zTXt" => Chunk(type, head.Append((byte)0).Concat(Deflated(base64)).ToArray()),
                "iTXt" => Chunk(type, head.Concat(new byte[] { 0, 0, (byte)'e', (byte)'n', 0, 0 }).Concat(base64).ToArray()),
                _ => Chunk("iTXt", head.Concat(new byte[] { 1, 0, 0, 0 }).Concat(Deflated(base64)).ToArray()),
            };
        }

        private static byte[] Deflated(byte[] data)
        {
            using var stream = new MemoryStream();
            using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal))
            {
                zlib.Write(data);
            }

            return stream.ToArray();
        }
    }
}
