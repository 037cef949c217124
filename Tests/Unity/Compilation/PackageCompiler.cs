using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptDialogue.Unity.Tests.Compilation
{
    /// <summary>
    /// Compiles a package folder as the engine does: one assembly per asmdef, which sees what its references and flags allow, C# 9, the
    /// symbols of a version. Any warning counts, except those the engine's own compiler call turns off.
    /// </summary>
    internal sealed class PackageCompiler
    {
        // Fields that only the inspector sets; versions of referenced assemblies that differ.
        private static readonly string[] Silenced = ["CS0169", "CS0649", "CS1701", "CS1702"];

        // Libraries that lie as DLLs in the project and that every assembly sees.
        private static readonly string[] Plugins = ["MessagePack", "MessagePack.Annotations", "YamlDotNet"];

        private static readonly Dictionary<string, string> Libraries = typeof(PackageCompiler).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(data => data.Key, data => data.Value!);

        // The API level ".NET Standard 2.1" of the player settings, with the facades that older libraries refer to.
        private static readonly MetadataReference[] Platform = Directory.GetFiles(Libraries["netstandard2.1"], "*.dll")
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

        // What sees neither the engine nor its symbols comes out the same for every profile, so it is compiled once.
        private static readonly Dictionary<string, (MetadataReference? Reference, string[] Complaints)> EngineFree = [];

        private readonly UnityProfile _profile;
        private readonly string _root;
        private readonly Dictionary<string, AssemblyDefinition> _definitions;
        private readonly Dictionary<string, MetadataReference?> _compiled = [];
        private readonly MetadataReference[] _base;
        private readonly MetadataReference[] _engine;

        private PackageCompiler(string root, UnityProfile profile)
        {
            _profile = profile;
            _root = root;
            _definitions = AssemblyDefinition.In(root).Where(definition => definition.IsIn(profile)).ToDictionary(definition => definition.Name);
            _base = [.. Platform, .. Plugins.Select(Library)];
            _engine = Shims(profile).ToArray();
        }

        /// <summary>What the compiler said.</summary>
        public List<string> Complaints { get; } = [];

        /// <summary>Names of the assemblies that were compiled.</summary>
        public IReadOnlyCollection<string> Names => _compiled.Keys;

        public static PackageCompiler Compile(string root, UnityProfile profile)
        {
            var compiler = new PackageCompiler(root, profile);
            foreach (var name in compiler._definitions.Keys)
                compiler.Compile(name);
            return compiler;
        }

        private MetadataReference? Compile(string name)
        {
            // In the engine the sources of ONNX Runtime's binding are a package with an asmdef of this name.
            if (name == "com.github.asus4.onnxruntime")
                return Library("Microsoft.ML.OnnxRuntime");
            if (!_definitions.TryGetValue(name, out var definition))
            {
                Complaints.Add($"{name} is referenced but not compiled for {_profile}");
                return null;
            }

            if (!_compiled.TryGetValue(name, out var reference))
                _compiled[name] = reference = Emit(definition, definition.References.Select(Compile).OfType<MetadataReference>());
            return reference;
        }

        private MetadataReference? Emit(AssemblyDefinition definition, IEnumerable<MetadataReference> references)
        {
            var scripts = definition.Scripts.ToDictionary(path => path, File.ReadAllText);
            var isEngineFree = !definition.SeesEngine && !scripts.Values.Any(text => text.Contains("#if"));
            if (!isEngineFree || !EngineFree.TryGetValue(_root + definition.Name, out var result))
            {
                var complaints = new List<string>();
                result = (Emit(definition, scripts, references, complaint => complaints.Add($"{definition.Name}: {complaint}")), complaints.ToArray());
                if (isEngineFree)
                    EngineFree[_root + definition.Name] = result;
            }

            Complaints.AddRange(result.Complaints);
            return result.Reference;
        }

        private MetadataReference? Emit(AssemblyDefinition definition, IReadOnlyDictionary<string, string> scripts, IEnumerable<MetadataReference> references, Action<string> complain)
        {
            var nullable = definition.Switches.Contains("-nullable:enable") ? NullableContextOptions.Enable : NullableContextOptions.Disable;
            var compilation = Create(definition.Name, scripts, _profile.Symbols, nullable, definition.AllowsUnsafe)
                .AddReferences(_base).AddReferences(references);
            if (definition.SeesEngine)
                compilation = compilation.AddReferences(_engine);
            return Emit(compilation, complain);
        }

        private static IEnumerable<MetadataReference> Shims(UnityProfile profile)
        {
            var folder = Path.Combine(Stage.Root, "Tests", "Unity", "Shims~");
            Dictionary<string, string> Files(params string[] parts) =>
                parts.SelectMany(part => Directory.GetFiles(Path.Combine(folder, part), "*.cs")).ToDictionary(path => path, File.ReadAllText);
            var core = Create("UnityEngine", Files("UnityEngine", "Play"), profile.Symbols, NullableContextOptions.Disable, true)
                .AddReferences(Platform);
            yield return Emit(core, Fail)!;
            if (!profile.IsEditor)
                yield break;
            var editor = Create("UnityEditor", Files("UnityEditor"), profile.Symbols, NullableContextOptions.Disable, true)
                .AddReferences(Platform).AddReferences(core.ToMetadataReference());
            yield return Emit(editor, Fail)!;
        }

        private static CSharpCompilation Create(string name, IReadOnlyDictionary<string, string> scripts, IEnumerable<string> symbols, NullableContextOptions nullable, bool allowUnsafe)
        {
            var parse = new CSharpParseOptions(LanguageVersion.CSharp9, preprocessorSymbols: symbols.Append("NETSTANDARD2_1"));
            var trees = scripts.Select(script => CSharpSyntaxTree.ParseText(script.Value, parse, script.Key));
            var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable, allowUnsafe: allowUnsafe)
                .WithSpecificDiagnosticOptions(Silenced.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
            return CSharpCompilation.Create(name, trees, options: options);
        }

        private static PortableExecutableReference? Emit(CSharpCompilation compilation, Action<string> complain)
        {
            using var image = new MemoryStream();
            var result = compilation.Emit(image);
            foreach (var diagnostic in result.Diagnostics.Where(d => d.Severity >= (complain == Fail ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning) && !d.IsSuppressed))
                complain(diagnostic.ToString());
            return result.Success ? MetadataReference.CreateFromImage(image.ToArray()) : null;
        }

        private static void Fail(string complaint) => throw new InvalidOperationException("The stand-ins do not compile: " + complaint);

        private static PortableExecutableReference Library(string name) => MetadataReference.CreateFromFile(Libraries[name]);
    }
}
