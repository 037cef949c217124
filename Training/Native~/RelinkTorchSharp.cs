using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Rewrites one version need (GLIBCXX_3.4.32 to GLIBCXX_3.4) and the one symbol that carries it in copies of libLibTorchSharp.so.
/// Idempotent; leaves the files alone where the libstdc++ of this system has the newer version.
/// </summary>
public class RelinkTorchSharp : Task
{
    private const string NewVersion = "GLIBCXX_3.4.32", OldVersion = "GLIBCXX_3.4";

    // GCC 13 calls this once per library to initialise iostreams; older compilers called the constructor, which takes a
    // pointer it never reads and is otherwise the same function.
    private const string NewSymbol = "_ZSt21ios_base_library_initv", OldSymbol = "_ZNSt8ios_base4InitC1Ev";

    private const uint StringTable = 3, VersionNeeds = 0x6ffffffe;

    [Required]
    public ITaskItem[] Files { get; set; }

    public override bool Execute()
    {
        if (SystemHasNewVersion())
            return true;
        foreach (var file in Files.Select(f => f.GetMetadata("FullPath")))
            Relink(file);
        return !Log.HasLoggedErrors;
    }

    private void Relink(string file)
    {
        var elf = File.ReadAllBytes(file);
        if (elf.Length < 64 || elf[0] != 0x7f || elf[1] != 'E' || elf[4] != 2 || elf[5] != 1 || !Overwrite(elf, NewSymbol, OldSymbol))
            return;
        foreach (var section in Sections(elf).Where(s => s.Type == VersionNeeds))
            for (long need = section.Offset; ; need += BitConverter.ToUInt32(elf, (int)need + 12))
            {
                for (long entry = need + BitConverter.ToUInt32(elf, (int)need + 8); ; entry += BitConverter.ToUInt32(elf, (int)entry + 12))
                {
                    if (BitConverter.ToUInt32(elf, (int)entry) == ElfHash(NewVersion))
                        BitConverter.GetBytes(ElfHash(OldVersion)).CopyTo(elf, entry);
                    if (BitConverter.ToUInt32(elf, (int)entry + 12) == 0)
                        break;
                }
                if (BitConverter.ToUInt32(elf, (int)need + 12) == 0)
                    break;
            }
        Overwrite(elf, NewVersion, OldVersion);

        // A new file replaces the old one, because the copy may be a hard link into the package cache; its time stamp stays,
        // so the next build does not think that it must be copied again.
        var written = File.GetLastWriteTimeUtc(file);
        var temporary = file + ".relinked";
        File.WriteAllBytes(temporary, elf);
        File.SetLastWriteTimeUtc(temporary, written);
        File.Delete(file);
        File.Move(temporary, file);
        Log.LogMessage(MessageImportance.Normal, "Relinked {0} from {1} to {2}.", file, NewVersion, OldVersion);
    }

    private static bool Overwrite(byte[] elf, string text, string shorter)
    {
        var wanted = Encoding.ASCII.GetBytes("\0" + text + "\0");
        var replacement = Encoding.ASCII.GetBytes("\0" + shorter + "\0");
        foreach (var section in Sections(elf).Where(s => s.Type == StringTable))
            for (var at = section.Offset; at + wanted.Length <= section.Offset + section.Size; at++)
                if (wanted.Select((b, i) => elf[at + i] == b).All(same => same))
                {
                    replacement.CopyTo(elf, at);
                    return true;
                }
        return false;
    }

    private static IEnumerable<(uint Type, long Offset, long Size)> Sections(byte[] elf)
    {
        var table = BitConverter.ToInt64(elf, 40);
        int size = BitConverter.ToUInt16(elf, 58), count = BitConverter.ToUInt16(elf, 60);
        for (var i = 0; i < count; i++)
        {
            var header = (int)table + i * size;
            yield return (BitConverter.ToUInt32(elf, header + 4), BitConverter.ToInt64(elf, header + 24), BitConverter.ToInt64(elf, header + 32));
        }
    }

    private static uint ElfHash(string name)
    {
        uint hash = 0;
        foreach (var c in name)
        {
            hash = (hash << 4) + c;
            hash ^= (hash & 0xf0000000) >> 24;
            hash &= 0x0fffffff;
        }
        return hash;
    }

    private static bool SystemHasNewVersion()
    {
        var library = File.ReadLines("/proc/self/maps").Select(line => line.Substring(line.LastIndexOf(' ') + 1))
            .Concat(new[] { "/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "/usr/lib/aarch64-linux-gnu/libstdc++.so.6", "/usr/lib64/libstdc++.so.6", "/usr/lib/libstdc++.so.6" })
            .FirstOrDefault(path => Path.GetFileName(path).StartsWith("libstdc++.so", StringComparison.Ordinal) && File.Exists(path));
        return library == null || Encoding.ASCII.GetString(File.ReadAllBytes(library)).Contains(NewVersion + "\0");
    }
}
